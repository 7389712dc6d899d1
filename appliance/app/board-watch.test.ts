import { describe, expect, it } from "vitest";
import type { BoardAck } from "../../protocol/devices.ts";
import { type Board, plainRoom, type Room } from "../domain/rooms.ts";
import { type MemoryBox, openMemoryBox, root } from "./memory-box.contract.ts";

/** A second of the manual clock at a time, as the box lives it. */
async function pass(box: MemoryBox, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    box.clock.advance(1_000);
    await box.settle();
  }
}

const say = (box: MemoryBox, what: string, body: object) =>
  box.bus.inject(`${root}/board/board-1/${what}`, JSON.stringify(body));

const ack = (change: Partial<BoardAck> = {}): BoardAck => ({
  ...{ v: 1, seq: 1, callId: null, paintedAt: 1, paintMs: null, paintAgeMs: 100 },
  ...{ audio: "running", sound: "none", ...change },
});

function document(box: MemoryBox, topic: string): Record<string, unknown> | null {
  const text = box.bus.retained.get(`${root}/${topic}`);
  return text === undefined ? null : (JSON.parse(text) as Record<string, unknown>);
}
const health = (box: MemoryBox) => document(box, "health/board:board-1");

describe("the watch over the boards", () => {
  it("says nothing of a board that has its time to appear, then that it is not there", async () => {
    const box = await openMemoryBox();
    await pass(box, 30);
    expect(health(box)).toBeNull();
    await pass(box, 31);
    expect(health(box)).toMatchObject({ level: "alert", code: "offline" });
  });

  it("tells within 15 s that a board has fallen silent, and at once that it is back", async () => {
    const box = await openMemoryBox();
    say(box, "presence", { v: 1, online: true, bootId: "page-1", at: 1 });
    say(box, "ack", ack());
    expect(health(box)).toMatchObject({ level: "ok", code: "well" });
    await pass(box, 9);
    expect(health(box)).toMatchObject({ code: "well" });
    await pass(box, 3);
    expect(health(box)).toMatchObject({ level: "alert", code: "silent" });
    say(box, "presence", { v: 1, online: false, bootId: "page-1", at: 1 });
    await pass(box, 1);
    expect(health(box)).toMatchObject({ code: "offline" });
    say(box, "ack", ack());
    expect(health(box)).toMatchObject({ level: "ok", code: "well" });
  });

  it("tells of one that does not paint, or may not sound", async () => {
    const box = await openMemoryBox();
    say(box, "ack", ack({ paintAgeMs: 12_000 }));
    expect(health(box)).toMatchObject({ code: "frozen" });
    say(box, "ack", ack({ audio: "suspended" }));
    expect(health(box)).toMatchObject({ code: "notWoken" });
  });

  it("forgets a board that is configured no more", async () => {
    const box = await openMemoryBox();
    say(box, "ack", ack());
    await box.ask({ type: "configure", changes: [{ kind: "board", id: "board-1", value: null }] });
    await pass(box, 1);
    expect(health(box)).toBeNull();
  });
});

describe("the proof of a call", () => {
  async function called(room: Partial<Room> = {}, screen: Partial<Board> = {}) {
    const box = await openMemoryBox();
    const hall = { ...plainRoom("salle-1", "Salle d’attente"), ...room };
    const known = box.engine.state().boards.get("board-1") as Board;
    await box.ask({
      type: "configure",
      changes: [
        { kind: "room", id: "salle-1", value: hall },
        { kind: "board", id: "board-1", value: { ...known, ...screen } },
      ],
    });
    const session = await box.open("durand", "guichet-1", ["urologie"]);
    await box.issue();
    const visitId = await box.call(session, "urologie");
    const event = box.bus.sent.findLast(({ topic }) => topic === `${root}/call/event`);
    const { id } = JSON.parse(event?.payload ?? "{}") as { id: string };
    const proof = () => document(box, "counter/guichet-1/proof");
    return { box, visitId, id, proof };
  }

  it("begins with the boards that have to show it", async () => {
    const { proof, visitId, id } = await called();
    expect(proof()).toMatchObject({ visitId, callId: id, boards: 1, painted: 0, sound: "pending" });
  });

  it("counts who has painted it, and takes the best of what was heard", async () => {
    const { box, proof, id } = await called();
    say(box, "ack", ack({ callId: id, paintMs: 24 }));
    expect(proof()).toMatchObject({ painted: 1, paintMs: 24, sound: "pending" });
    say(box, "ack", ack({ callId: id, paintMs: 24, sound: "voice" }));
    expect(proof()).toMatchObject({ painted: 1, sound: "voice" });
  });

  it("knows that a board which may not sound will not be heard", async () => {
    const { box, proof, id } = await called();
    say(box, "ack", ack({ callId: id, audio: "suspended" }));
    expect(proof()).toMatchObject({ painted: 1, sound: "none" });
  });

  it("takes the box's own loudspeaker for a loudspeaker, and no word on another call", async () => {
    const { box, proof, id } = await called({ loudspeaker: "default" });
    say(box, "ack", ack({ callId: "another", paintMs: 24 }));
    expect(proof()).toMatchObject({ painted: 0, speakers: 2 });
    box.effects.proofs.heard(id, "salle-1", "chime");
    expect(proof()).toMatchObject({ painted: 0, sound: "chime" });
    box.effects.proofs.heard("another", "salle-1", "voice");
    expect(proof()).toMatchObject({ sound: "chime" });
    box.effects.proofs.heard(id, "salle-1", "voice");
    box.effects.proofs.heard(id, "salle-1", "none");
    expect(proof()).toMatchObject({ sound: "voice" });
  });

  it("is not « none » before board and loudspeaker have both said so", async () => {
    const { box, proof, id } = await called({ loudspeaker: "default" });
    box.effects.proofs.heard(id, "salle-1", "none");
    expect(proof()).toMatchObject({ sound: "pending" });
    say(box, "ack", ack({ callId: id, audio: "none" }));
    expect(proof()).toMatchObject({ sound: "none" });
  });

  it("expects nothing of a board that is meant to be silent", async () => {
    const silent = { id: "board-1", name: "Hall", roomId: "salle-1", volume: 0 };
    const { box, proof, id } = await called({ loudspeaker: "default" }, silent);
    expect(proof()).toMatchObject({ boards: 1, speakers: 1, sound: "pending" });
    box.effects.proofs.heard(id, "salle-1", "none");
    expect(proof()).toMatchObject({ sound: "none" });
  });

  it("says that a call which was not said in time is not to be heard", async () => {
    const { box, proof, id } = await called();
    box.effects.proofs.heard(id, "salle-1", "late");
    expect(proof()).toMatchObject({ sound: "late" });
  });
});
