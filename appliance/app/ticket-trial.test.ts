import { describe, expect, it } from "vitest";
import { manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { emptyState } from "../domain/state-new.ts";
import { morning, openMemoryBox } from "./memory-box.contract.ts";
import { createTicketTrial, type TrialEngine } from "./ticket-trial.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function trial(change: Partial<TrialEngine> = {}) {
  const box = await openMemoryBox();
  const clock = manualClock(morning);
  const log = memoryLog();
  const engine = {
    state: () => box.engine.state(),
    checkpoint: () => Promise.resolve(1),
    ...change,
  };
  return { box, clock, log, ask: createTicketTrial({ engine, clock, log }) };
}

describe("whether tickets can be issued", () => {
  it("is known once something was written", async () => {
    const { ask } = await trial();
    expect(ask()).toBe("starting");
    await settled();
    expect(ask()).toBe("ok");
  });

  it("issues none, and writes once", async () => {
    let written = 0;
    const { ask, box, clock } = await trial({ checkpoint: () => Promise.resolve(++written) });
    const { seq } = box.engine.position();
    for (let n = 0; n < 5; n += 1) {
      ask();
      await settled();
      clock.advance(60_000);
    }
    expect(written).toBe(1);
    expect(box.engine.position().seq).toBe(seq);
  });

  it("is so on a box without a site", async () => {
    const { ask } = await trial({ state: emptyState });
    ask();
    await settled();
    expect(ask()).toBe("ok");
  });

  it("fails while nothing can be written, and is asked again after a while", async () => {
    let full = true;
    const checkpoint = () => (full ? Promise.reject(new Error("full")) : Promise.resolve(1));
    const { ask, clock } = await trial({ checkpoint });
    ask();
    await settled();
    expect(ask()).toBe("failing");
    full = false;
    ask();
    await settled();
    expect(ask()).toBe("failing");
    clock.advance(10_000);
    ask();
    await settled();
    expect(ask()).toBe("ok");
  });

  it("fails when the rules break on what an older version left", async () => {
    const { ask, log, box } = await trial({
      state: () => ({ ...box.engine.state(), nextNumbers: undefined }) as never,
    });
    ask();
    await settled();
    expect(ask()).toBe("failing");
    expect(log.lines().map(({ event }) => event)).toContain("tickets.notDecided");
  });
});
