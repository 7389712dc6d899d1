import { describe, expect, it } from "vitest";
import type { CallProof } from "../../protocol/proof.ts";
import { paintPatienceMs, proofView } from "./call-proof.ts";

const at = 1_000_000;
const proof = (change: Partial<CallProof> = {}): CallProof => ({
  ...{ v: 1, epoch: "e", seq: 1, at, id: "c1", callId: "v1-1", visitId: "v1", startAt: at },
  ...{ boards: 3, painted: 3, paintMs: 20, speakers: 3, sound: "voice" },
  ...change,
});

describe("the proof of a call", () => {
  it("is given when every board has painted it", () => {
    expect(proofView(proof(), "v1", at)).toEqual({
      ...{ state: "seen", painted: 3, boards: 3, sound: "voice" },
    });
  });

  it("is on its way until the boards have had their time, counted from the call's turn", () => {
    const some = proof({ painted: 1, sound: "pending" });
    expect(proofView(some, "v1", at + paintPatienceMs)?.state).toBe("pending");
    expect(proofView(some, "v1", at + paintPatienceMs + 1)?.state).toBe("missing");
  });

  it("is what the loudspeaker did, in a room without boards", () => {
    const heard = proofView(proof({ boards: 0, painted: 0, speakers: 1 }), "v1", at);
    expect(heard).toMatchObject({ state: "none", sound: "voice" });
  });

  it("is none for another visit, and where no board has to show it", () => {
    expect(proofView(proof(), "v2", at)).toBeNull();
    expect(proofView(proof({ boards: 0, speakers: 0 }), "v1", at)).toBeNull();
    expect(proofView(null, "v1", at)).toBeNull();
  });
});
