import { describe, expect, it } from "vitest";
import { manualClock } from "../adapters/clock-manual.ts";
import { plainRoom, type Room } from "../domain/rooms.ts";
import { type Announced, noLoudspeaker } from "../ports/loudspeaker.ts";
import type { CallBody } from "./announcements.ts";
import { Chimes } from "./chimes.ts";
import { RoomSpeaker } from "./room-speaker.ts";

const clip = { hash: "a".repeat(64), durationMs: 1_200 };

function speaker() {
  const played: Announced[] = [];
  const clock = manualClock(0);
  const loudspeaker = { ...noLoudspeaker, play: (one: Announced) => void played.push(one) };
  const chimes = new Chimes(async () => null);
  const volume = () => 60;
  return { played, clock, speaker: new RoomSpeaker({ loudspeaker, clock, chimes, volume }) };
}
const room = (change: Partial<Room> = {}): Room => ({
  ...plainRoom("hall", "Hall"),
  loudspeaker: "default",
  ...change,
});
const call = (change: Partial<CallBody> = {}) =>
  ({ id: "call-1", visitId: "visit-1", clips: [clip], ...change }) as CallBody;
const turn = { id: "call-1", visitId: "visit-1", recall: false, calledAt: 0, startAt: 0 };

describe("the box's loudspeaker in a room", () => {
  it("says a call at its turn, by the room's volume and device", () => {
    const { speaker: one, played } = speaker();
    one.begin(room(), call(), 500);
    expect(played).toMatchObject([
      { callId: "call-1", roomId: "hall", device: "default", startAt: 500, volume: 60 },
    ]);
    expect(played[0]?.hashes).toEqual([clip.hash]);
  });

  it("says nothing in a room that has none", () => {
    const { speaker: one, played } = speaker();
    one.begin(room({ loudspeaker: null }), call(), 0);
    expect(played).toEqual([]);
  });

  it("rings where speech is missing, though the room wants no chime, and says it without one when it comes", () => {
    const { speaker: one, played, clock } = speaker();
    one.begin(room({ chime: false }), call({ clips: [] }), 0);
    clock.advance(700);
    one.late(room(), { ...turn, lengthMs: 8_000 }, [clip]);
    expect(played.map(({ chime, hashes }) => [chime, hashes.length])).toEqual([
      [true, 0],
      [false, 1],
    ]);
  });

  it("says no speech that comes after the turn", () => {
    const { speaker: one, played, clock } = speaker();
    clock.advance(9_000);
    one.late(room(), { ...turn, lengthMs: 8_000 }, [clip]);
    expect(played).toEqual([]);
  });

  it("proves no call by a trial", () => {
    const { speaker: one, played } = speaker();
    one.begin(room(), call({ trial: true }), 0);
    expect(played[0]?.callId).toBe("");
  });
});
