import { describe, expect, it } from "vitest";
import type { SosState } from "../../protocol/views.ts";
import { Alarms, ringAgainMs, ringsNow } from "./alarms.ts";
import { morning } from "./testing/facts.ts";
import { FakeBox, problem } from "./testing/fake-box.ts";

const sos = (id: string, acknowledgedAt: number | null = null): SosState => ({
  v: 1,
  epoch: "e1",
  seq: 1,
  at: morning,
  id,
  counter: { id: "c2", label: "2", place: "guichet" },
  raisedAt: morning,
  acknowledgedAt,
  acknowledgedBy: null,
});

function alarmsOf(box: FakeBox): Alarms {
  return new Alarms(box.ports.api, () => undefined);
}

describe("an alarm (E41, E51)", () => {
  it("is raised, answered and closed by its own commands", async () => {
    const box = new FakeBox();
    const alarms = alarmsOf(box);
    box.answer({ id: "sos-1" }, { id: "sos-1" }, { id: "sos-1" });
    expect(await alarms.raise()).toBeNull();
    expect(await alarms.acknowledge("sos-1")).toBeNull();
    expect(await alarms.close(sos("sos-1", morning))).toBeNull();
    expect(box.commands.map(({ path }) => path)).toEqual([
      "/v1/sos",
      "/v1/sos/sos-1/acknowledge",
      "/v1/sos/sos-1/close",
    ]);
  });

  it("raised twice is the same alarm", async () => {
    const box = new FakeBox();
    box.answer(problem("sosAlreadyRaised"));
    expect(await alarmsOf(box).raise()).toBeNull();
  });

  it("is sent once for two presses", async () => {
    const box = new FakeBox();
    const alarms = alarmsOf(box);
    box.answer({ id: "sos-1" });
    await Promise.all([alarms.raise(), alarms.raise()]);
    expect(box.commands).toHaveLength(1);
    expect(alarms.busy).toBeNull();
  });

  it("that nobody has answered is answered when its own counter ends it", async () => {
    const box = new FakeBox();
    box.answer({ id: "sos-1" }, { id: "sos-1" });
    await alarmsOf(box).close(sos("sos-1"));
    expect(box.commands.map(({ path }) => path)).toEqual([
      "/v1/sos/sos-1/acknowledge",
      "/v1/sos/sos-1/close",
    ]);
  });

  it("tells why it did not go out", async () => {
    const box = new FakeBox();
    box.answer(problem("offline", 0));
    expect((await alarmsOf(box).raise())?.code).toBe("offline");
  });
});

describe("the sound of alarms", () => {
  const heard = (ids: string[], at: number) => ({ ids: new Set(ids), at });

  it("rings at once for a new one", () => {
    expect(ringsNow([sos("a")], heard([], 0), morning)).toBe(true);
    expect(ringsNow([sos("a"), sos("b")], heard(["a"], morning), morning)).toBe(true);
  });

  it("rings again after 20 s without an answer, and is silent once somebody goes", () => {
    expect(ringsNow([sos("a")], heard(["a"], morning), morning + ringAgainMs - 1)).toBe(false);
    expect(ringsNow([sos("a")], heard(["a"], morning), morning + ringAgainMs)).toBe(true);
    expect(ringsNow([sos("a", morning)], heard(["a"], morning), morning + ringAgainMs)).toBe(false);
    expect(ringsNow([], heard([], 0), morning)).toBe(false);
  });
});
