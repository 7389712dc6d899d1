import { beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { openMemoryStore } from "../adapters/store-memory.ts";
import { demoSite } from "../config/demo-site.ts";
import type { Command } from "../domain/commands.ts";
import type { Recorded } from "../domain/events.ts";
import { toSnapshot } from "../domain/snapshot.ts";
import type { Answered, Result } from "./contract.ts";
import { type RunningEngine, startEngine } from "./engine.ts";

const morning = Date.UTC(2026, 10, 23, 8, 0, 0);

async function bench() {
  const store = openMemoryStore();
  const clock = manualClock(morning);
  const log = memoryLog();
  const committed: Recorded[][] = [];
  const start = () =>
    startEngine({ store, clock, log, onCommitted: (recorded) => committed.push([...recorded]) });
  const engine = await start();
  await run(engine, { type: "configure", changes: demoSite((login) => `agent-${login}`) });
  await run(engine, { type: "startDay", day: "2026-11-23" });
  return { store, clock, log, committed, engine, start };
}

function run(
  engine: RunningEngine,
  command: Command,
  idempotency?: { key: string; fingerprint: string },
): Promise<Answered> {
  return engine.execute({
    command,
    actor: "test",
    ...(idempotency ? { idempotency } : {}),
    answer: (result: Result) => ({
      status: result.ok ? 201 : 409,
      body: result.ok ? result.events.map(({ type }) => type) : result.refusal,
    }),
  });
}

let count = 0;
function issue(serviceId = "urologie"): Command {
  count += 1;
  return {
    type: "issueTicket",
    ticketId: `ticket-${count}`,
    token: `token-${count}-0123456789`,
    serviceId,
    language: "fr",
    priority: 0,
    origin: "kiosk",
    print: null,
  };
}

describe("the writer loop", () => {
  let b: Awaited<ReturnType<typeof bench>>;
  beforeEach(async () => {
    b = await bench();
  });

  it("commits everything that arrives in one turn at once", async () => {
    const before = b.committed.length;
    await Promise.all(Array.from({ length: 50 }, () => run(b.engine, issue())));
    expect(b.committed.length).toBe(before + 1);
    expect(b.committed.at(-1)).toHaveLength(50);
  });

  it("tells of a commit before it answers", async () => {
    const told = b.committed.length;
    await run(b.engine, issue());
    expect(b.committed.length).toBe(told + 1);
  });

  it("numbers events without a gap", async () => {
    await Promise.all(Array.from({ length: 20 }, () => run(b.engine, issue())));
    const seqs = b.committed.flat().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it("answers a key that it knows with the same answer, and does nothing again", async () => {
    const key = { key: "k1", fingerprint: "f1" };
    const command = issue();
    const first = await run(b.engine, command, key);
    const again = await run(b.engine, issue(), key);
    expect(again).toEqual(first);
    expect(b.engine.state().indexes.waiting.get("urologie")).toHaveLength(1);
  });

  it("answers the same key twice in one turn only once", async () => {
    const key = { key: "k2", fingerprint: "f" };
    const answers = await Promise.all([run(b.engine, issue(), key), run(b.engine, issue(), key)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(b.engine.state().tickets.size).toBe(1);
  });

  it("refuses a key that was used for another request", async () => {
    await run(b.engine, issue(), { key: "k3", fingerprint: "one" });
    expect(await run(b.engine, issue(), { key: "k3", fingerprint: "other" })).toEqual({
      kind: "keyReused",
    });
  });

  it("keeps a refusal under its key as well", async () => {
    const key = { key: "k4", fingerprint: "f" };
    const refused = await run(b.engine, issue("nowhere"), key);
    expect(refused).toMatchObject({ status: 409 });
    expect(await run(b.engine, issue("nowhere"), key)).toEqual(refused);
  });

  it("loses only the command whose answer cannot be made", async () => {
    const broken = b.engine.execute({
      command: issue(),
      actor: "test",
      answer: () => {
        throw new Error("no answer");
      },
    });
    const [lost, fine] = await Promise.allSettled([broken, run(b.engine, issue())]);
    expect(lost.status).toBe("rejected");
    expect(fine.status).toBe("fulfilled");
    expect(b.engine.state().tickets.size).toBe(1);
    expect((await b.store.load()).seq).toBe(b.engine.position().seq);
  });

  it("has forgotten what a failed commit would have changed", async () => {
    const before = JSON.stringify(toSnapshot(b.engine.state()));
    b.store.failAfter(0);
    await expect(run(b.engine, issue())).rejects.toMatchObject({ why: "storeFailed" });
    b.store.heal();
    await run(b.engine, issue("nowhere"));
    expect(JSON.stringify(toSnapshot(b.engine.state()))).toBe(before);
  });

  it("works again as soon as the disk does", async () => {
    b.store.failAfter(0);
    await expect(run(b.engine, issue())).rejects.toMatchObject({ why: "storeFailed" });
    await expect(run(b.engine, issue())).rejects.toMatchObject({ why: "storeFailed" });
    b.store.heal();
    expect(await run(b.engine, issue())).toMatchObject({ status: 201 });
    expect(b.engine.state().tickets.size).toBe(1);
    expect((await b.store.load()).seq).toBe(b.engine.position().seq);
  });

  it("is the same after a restart", async () => {
    await Promise.all(Array.from({ length: 5 }, () => run(b.engine, issue())));
    const before = JSON.stringify(toSnapshot(b.engine.state()));
    await b.engine.stop();
    const again = await b.start();
    expect(JSON.stringify(toSnapshot(again.state()))).toBe(before);
    expect(again.position()).toEqual(b.engine.position());
  });

  it("takes no command once it is stopped", async () => {
    await b.engine.stop();
    await expect(run(b.engine, issue())).rejects.toMatchObject({ why: "stopped" });
  });
});

describe("a clock that jumps", () => {
  it("takes nobody's remaining time away", async () => {
    const b = await bench();
    await run(b.engine, issue());
    const [ticket] = b.engine.state().tickets.values();
    b.clock.advance(60_000);
    await run(b.engine, issue());
    b.clock.jump(3_600_000);
    await run(b.engine, issue());
    const now = b.clock.now();
    expect(now - (b.engine.state().tickets.get(ticket?.id ?? "")?.enteredAt ?? 0)).toBe(60_000);
  });

  it("is seen behind the newest event at a start", async () => {
    const b = await bench();
    await run(b.engine, issue());
    await b.engine.stop();
    b.clock.jump(-7_200_000);
    const again = await b.start();
    await run(again, issue());
    expect(b.committed.flat().map(({ event }) => event.type)).toContain("clockAdjusted");
  });
});
