import { describe, expect, it } from "vitest";
import { ApiError } from "./api.ts";
import { DeviceGate } from "./device-gate.ts";

const no = (code: string) => new ApiError({ status: 403, code, title: "" });

/** A box that answers each path as it is told; an error is thrown. */
function box(answers: Record<string, unknown>) {
  const sent: string[] = [];
  const answer = (path: string) => {
    sent.push(path);
    const found = answers[path];
    if (found instanceof Error) throw found;
    return found;
  };
  return {
    sent,
    answers,
    door: {
      get: async <T>(path: string) => answer(path) as T,
      send: async <T>(_method: string, path: string) => answer(path) as T,
    },
  };
}

const bus = "/v1/bus?device=board/board-1";
const served = { needed: false, code: null, addresses: [] };
const asked = { id: "p1", code: "ABCD-EF", secret: "a secret of its own", expiresAt: 1 };

describe("the gate of a screen", () => {
  it("shows the box's code and addresses until the first run is done", async () => {
    const addresses = ["http://patience.local"];
    const { door } = box({ "/v1/setup": { needed: true, code: "WXYZ-2345", addresses } });
    expect(await new DeviceGate("board", "board-1", door).look()).toEqual({
      ...{ state: { kind: "setup", code: "WXYZ-2345", addresses }, moved: null },
    });
  });

  it("is open for a screen that the box knows, and when the box is silent", async () => {
    const known = box({ "/v1/setup": served, [bus]: {} });
    expect((await new DeviceGate("board", "board-1", known.door).look()).state.kind).toBe("open");
    const silent = box({ "/v1/setup": no("offline") });
    expect((await new DeviceGate("board", "board-1", silent.door).look()).state.kind).toBe("open");
  });

  it("says that a screen is not in the configuration", async () => {
    const { door } = box({ "/v1/setup": served, [bus]: no("notFound") });
    expect((await new DeviceGate("board", "board-1", door).look()).state.kind).toBe("unknown");
  });

  it("shows one code until it is typed, then opens as the screen that was said", async () => {
    const there = box({
      ...{ "/v1/setup": served, [bus]: no("notPaired"), "/v1/pairings": asked },
      "/v1/pairings/p1/claim": { state: "waiting", kind: null, id: null, token: null },
    });
    const gate = new DeviceGate("board", "board-1", there.door);
    for (let looks = 0; looks < 3; looks += 1)
      expect((await gate.look()).state).toEqual({ kind: "pairing", code: "ABCD-EF" });
    expect(there.sent.filter((path) => path === "/v1/pairings")).toHaveLength(1);
    const paired = { state: "paired", kind: "board", id: "board-2", token: null };
    there.answers["/v1/pairings/p1/claim"] = paired;
    expect(await gate.look()).toEqual({ state: { kind: "open" }, moved: "/board/board-2" });
  });

  it("asks for another code when the time of the first is over", async () => {
    const there = box({
      ...{ "/v1/setup": served, [bus]: no("notPaired"), "/v1/pairings": asked },
      "/v1/pairings/p1/claim": no("notFound"),
    });
    const gate = new DeviceGate("board", "board-1", there.door);
    await gate.look();
    await gate.look();
    expect(there.sent.filter((path) => path === "/v1/pairings")).toHaveLength(2);
  });
});
