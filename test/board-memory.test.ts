import type { Browser, CDPSession, WebSocketRoute } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "../protocol/http.ts";
import { topics } from "../protocol/topics.ts";
import { openBrowser } from "./support/browser.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

/** A week of a big hall has 50 000 calls: `PATIENCE_BOARD_CALLS=50000`. */
const calls = Number(process.env["PATIENCE_BOARD_CALLS"] ?? 4_000);
/** What the first calls make: code that was never run, caches up to their bounds. */
const warmUp = 1_000;
const batch = 20;
/** What a page may keep of all of them, bytes: 3.0 MB were measured after 4 000 calls, 3.9 MB after 12 000. */
const growthMax = 5 * 1024 * 1024;

let box: TestBox;
let browser: Browser;
beforeAll(async () => {
  box = await startTestBox({ boards: 1, counters: 1, services: 1 });
  browser = await openBrowser({ args: ["--autoplay-policy=no-user-gesture-required"] });
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

/** An MQTT 3.1.1 PUBLISH of quality 0, clause 3.3. */
function publish(topic: string, document: object): Buffer {
  const name = Buffer.from(topic);
  const payload = Buffer.from(JSON.stringify(document));
  const rest = 2 + name.length + payload.length;
  const length: number[] = [];
  for (let left = rest; left > 0; left = Math.floor(left / 128))
    length.push((left % 128) | (left >= 128 ? 128 : 0));
  return Buffer.concat([
    Buffer.from([0x30, ...length, name.length >> 8, name.length & 255]),
    name,
    payload,
  ]);
}

async function held(
  session: CDPSession,
): Promise<{ readonly bytes: number; readonly nodes: number }> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  return { bytes: usedSize, nodes };
}

describe("a board over a week of calls", () => {
  it("holds no more memory at the end than at the beginning", { timeout: 600_000 }, async () => {
    const page = await (await browser.newContext()).newPage();
    let line: WebSocketRoute | null = null;
    await page.routeWebSocket(/\/mqtt/, (socket) => {
      line = socket;
      socket.connectToServer();
    });
    await page.goto(`${box.url}/board/board-1`);
    await page.locator("q-clock").waitFor();
    await page.waitForTimeout(1_500);
    const { epoch, seq, root } = (await (
      await fetch(`${box.url}/v1/snapshot?device=board/board-1`)
    ).json()) as Snapshot;
    const session = await page.context().newCDPSession(page);
    let number = 0;
    const give = async (count: number) => {
      for (let end = number + count; number < end; ) {
        const frames = Array.from({ length: batch }, () => {
          number += 1;
          return messages({ root, epoch, seq: seq + number }, number);
        });
        line?.send(Buffer.concat(frames.flat()));
        // The page paints before it gets more: what it has not read yet is no leak of its own.
        await page.evaluate("new Promise((done) => requestAnimationFrame(() => done(0)))");
      }
      const label = labelOf(number);
      await page.locator("q-board-call .label").filter({ hasText: label }).waitFor();
    };
    await give(warmUp);
    const before = await held(session);
    await give(calls);
    const after = await held(session);
    const told = `${calls} calls: heap ${before.bytes} -> ${after.bytes}, nodes ${before.nodes} -> ${after.nodes}`;
    console.info(told);
    expect(after.bytes - before.bytes, told).toBeLessThan(growthMax);
    expect(after.nodes - before.nodes, told).toBeLessThan(500);
  });
});

function labelOf(number: number): string {
  return `AA${String(number % 10_000).padStart(4, "0")}`;
}

/** A call that is called again under another number, and the list that goes with it: both are painted at once. */
function messages(
  { root, epoch, seq }: { readonly root: string; readonly epoch: string; readonly seq: number },
  number: number,
): Buffer[] {
  const at = Date.now();
  const counter = { id: "guichet-1", label: "1", place: "guichet" };
  const call = { visitId: "visit", label: labelOf(number), serviceId: "service-1", counter };
  const envelope = { v: 1, epoch, seq, at };
  const list = Array.from({ length: 6 }, (_, index) => ({
    ...{ id: index === 0 ? "visit" : `visit-${number - index}`, serviceId: "service-1" },
    ...{ label: labelOf(number - index), counter, at: at - index * 1000 },
  }));
  return [
    publish(`${root}/${topics.callEvent}`, {
      ...{ ...envelope, ...call, id: `call-${number}`, repeat: true, language: "fr" },
      ...{ startAt: at, expiresAt: at + 60_000, clips: [] },
    }),
    publish(`${root}/${topics.callRecent}`, { ...envelope, calls: list }),
  ];
}
