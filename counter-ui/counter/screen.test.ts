import { describe, expect, it } from "vitest";
import type { Facts, Intent } from "./facts.ts";
import { noIntent } from "./facts.ts";
import { screenKey, screenOf } from "./screen.ts";
import type { Screen, ScreenOf } from "./screens.ts";
import {
  current,
  facts,
  interview,
  morning,
  service,
  session,
  site,
  siteState,
  visit,
  withVisit,
} from "./testing/facts.ts";

function show<K extends Screen["kind"]>(
  kind: K,
  change: Partial<Facts> = {},
  intent: Partial<Intent> = {},
): ScreenOf<K> {
  const screen = screenOf(facts(change), { ...noIntent, ...intent });
  if (screen.kind !== kind) throw new Error(`shows ${screen.kind}`);
  return screen as ScreenOf<K>;
}

const nobodyYet = session({ serviceIds: [] });

describe("before a session", () => {
  it("waits for the box's word before it shows anything", () => {
    expect(show("loading", { current: undefined }).acts).toEqual([]);
  });

  it("asks who it is when nobody is signed in", () => {
    expect(show("login", { current: null }).acts).toEqual([]);
  });

  it("asks again after « Déconnexion »", () => {
    const last = {
      counterId: "c1",
      serviceIds: [],
      end: "closed" as const,
      endedAt: morning,
      delaySeconds: null,
    };
    show("login", { current: current({ session: null, last }) });
  });

  it.each(["expired", "freed", "linkLost"] as const)(
    "offers one tap after the end « %s »",
    (end) => {
      const last = {
        counterId: "c2",
        serviceIds: ["urologie"],
        end,
        endedAt: morning,
        delaySeconds: null,
      };
      const screen = show("over", { current: current({ session: null, last }) });
      expect(screen.why).toBe(end);
      expect(screen.post).toEqual({ id: "c2", place: "guichet", number: "02" });
      expect(screen.acts).toEqual(["reconnect", "otherCounter"]);
      expect(screen.next).toEqual({ name: "reconnect" });
    },
  );

  it("says the site's own delay in the window of E74", () => {
    const last = {
      counterId: "c1",
      serviceIds: [],
      end: "expired" as const,
      endedAt: morning,
      delaySeconds: null,
    };
    const gone = current({ session: null, last });
    expect(show("over", { current: gone, state: null }).delaySeconds).toBe(300);
    const state = siteState({ arrivalDeadlineSeconds: 180 });
    expect(show("over", { current: gone, state }).delaySeconds).toBe(180);
    const own = current({ session: null, last: { ...last, delaySeconds: 120 } });
    expect(show("over", { current: own, state }).delaySeconds).toBe(120);
  });

  it("goes to the sign-in when the agent wants another counter", () => {
    show("login", {}, { place: "login" });
  });
});

describe("a session", () => {
  it("that is the agent's at another counter is not worked from here (E08)", () => {
    const screen = show("moved", { current: current({ session: session({ counterId: "c3" }) }) });
    expect(screen.post.number).toBe("01");
    expect(screen.elsewhere.number).toBe("03");
    expect(screen.acts).toEqual(["bringBack", "otherCounter"]);
  });

  it("seen by a new tab goes straight to its screen", () => {
    show("main", { post: null });
  });

  it("that is paused offers to resume", () => {
    const paused = current({ session: session({ availability: "paused" }) });
    expect(show("paused", { current: paused }).acts).toEqual(["resume", "logout"]);
  });

  it("keeps a visitor on the screen even when paused", () => {
    show("call", { current: withVisit(visit(), { availability: "paused" }) });
  });

  it("shows the counter by its label, on two digits (E20, E40)", () => {
    const screen = show("main");
    expect(screen.post).toEqual({ id: "c1", place: "guichet", number: "01" });
    expect(screen.login).toBe("durand");
  });

  it("shows the counter's id while nothing else is known of it", () => {
    const screen = show("main", { site: null });
    expect(screen.post).toEqual({ id: "c1", place: "guichet", number: "c1" });
  });
});

describe("the service screen (E20-E31)", () => {
  it("comes first in a session without services", () => {
    const screen = show("services", { current: current({ session: nobodyYet }) });
    expect(screen.opening).toBe(true);
    expect(screen.chosen).toEqual([]);
    expect(screen.acts).toEqual(["toggleService", "logout"]);
    expect(screen.next).toBeNull();
  });

  it("has the last choice ticked", () => {
    const last = {
      counterId: "c1",
      serviceIds: ["cardiologie"],
      end: null,
      endedAt: null,
      delaySeconds: null,
    };
    const screen = show("services", { current: current({ session: nobodyYet, last }) });
    expect(screen.chosen).toEqual(["cardiologie"]);
    expect(screen.remembered).toBe(true);
    expect(screen.acts).toContain("validateServices");
    expect(screen.next).toEqual({ name: "validateServices" });
  });

  it("keeps what the agent ticked, even when it is nothing", () => {
    const last = {
      counterId: "c1",
      serviceIds: ["cardiologie"],
      end: null,
      endedAt: null,
      delaySeconds: null,
    };
    const opened = { current: current({ session: nobodyYet, last }) };
    expect(show("services", opened, { chosen: [] }).chosen).toEqual([]);
    expect(show("services", opened, { chosen: ["urologie"] }).chosen).toEqual(["urologie"]);
  });

  it("ticks nothing that the agent may not serve or that is gone", () => {
    const { agent } = current();
    const last = {
      counterId: "c1",
      serviceIds: ["cardiologie", "gone"],
      end: null,
      endedAt: null,
      delaySeconds: null,
    };
    const entitled = { ...agent, serviceIds: ["urologie", "oncologie"] };
    const screen = show("services", {
      current: current({ agent: entitled, session: nobodyYet, last }),
    });
    expect(screen.chosen).toEqual([]);
    expect(screen.rows.filter((row) => row.allowed).map((row) => row.id)).toEqual([
      "urologie",
      "oncologie",
    ]);
  });

  it("ticks the only service that the agent may serve", () => {
    const { agent } = current();
    const entitled = { ...agent, serviceIds: ["oncologie"] };
    const screen = show("services", { current: current({ agent: entitled, session: nobodyYet }) });
    expect(screen.chosen).toEqual(["oncologie"]);
  });

  it("comes again with « Modifier mes services », with the way back", () => {
    const screen = show("services", {}, { place: "services" });
    expect(screen.opening).toBe(false);
    expect(screen.chosen).toEqual(["urologie", "pneumologie"]);
    expect(screen.acts).toEqual(["toggleService", "back", "validateServices"]);
  });
});

describe("the main screen (E40-E53)", () => {
  it("shows every service, and which of them are served (E44)", () => {
    const { rows } = show("main");
    expect(rows).toHaveLength(8);
    expect(rows.filter((row) => row.served).map((row) => row.id)).toEqual([
      "urologie",
      "pneumologie",
    ]);
  });

  it("adds up as in the manual's worked example (E26, E27)", () => {
    expect(show("main").totals).toEqual({ waiting: 4, meanMinutes: 3, openCounters: 2 });
  });

  it("shows the wait of the next visitor to call (E46)", () => {
    const { rows } = show("main");
    expect(rows[0]?.figures).toMatchObject({ waiting: 4, waitMs: 200_000 });
    expect(rows[1]?.figures).toMatchObject({ waiting: 0, waitMs: 0 });
  });

  it("shows the services without figures while the bus is silent", () => {
    const screen = show("main", { services: [], state: null });
    expect(screen.rows.map((row) => row.figures)).toEqual(Array(8).fill(null));
    expect(screen.totals).toBeNull();
  });

  it("names the served service whose next visitor waits longest as the next step", () => {
    const services = [
      service("UROLOGIE", { waiting: 1, nextSince: morning - 60_000 }),
      service("PNEUMOLOGIE", { waiting: 1, nextSince: morning - 120_000 }),
      service("CARDIOLOGIE", { waiting: 9, nextSince: morning - 900_000 }),
    ];
    expect(show("main", { services }).next).toEqual({ name: "callNext", serviceId: "pneumologie" });
  });

  it("has no next step when nobody waits in several services", () => {
    const screen = show("main", { services: [service("UROLOGIE"), service("PNEUMOLOGIE")] });
    expect(screen.next).toBeNull();
    expect(screen.callNext).toBeNull();
  });

  it("lets a counter with one service call it at any time", () => {
    const one = current({ session: session({ serviceIds: ["cardiologie"] }) });
    expect(show("main", { current: one }).next).toEqual({
      name: "callNext",
      serviceId: "cardiologie",
    });
  });

  it("offers no change of services on a site with one (E29)", () => {
    const one = show("main", { site: site(["UROLOGIE"]), services: [service("UROLOGIE")] });
    expect(one.acts).not.toContain("changeServices");
    expect(show("main").acts).toContain("changeServices");
  });

  it("lists a service that the bus knows and the site's list does not yet", () => {
    const services = [service("UROLOGIE"), service("GERIATRIE", { position: 9 })];
    const screen = show("main", { site: site(["UROLOGIE"]), services });
    expect(screen.rows.map((row) => row.id)).toEqual(["urologie", "geriatrie"]);
  });
});

describe("the choice and recall screens (E60-E67)", () => {
  const urologie = { serviceId: "urologie" };

  it("offer a new number, an old one, and the way back", () => {
    const screen = show("choice", {}, { place: "choice", ...urologie });
    expect(screen.acts).toEqual(["callNext", "openRecall", "back"]);
    expect(screen.next).toEqual({ name: "callNext", serviceId: "urologie" });
  });

  it("do not exist for a service that does not recall (E01)", () => {
    const services = [service("UROLOGIE", { recall: false })];
    show("main", { services }, { place: "choice", ...urologie });
    show("main", { services }, { place: "recall", ...urologie });
  });

  it("do not exist for a service that is not served any more", () => {
    show("main", {}, { place: "choice", serviceId: "cardiologie" });
  });

  it("take a number, and refuse in a window that only goes back", () => {
    const recall = { place: "recall" as const, ...urologie };
    expect(show("recall", {}, recall).acts).toEqual(["typeNumber", "recall", "back"]);
    const recallRefused = { code: "notReceivedYet", counterLabel: "" };
    const refused = show("recall", {}, { ...recall, recallRefused });
    expect(refused.acts).toEqual(["closeWindow"]);
    expect(refused.next).toEqual({ name: "closeWindow" });
  });
});

describe("the call screen (E69-E74)", () => {
  const called = (now: number) => show("call", { current: withVisit(visit()), now });

  it("shows the wait before the call and the time since", () => {
    const screen = called(morning + 65_000);
    expect(screen.visit.waitedMs).toBe(12 * 60_000);
    expect(screen.elapsedMs).toBe(65_000);
    expect(screen.totalMs).toBe(300_000);
    expect(screen.leftMs).toBe(235_000);
    expect(screen.service?.id).toBe("urologie");
  });

  it("warns from the fourth minute, and knows that it is late after the fifth", () => {
    expect(called(morning + 239_999).alert).toBe("calm");
    expect(called(morning + 240_000).alert).toBe("warning");
    expect(called(morning + 300_000).alert).toBe("late");
  });

  it("repeats the announcement only after its delay (E72)", () => {
    expect(called(morning + 100).acts).toEqual(["arrival", "noShow"]);
    expect(called(morning + 100).repeatSeconds).toBe(5);
    expect(called(morning + 5_000).acts).toEqual(["arrival", "noShow", "repeat"]);
  });

  it("has the arrival as its next step, whatever the agent was doing", () => {
    const screen = show("call", { current: withVisit(visit()) }, { place: "services" });
    expect(screen.next).toEqual({ name: "arrival" });
  });

  it("never shows a time below zero when the clocks disagree", () => {
    expect(called(morning - 9_000).elapsedMs).toBe(0);
  });
});

describe("the interview screen (E76-E80)", () => {
  it("shows its duration, the service's reasons, and the end as next step", () => {
    const screen = show("interview", {
      current: withVisit(interview()),
      now: morning + 61_000,
    });
    expect(screen.durationMs).toBe(61_000);
    expect(screen.reasons.map((reason) => reason.id)).toEqual(["r1", "r2"]);
    expect(screen.acts).toEqual(["reason", "end"]);
    expect(screen.next).toEqual({ name: "end" });
  });

  it("has no reasons where qualification is off (E01)", () => {
    const services = [service("UROLOGIE", { qualification: "off" })];
    const screen = show("interview", { services, current: withVisit(interview()) });
    expect(screen.acts).toEqual(["end"]);
  });

  it("ends only with a reason where one is required", () => {
    const services = [service("UROLOGIE", { qualification: "required" })];
    const without = show("interview", { services, current: withVisit(interview()) });
    expect(without.acts).toEqual(["reason"]);
    expect(without.next).toBeNull();
    const chosen = interview({ reasonId: "r1", qualified: true });
    expect(show("interview", { services, current: withVisit(chosen) }).acts).toContain("end");
  });

  it("ends without a reason where one is required and none exists", () => {
    const services = [service("UROLOGIE", { qualification: "required" })];
    const none = { ...withVisit(interview()), reasons: [] };
    expect(show("interview", { services, current: none }).acts).toContain("end");
  });

  it("ends without a reason where the time for the file follows", () => {
    const services = [service("UROLOGIE", { qualification: "required", wrapUp: true })];
    const without = show("interview", { services, current: withVisit(interview()) });
    expect(without.acts).toEqual(["reason", "end"]);
  });

  it("asks whether a very short visit is over, by a button of its own (E73)", () => {
    const screen = show("interview", { current: withVisit(interview()) }, { shortVisit: true });
    expect(screen.acts).toEqual(["confirmEnd", "closeWindow"]);
    expect(screen.next).toBeNull();
  });

  it("takes the site's setting while the service's is not known", () => {
    const site = { ...withVisit(interview()), qualification: "required" as const };
    expect(show("interview", { services: [], current: site }).qualify).toBe("required");
  });
});

describe("« Annuler »", () => {
  const undo = { kind: "end", until: morning + 10_000 } as const;
  const ended = { current: current({ session: session({ undo }) }) };

  it("is offered with its seconds until its time is over", () => {
    expect(show("main", ended).undo).toEqual({ kind: "end", label: "", seconds: 10 });
    expect(show("main", { ...ended, now: morning + 9_100 }).undo?.seconds).toBe(1);
    const late = show("main", { ...ended, now: morning + 10_000 });
    expect(late.undo).toBeNull();
    expect(late.acts).not.toContain("undo");
  });

  it.each([
    ["main", ended],
    ["call", { current: withVisit(visit(), { undo: { ...undo, kind: "call" } }) }],
    ["interview", { current: withVisit(interview(), { undo: { ...undo, kind: "arrival" } }) }],
  ] as const)("is an act of the %s screen", (kind, change) => {
    expect(show(kind, change).acts).toContain("undo");
  });
});

describe("the key of a screen", () => {
  it("stays while figures and clocks change", () => {
    const before = show("call", { current: withVisit(visit()) });
    const after = show("call", { current: withVisit(visit()), now: morning + 9_000 });
    expect(screenKey(after)).toBe(screenKey(before));
  });

  it("differs for another visit, for the interview, and for each window", () => {
    const keys = [
      show("call", { current: withVisit(visit()) }),
      show("call", { current: withVisit(visit({ id: "v2" })) }),
      show("interview", { current: withVisit(interview()) }),
      show("interview", { current: withVisit(interview()) }, { shortVisit: true }),
      show("choice", {}, { place: "choice", serviceId: "urologie" }),
      show("recall", {}, { place: "recall", serviceId: "urologie" }),
      show(
        "recall",
        {},
        {
          place: "recall",
          serviceId: "urologie",
          recallRefused: { code: "neverIssued", counterLabel: "" },
        },
      ),
      show("main"),
      show("services", {}, { place: "services" }),
    ].map(screenKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
