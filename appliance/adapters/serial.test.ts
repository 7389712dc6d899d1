import { describe, expect, it } from "vitest";
import { serial } from "./serial.ts";

describe("a line", () => {
  it("runs jobs one after the other, also when one fails", async () => {
    const line = serial("the line", 10);
    const steps: string[] = [];
    const job = (name: string) => async () => {
      steps.push(`${name} starts`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
      if (name === "a") throw new Error("a fails");
      return name;
    };
    const results = await Promise.allSettled([line.run(job("a")), line.run(job("b"))]);
    expect(steps).toEqual(["a starts", "a ends", "b starts", "b ends"]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });

  it("refuses what is too much, and takes jobs again when there is room", async () => {
    const line = serial("the line", 2);
    const accepted = [line.run(() => 1), line.run(() => 2)];
    await expect(line.run(() => 3)).rejects.toThrow(/overloaded/);
    expect(await Promise.all(accepted)).toEqual([1, 2]);
    expect(await line.run(() => 4)).toBe(4);
  });

  it("finishes what it accepted before it is closed", async () => {
    const line = serial("the line", 2);
    const done: string[] = [];
    const accepted = line.run(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push("accepted");
    });
    const closing = line.close().then(() => done.push("closed"));
    await expect(line.run(() => 1)).rejects.toThrow("the line is closed");
    await Promise.all([accepted, closing]);
    expect(done).toEqual(["accepted", "closed"]);
  });
});
