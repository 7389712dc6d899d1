import { describe, expect, it } from "vitest";
import { openSpeechQueue } from "./voice-espeak-queue.ts";

const broken = () => Promise.reject(new Error("broken"));
const well = () => Promise.resolve("sound");

/** A queue with a clock of its own that has seen `count` failures. */
async function failedQueue(count: number) {
  const clock = { ms: 0 };
  const queue = openSpeechQueue(() => clock.ms);
  for (let i = 0; i < count; i++) await queue.add(broken).catch(() => undefined);
  return { queue, clock };
}

describe("the queue of speech", () => {
  it("runs one piece of work at a time, in order", async () => {
    const queue = openSpeechQueue(() => 0);
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} starts`);
      await new Promise(setImmediate);
      steps.push(`${name} ends`);
    };
    await Promise.all([queue.add(work("a")), queue.add(work("b"))]);
    expect(steps).toEqual(["a starts", "a ends", "b starts", "b ends"]);
  });

  it("refuses the piece after the 256th, and takes new ones when it is empty again", async () => {
    const queue = openSpeechQueue(() => 0);
    const all = Array.from({ length: 256 }, () => queue.add(well));
    await expect(queue.add(well)).rejects.toThrow("256 phrases wait");
    await Promise.all(all);
    await expect(queue.add(well)).resolves.toBe("sound");
  });

  it("goes on at once after two failures", async () => {
    const { queue } = await failedQueue(2);
    expect(queue.failures()).toBe(2);
    expect(queue.lastError()).toBe("broken");
    await expect(queue.add(well)).resolves.toBe("sound");
    expect(queue.failures()).toBe(0);
  });

  it("rests a second after the third failure in a row, and does no work meanwhile", async () => {
    const { queue, clock } = await failedQueue(3);
    let ran = false;
    const work = async () => {
      ran = true;
    };
    clock.ms = 999;
    await expect(queue.add(work)).rejects.toThrow("the voice rests 1 ms more: broken");
    expect(ran).toBe(false);
    clock.ms = 1000;
    await queue.add(work);
    expect(ran).toBe(true);
  });

  it("doubles the rest with each failure, to a minute at most", async () => {
    const { queue, clock } = await failedQueue(3);
    for (const rest of [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      clock.ms += 60_000;
      await queue.add(broken).catch(() => undefined);
      const refusal = await queue.add(well).catch(String);
      expect(refusal).toContain(`rests ${rest} ms`);
    }
  });
});
