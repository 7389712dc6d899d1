import { beforeEach, describe, expect, it } from "vitest";
import { plainDesign } from "./board-design.ts";
import type { ConfigChange } from "./commands.ts";
import type { Service, SiteSettings } from "./model.ts";
import { isRefusal } from "./refusals.ts";
import { plainRoom, plainSound } from "./rooms.ts";
import {
  sampleAgent,
  sampleCounter,
  sampleReason,
  sampleService,
  setting,
  Trial,
} from "./trial.ts";

let trial: Trial;
beforeEach(() => {
  trial = Trial.open();
});

function configure(...changes: ConfigChange[]) {
  return trial.asks({ type: "configure", changes });
}
/** What a configuration is refused for, and with which thing; null when it is taken. */
function fault(...changes: ConfigChange[]): string | null {
  const answer = configure(...changes);
  if (!isRefusal(answer)) return null;
  expect(answer.refused).toBe("invalidConfiguration");
  return `${answer.detail["what"]} ${answer.detail["id"]}`;
}
function site(change: Partial<SiteSettings>): ConfigChange {
  return { kind: "site", value: { ...trial.state.site, ...change } };
}
function service(change: Partial<Service>): ConfigChange {
  return setting("service", sampleService("heart", "H", change));
}
function remove(kind: Exclude<ConfigChange["kind"], "site">, id: string): ConfigChange {
  return { kind, id, value: null };
}

/** A kiosk without a printer. */
const spare = { name: "Hall", printerId: null, fallbackPrinterId: null };

describe("a configuration", () => {
  it("sets, replaces and removes every kind of thing", () => {
    configure(
      setting("kiosk", { id: "k1", name: "Hall", printerId: "p1", fallbackPrinterId: null }),
      setting("kiosk", { id: "k2", name: "Hall", printerId: null, fallbackPrinterId: null }),
      setting("room", plainRoom("hall", "Hall")),
      setting("board", {
        id: "b1",
        name: "Hall",
        roomId: "hall",
        ...plainSound,
        design: plainDesign,
      }),
      site({ name: "Clinique" }),
      service({ last: 50 }),
    );
    expect(trial.state.site.name).toBe("Clinique");
    expect(trial.state.services.get("heart")?.last).toBe(50);
    expect([...trial.state.kiosks.keys(), ...trial.state.boards.keys()]).toEqual([
      "k1",
      "k2",
      "b1",
    ]);
    configure(
      remove("kiosk", "k1"),
      remove("board", "b1"),
      remove("printer", "p1"),
      remove("counter", "c3"),
      remove("reason", "glasses"),
      remove("agent", "cleo"),
      remove("service", "eyes"),
    );
    const { kiosks, boards, printers, counters, reasons, agents, services } = trial.state;
    const sizes = [kiosks, boards, printers, counters, reasons, agents, services].map(
      (m) => m.size,
    );
    expect(sizes).toEqual([1, 0, 0, 2, 1, 2, 1]);
  });

  it("is recorded with what stood before, which undoes it", () => {
    const [was] = [trial.state.services.get("heart")];
    const change = service({ last: 50 });
    const added = setting("kiosk", { ...spare, id: "k9" });
    expect(configure(change, added, site({ name: "Clinique" }))).toEqual([
      {
        type: "configChanged",
        changes: [change, added, site({ name: "Clinique" })],
        before: [
          { kind: "service", id: "heart", value: was },
          { kind: "kiosk", id: "k9", value: null },
          { kind: "site", value: expect.objectContaining({ name: "Patience" }) },
        ],
      },
    ]);
  });

  it("is refused when somebody changed the same thing since it was seen", () => {
    const seen = [service({})];
    const saw = (things: ConfigChange[], ...changes: ConfigChange[]) =>
      trial.asks({ type: "configure", changes, seen: things });
    configure(service({ last: 50 }));
    expect(saw(seen, service({ first: 2 }))).toEqual({
      refused: "configurationChanged",
      detail: { kind: "service", id: "heart" },
    });
    expect(saw([site({ name: "Other" })], site({ name: "New" }))).toEqual({
      refused: "configurationChanged",
      detail: { kind: "site", id: trial.state.site.id },
    });
    const added = setting("kiosk", { ...spare, id: "k9" });
    expect(isRefusal(saw([remove("kiosk", "k9")], added))).toBe(false);
    expect(isRefusal(saw([service({ last: 50 })], service({ first: 2, last: 50 })))).toBe(false);
  });

  it("without a change is no news", () => {
    expect(configure()).toEqual([]);
  });

  it("is taken whole or not at all", () => {
    expect(fault(service({ name: { fr: "Cœur" } }), service({ first: 0 }))).toBe("range heart");
    expect(trial.state.services.get("heart")?.name.fr).toBe("heart");
  });

  it("is judged by its result, so that two services may swap their prefixes", () => {
    expect(
      fault(
        setting("service", sampleService("heart", "E")),
        setting("service", sampleService("eyes", "H")),
      ),
    ).toBeNull();
  });
});

describe("a faulty configuration is refused, and the fault is named", () => {
  it.each<[string, Partial<SiteSettings>]>([
    ["arrivalDeadlineSeconds", { arrivalDeadlineSeconds: 59 }],
    ["arrivalDeadlineSeconds", { arrivalDeadlineSeconds: 901 }],
    ["arrivalWarningSeconds", { arrivalWarningSeconds: 0 }],
    ["warningNotBeforeDeadline", { arrivalWarningSeconds: 300 }],
    ["undoSeconds", { undoSeconds: 31 }],
    ["absentMinutes", { absentMinutes: -1 }],
    ["repeatSeconds", { repeatSeconds: 0.5 }],
    ["minimumVisitSeconds", { minimumVisitSeconds: Number.NaN }],
    ["lostLinkMinutes", { lostLinkMinutes: 0 }],
    ["printAnswerSeconds", { printAnswerSeconds: 601 }],
    ["zoneMissing", { zone: " " }],
    ["rollover", { rollover: "24:00" }],
    ["rollover", { rollover: "4:00" }],
    ["languages", { languages: [] }],
    ["languages", { languages: ["fr", "fr"] }],
  ])("%s of the site", (what, change) => {
    expect(fault(site(change))).toBe(`${what} site`);
  });

  const thresholds = {
    peopleOrange: null,
    peopleRed: null,
    minutesOrange: null,
    minutesRed: null,
  };
  it.each<[string, Partial<Service>]>([
    ["nameMissing", { name: { fr: " " } }],
    ["prefix", { prefix: "h" }],
    ["prefix", { prefix: "HHHH" }],
    ["prefix", { prefix: "H1" }],
    ["range", { first: 0 }],
    ["range", { first: 10, last: 9 }],
    ["range", { last: 10_000 }],
    ["range", { first: 1.5 }],
    ["rangesOverlap", { prefix: "E", first: 99, last: 200 }],
    ["thresholds", { thresholds: { ...thresholds, peopleOrange: 0 } }],
    ["thresholds", { thresholds: { ...thresholds, peopleOrange: 9, peopleRed: 5 } }],
    ["thresholds", { thresholds: { ...thresholds, minutesOrange: 2, minutesRed: 1 } }],
    ["thresholds", { thresholds: { ...thresholds, minutesRed: 1.5 } }],
  ])("%s of a service", (what, change) => {
    expect(fault(service(change))).toBe(`${what} heart`);
  });

  it("while ranges beside one another and sensible thresholds are fine", () => {
    const change = { prefix: "E", first: 100, last: 199 };
    const both = { ...thresholds, peopleOrange: 5, peopleRed: 5, minutesRed: 10 };
    expect(fault(service({ ...change, thresholds: both }))).toBeNull();
  });

  it("an id that is not the thing's own", () => {
    const value = sampleCounter("c7", "7");
    expect(fault({ kind: "counter", id: "c8", value })).toBe("idMismatch c8");
  });

  it("more of a kind than any site has", () => {
    const many = Array.from({ length: 51 }, (_, n) =>
      setting("printer", { id: `x${n}`, name: "Hall", target: null, model: null }),
    );
    expect(fault(...many)).toBe("tooMany printers");
  });

  it("a reason without a service or a label", () => {
    expect(fault(setting("reason", sampleReason("r", "knees")))).toBe("unknownService r");
    const nameless = sampleReason("r", "heart", { label: { fr: "" } });
    expect(fault(setting("reason", nameless))).toBe("labelMissing r");
    expect(fault(remove("service", "heart"))).toBe("unknownService advice");
  });

  it("a counter without a label, or with another one's", () => {
    expect(fault(setting("counter", sampleCounter("c7", "")))).toBe("labelMissing c7");
    expect(fault(setting("counter", sampleCounter("c7", "1")))).toBe("labelTaken c1");
    const office = { ...sampleCounter("c7", "1"), place: "bureau" } as const;
    expect(fault(setting("counter", office))).toBeNull();
  });

  it("an agent without a login, with another one's, or for an unknown service", () => {
    expect(fault(setting("agent", sampleAgent("dora", { login: "" })))).toBe("loginMissing dora");
    expect(fault(setting("agent", sampleAgent("dora", { login: "ADA" })))).toBe("loginTaken ada");
    const knees = sampleAgent("dora", { serviceIds: ["heart", "knees"] });
    expect(fault(setting("agent", knees))).toBe("unknownService dora");
  });

  it("a kiosk at an unknown printer, or a board in no room", () => {
    const kiosk = { id: "k", name: "Hall", printerId: "p9", fallbackPrinterId: null };
    expect(fault(setting("kiosk", kiosk))).toBe("unknownPrinter k");
    const twice = { ...kiosk, printerId: "p1", fallbackPrinterId: "p1" };
    expect(fault(setting("kiosk", twice))).toBe("samePrinter k");
    const board = { id: "b", name: "Hall", roomId: "nowhere", ...plainSound, design: plainDesign };
    expect(fault(setting("board", board))).toBe("unknownRoom b");
  });
});

describe("what people need at this moment stays", () => {
  const noHeart = () => [remove("service", "heart"), remove("reason", "advice")];

  it("a service with somebody in it", () => {
    const ticketId = trial.issues("heart");
    expect(fault(...noHeart())).toBe("serviceInUse heart");
    trial.does({ type: "cancelTicket", ticketId });
    expect(fault(...noHeart())).toBeNull();
  });

  it("an open counter, and one that calls for help", () => {
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.does({ type: "raiseSos", sosId: "sos", sessionId });
    expect(fault(remove("counter", "c1"))).toBe("counterInUse c1");
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(fault(remove("counter", "c1"))).toBe("counterInUse c1");
    trial.does({ type: "acknowledgeSos", sosId: "sos", agentId: "ada" });
    trial.does({ type: "closeSos", sosId: "sos", agentId: "ada" });
    expect(fault(remove("counter", "c1"))).toBeNull();
  });

  it("an agent at a counter", () => {
    const sessionId = trial.opens("ben", "c1", ["heart"]);
    expect(fault(remove("agent", "ben"))).toBe("agentInUse ben");
    expect(fault(setting("agent", sampleAgent("ben", { active: false })))).toBe("agentInUse ben");
    trial.does({ type: "closeCounter", sessionId, seen: null });
    expect(trial.state.lastSessions.has("ben")).toBe(true);
    expect(fault(remove("agent", "ben"))).toBeNull();
    expect(trial.state.lastSessions.has("ben")).toBe(false);
  });

  it("the last administrator", () => {
    expect(fault(remove("agent", "ada"))).toBe("lastAdministrator ada");
    const ada = setting("agent", sampleAgent("ada"));
    expect(fault(ada)).toBe("lastAdministrator ada");
    expect(fault(ada, setting("agent", sampleAgent("dora", { role: "administrator" })))).toBeNull();
  });

  it("while a site that never had an administrator may go on without", () => {
    trial = new Trial();
    expect(fault(setting("agent", sampleAgent("ben")))).toBeNull();
    expect(fault(setting("agent", sampleAgent("cleo")))).toBeNull();
  });
});

describe("an open counter", () => {
  it("loses a service that is gone or that its agent may no longer serve, and keeps the rest", () => {
    const sessionId = trial.opens("ben", "c1", ["heart", "eyes"]);
    const { revision } = trial.session(sessionId);
    configure(setting("agent", sampleAgent("ben", { serviceIds: ["heart"] })));
    expect(trial.session(sessionId)).toMatchObject({
      serviceIds: ["heart"],
      revision: revision + 1,
    });
    configure(
      setting("agent", sampleAgent("ben")),
      remove("service", "heart"),
      remove("reason", "advice"),
    );
    expect(trial.session(sessionId).serviceIds).toEqual([]);
  });

  it("stays as it is when nothing of its own changes", () => {
    const before = trial.session(trial.opens("ben", "c1", ["heart", "eyes"]));
    configure(service({ name: { fr: "Cœur" } }));
    expect(trial.session(before.id)).toEqual(before);
  });
});

describe("a service that is removed", () => {
  it("starts anew when it comes back, but gives no number twice a day", () => {
    const heart = sampleService("heart", "H");
    const sessionId = trial.opens("ada", "c1", ["heart"]);
    trial.issues("heart");
    trial.serves(sessionId, "heart");
    configure(remove("service", "heart"), remove("reason", "advice"));
    expect(trial.state.paces.size).toBe(0);
    configure(setting("service", { ...heart, last: 999 }));
    expect(trial.ticket(trial.issues("heart")).label).toBe("H002");
  });
});
