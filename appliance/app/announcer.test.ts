import { beforeEach, describe, expect, it } from "vitest";
import type { ConfigChange } from "../domain/commands.ts";
import { plainRoom, type Room } from "../domain/rooms.ts";
import { type MemoryBox, openMemoryBox, root } from "./memory-box.contract.ts";

let box: MemoryBox;
beforeEach(async () => {
  box = await openMemoryBox();
});

const calls = () =>
  box.bus.sent
    .filter(({ topic }) => topic === `${root}/call/event`)
    .map(({ payload }) => JSON.parse(payload.toString()) as Record<string, never>);
const latest = (id: unknown) => calls().findLast((call) => call["id"] === id);
const health = () => {
  const sent = box.bus.sent.findLast(({ topic }) => topic === `${root}/health/voice`);
  return JSON.parse(sent?.payload.toString() ?? "{}") as Record<string, unknown>;
};
const set = (...changes: ConfigChange[]) => box.ask({ type: "configure", changes });
const hall = (change: Partial<Room>): ConfigChange => ({
  ...{ kind: "room", id: "salle-1" },
  value: { ...plainRoom("salle-1", "Salle d’attente"), ...change },
});

/** Opens counters and calls one visitor at each, at once. */
async function crowd(count: number): Promise<string[]> {
  const logins = ["durand", "martin", "bernard", "petit"];
  const visits: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await box.issue();
    const session = await box.open(logins[index] ?? "", `guichet-${index + 1}`, ["urologie"]);
    visits.push(await box.call(session, "urologie"));
  }
  return visits;
}

describe("announcements of a room", () => {
  it("follow each other, eight seconds apart: a screen shows each alone", async () => {
    await crowd(3);
    const [a, b, c] = calls().map((call) => Number(call["startAt"]));
    expect([Number(b) - Number(a), Number(c) - Number(b)]).toEqual([8_000, 8_000]);
  });

  it("say a recall first, and give the others their later turns", async () => {
    await crowd(3);
    const [first, second, third] = calls();
    await box.clock.advanceSettling(6_000);
    await box.ask({
      ...{ type: "repeatCall", sessionId: "session-2", visitId: String(first?.["visitId"]) },
      seenState: "called",
    });
    const again = calls().find((call) => call["repeat"] === true);
    const start = (call: typeof first) => Number(latest(call?.["id"])?.["startAt"]);
    expect(start(again)).toBeLessThan(start(second));
    expect(start(third) - start(second)).toBe(8_000);
  });

  it("skip who has come before the turn, count it, and tell the screens", async () => {
    const [, visitId = ""] = await crowd(3);
    const [, second, third] = calls();
    await box.ask({
      ...{ type: "signalArrival", sessionId: "session-5", visitId, seenState: "called" },
    });
    const told = latest(second?.["id"]);
    expect(Number(told?.["expiresAt"])).toBeLessThan(box.clock.now());
    expect(Number(latest(third?.["id"])?.["startAt"])).toBe(Number(second?.["startAt"]));
    expect(box.effects.announcer.skipped).toBe(1);
    expect(health()).toMatchObject({ level: "ok", code: "ready", facts: { skipped: 1 } });
  });

  it("never say a call that is older than a minute", async () => {
    const board = box.engine.state().boards.get("board-1");
    if (board)
      await set({
        ...{ kind: "board", id: "board-1" },
        value: { ...board, design: { ...board.design, holdSeconds: 60 } },
      });
    await crowd(3);
    await box.clock.advanceSettling(130_000);
    expect(box.effects.announcer.skipped).toBe(1);
  });

  it("carry the room's own sound, and are quiet when the room is", async () => {
    const zone = { ...box.engine.state().site, zone: "Europe/Paris" };
    const night = { nightFrom: "09:30", nightTo: "11:00", nightVolume: 40, repeats: 2, gapMs: 900 };
    await set({ kind: "site", value: zone }, hall(night));
    await crowd(1);
    expect(calls()[0]).toMatchObject({
      ...{ roomId: "salle-1", sound: { volume: 40, repeats: 2, gapMs: 900, chime: true } },
    });
    expect(calls()[0]?.["clips"]).toHaveLength(2);
    await set(hall({ quietFrom: "09:30", quietTo: "11:00" }));
    await box.issue();
    await box.call(await box.open("martin", "guichet-2", ["urologie"]), "urologie");
    expect(calls().at(-1)).toMatchObject({ sound: { volume: 60 }, clips: [] });
  });

  it("are made in each room that the service is called in, in the languages of that room", async () => {
    await set(hall({ serviceIds: ["urologie"] }), {
      ...{ kind: "room", id: "autre" },
      value: { ...plainRoom("autre", "Autre"), languages: ["en"] },
    });
    await crowd(1);
    expect(calls().map((call) => call["roomId"])).toEqual(["autre", "salle-1"]);
    const texts = box.voice.asked.map(({ language, text }) => `${language} ${text}`);
    expect(texts).toContain("en Ticket A 1,");
  });

  it("are said in the site's own words, with its zeros and its lexicon", async () => {
    const { site } = box.engine.state();
    const templates = { ...site.voice.templates, fr: "{place} : ticket {ticket}." };
    const lexicon = [{ language: "fr", word: "guichet", spoken: "comptoir" } as const];
    const voice = { ...site.voice, templates, lexicon, speakZeros: true };
    await set({ kind: "site", value: { ...site, voice } });
    await box.issue();
    await box.settle();
    const texts = box.voice.asked.map(({ text }) => text);
    expect(texts).toContain("comptoir 1 :");
    expect(texts).toContain("ticket A 0 0 1.");
  });

  it("give a trial of the voice its turn among the calls, and put it on no list", async () => {
    await crowd(1);
    const [call] = calls();
    await box.effects.announcer.tryRoom("salle-1", [{ language: "fr", text: "Ticket A 32," }]);
    const trial = calls().at(-1);
    expect(trial).toMatchObject({ trial: true, roomId: "salle-1", label: "" });
    expect(trial?.["clips"]).toHaveLength(1);
    expect(Number(trial?.["startAt"]) - Number(call?.["startAt"])).toBe(8_000);
    await box.issue();
    await box.settle();
    expect(Number(latest(trial?.["id"])?.["expiresAt"])).toBeGreaterThan(box.clock.now());
    expect(box.effects.announcer.skipped).toBe(0);
  });

  it("never speak of a call for help", async () => {
    const sessionId = await box.open("durand", "guichet-1", ["urologie"]);
    await box.ask({ type: "raiseSos", sosId: "sos-1", sessionId });
    expect(calls()).toEqual([]);
  });

  it("raise an alert when nothing can be said, and the call is on the screens in the same moment", async () => {
    box.voice.fail("broken");
    await box.issue({ serviceId: "cardiologie" });
    await box.call(await box.open("durand", "guichet-1", ["cardiologie"]), "cardiologie");
    expect(calls()).toMatchObject([{ label: "H001", clips: [], sound: { chime: true } }]);
    expect(health()).toMatchObject({ level: "alert", code: "failing", facts: { error: "broken" } });
  });
});
