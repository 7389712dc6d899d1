import { describe, expect, it } from "vitest";
import { imageMachine } from "../adapters/machine-image.ts";
import type { Machine, MachineState } from "../ports/machine.ts";
import { morning, trial } from "./trial.contract.ts";

/** An image whose clock is kept by `clock`, and what it was asked for. */
async function image(clock: MachineState["clock"]) {
  const asked: number[] = [];
  const plain = imageMachine(null, "0.1.0");
  const machine: Machine = {
    ...plain,
    view: () => ({ ...plain.view(), image: true, clock }),
    setClock: (at) => clock !== "network" && asked.push(at) > 0,
  };
  const t = await trial({}, { machine });
  return { t, asked, admin: await t.staff("admin") };
}

describe("the machine's clock", () => {
  it("says who set it", async () => {
    const { t, admin } = await image("guess");
    expect((await t.get("/v1/admin/machine", admin)).json()).toMatchObject({ clock: "guess" });
  });

  it("is set by an administrator", async () => {
    const { t, admin, asked } = await image("guess");
    const answer = await t.post("/v1/admin/machine/clock", { ...admin, body: { at: morning } });
    expect(answer.statusCode).toBe(202);
    expect(asked).toEqual([morning]);
  });

  it("is not set where a time server keeps it", async () => {
    const { t, admin } = await image("network");
    const answer = await t.post("/v1/admin/machine/clock", { ...admin, body: { at: morning } });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: "clockKept" });
  });

  it.each([0, -1, 1.5, Date.UTC(2100, 0, 2), "now", null])("is never set to %s", async (at) => {
    const { t, admin, asked } = await image("guess");
    expect((await t.post("/v1/admin/machine/clock", { ...admin, body: { at } })).statusCode).toBe(
      400,
    );
    expect(asked).toEqual([]);
  });

  it("is nobody else's to set", async () => {
    const { t, asked } = await image("guess");
    const agent = await t.staff("durand");
    expect(
      (await t.post("/v1/admin/machine/clock", { ...agent, body: { at: morning } })).statusCode,
    ).toBe(403);
    expect(asked).toEqual([]);
  });
});
