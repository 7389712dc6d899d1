import { beforeEach, describe, expect, it } from "vitest";
import { nextDeadline } from "./deadlines.ts";
import { snapshotText } from "./invariants.ts";
import { sitePlan } from "./opening-model.ts";
import { closedLabel, openStateOf, siteOpenState } from "./openings.ts";
import { isRefusal } from "./refusals.ts";
import { plainSite } from "./site-options.ts";
import { fromSnapshot, type Snapshot } from "./snapshot.ts";
import { sampleService, setting, Trial } from "./trial.ts";

let trial: Trial;
const hour = 3_600_000;
const hours = [{ weekday: 1, from: "08:00", until: "12:00" }];

beforeEach(() => {
  trial = Trial.open({ hours });
});

/** Open for two hours from now, then from tomorrow. */
function plan(id: string = sitePlan, closures: Parameters<typeof planned>[0] = []): void {
  const openings = [
    { from: trial.at, until: trial.at + 2 * hour, day: "2025-11-24" },
    { from: trial.at + 24 * hour, until: trial.at + 26 * hour, day: "2025-11-25" },
  ];
  trial.does(planned(closures, { id, openings }));
}

function planned(
  closures: readonly { from: number; until: number; label: { fr: string } }[],
  ...plans: readonly { id: string; openings: { from: number; until: number; day: string }[] }[]
) {
  return { type: "planHours", plans, closures, renewAt: trial.at + 100 * hour } as const;
}

function ask(serviceId = "heart", origin: "kiosk" | "counter" = "kiosk") {
  const ticketId = trial.id("t");
  const who = { ticketId, token: `token-${ticketId}`, serviceId, origin };
  const answer = trial.asks({
    ...{ type: "issueTicket", ...who, language: "fr", priority: 0, print: null },
  });
  return isRefusal(answer) ? { refused: answer.refused, ...answer.detail } : "given";
}

const heart = () => trial.state.services.get("heart") ?? sampleService("heart", "H");

describe("opening hours", () => {
  it("are asked of whoever has a calendar, as soon as there are any", () => {
    expect(trial.state.hours).toMatchObject({ dueAt: 0 });
    expect(Trial.open().state.hours.dueAt).toBeNull();
    const closed = [{ from: "2025-12-25", until: "2025-12-25", label: { fr: "Noël" } }];
    expect(Trial.open({ closedDays: closed }).state.hours.dueAt).toBe(0);
    expect(ask()).toBe("given");
    plan();
    expect(trial.state.hours.dueAt).toBe(trial.at + 100 * hour);
  });

  it("close by the clock: visitors are told when tickets are given again, staff may add", () => {
    plan();
    const opensAt = trial.at + 24 * hour;
    expect(ask()).toBe("given");
    expect(openStateOf(trial.state, heart(), trial.at)).toEqual({
      ...{ closed: null, opensAt: null, closesAt: trial.at + 2 * hour },
    });
    expect(nextDeadline(trial.state)).toBe(trial.at + 2 * hour);
    trial.pass(7200);
    expect(ask()).toEqual({ refused: "serviceClosed", serviceId: "heart", why: "hours", opensAt });
    expect(trial.does({ type: "expireDeadlines" })).toEqual([
      { type: "hoursTurned", id: sitePlan, open: false },
    ]);
    expect(siteOpenState(trial.state, trial.at)).toMatchObject({ closed: "hours", opensAt });
    const text = snapshotText(trial.state);
    expect(snapshotText(fromSnapshot(JSON.parse(text) as Snapshot))).toBe(text);
  });

  it("let those who wait be served after closing", () => {
    plan();
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    trial.pass(7200).does({ type: "expireDeadlines" });
    trial.serves(sessionId, "heart");
  });

  it("turn once for each hour that passes, however late anybody looks", () => {
    plan();
    trial.pass(25 * 3600);
    expect(trial.does({ type: "expireDeadlines" })).toMatchObject([{ open: true }]);
    expect(nextDeadline(trial.state)).toBe(trial.at + hour);
    trial.pass(3600).does({ type: "expireDeadlines" });
    expect(nextDeadline(trial.state)).toBeNull();
    expect(ask()).toEqual({ refused: "serviceClosed", serviceId: "heart", why: "hours" });
  });

  it("that passed unseen by the rules count all the same", () => {
    plan();
    trial.pass(3 * 3600).opens("ada", "c1", ["heart"]);
    expect(nextDeadline(trial.state)).toBe(trial.at);
  });

  it("of a service come before the site's", () => {
    const own = sampleService("heart", "H", {
      hours: [{ weekday: 1, from: "08:00", until: "09:00" }],
    });
    trial.does({ type: "configure", changes: [setting("service", own)] });
    trial.does(
      planned(
        [],
        { id: sitePlan, openings: [{ from: 0, until: trial.at + hour, day: "2025-11-24" }] },
        { id: "heart", openings: [] },
      ),
    );
    expect(ask("heart")).toMatchObject({ refused: "serviceClosed", why: "hours" });
    expect(ask("eyes")).toBe("given");
  });

  it("say why a day is closed", () => {
    const from = trial.at + 2 * hour;
    plan(sitePlan, [{ from, until: from + 24 * hour, label: { fr: "Noël" } }]);
    trial.pass(7200);
    expect(ask()).toMatchObject({ refused: "serviceClosed", why: "closedDay" });
    expect(closedLabel(trial.state, trial.at)).toEqual({ fr: "Noël" });
  });

  it("are planned anew when the settings or the clock change, and forgotten without any", () => {
    plan();
    trial.does({ type: "adjustClock", byMs: hour });
    expect(trial.state.hours.dueAt).toBe(0);
    expect(trial.state.hours.plans.size).toBe(1);
    const site = { ...trial.state.site, ...plainSite };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    expect(trial.state.hours).toMatchObject({ dueAt: null });
    expect(ask()).toBe("given");
  });

  it("are nothing beside the hand that closes a service", () => {
    plan();
    trial.does({ type: "setServiceOpen", serviceId: "heart", open: false });
    expect(ask()).toEqual({ refused: "serviceClosed", serviceId: "heart", why: "switch" });
  });
});

describe("a quota", () => {
  beforeEach(() => {
    const changes = [setting("service", sampleService("heart", "H", { quotaPerDay: 2 }))];
    trial.does({ type: "configure", changes });
  });

  it("ends the day's tickets for visitors, and says when the next day opens", () => {
    plan();
    for (let n = 0; n < 2; n += 1) expect(ask()).toBe("given");
    const opensAt = trial.at + 24 * hour;
    expect(ask()).toEqual({ refused: "quotaReached", serviceId: "heart", opensAt });
    expect(ask("eyes")).toBe("given");
  });

  it("without hours does not know when, and starts anew with the day", () => {
    const site = { ...trial.state.site, hours: [] };
    trial.does({ type: "configure", changes: [{ kind: "site", value: site }] });
    for (let n = 0; n < 2; n += 1) ask();
    expect(ask()).toEqual({ refused: "quotaReached", serviceId: "heart" });
    trial.does({ type: "startDay", day: "2025-11-25" });
    expect(ask()).toBe("given");
  });
});
