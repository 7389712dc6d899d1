import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clipTimes, soundMs } from "../display/board/announcement.ts";
import { chimeSamples, outputLeadMs } from "../protocol/chime.ts";
import type { Snapshot } from "../protocol/http.ts";
import type { CallEvent } from "../protocol/views.ts";
import { openBrowser } from "./support/browser.ts";
import { compared, placeOf, recordable } from "./support/heard.ts";
import { httpClient } from "./support/http-client.ts";
import { openMirror } from "./support/mirror.ts";
import { type Program, startProgram } from "./support/program.ts";
import { openRoom, type Room, type Side, sampleRate, until } from "./support/room.ts";
import { type StaffClient, signIn, takeTicket, yes } from "./support/staff-client.ts";

/**
 * On a quiet machine, with `PATIENCE_SOUND=measure`, the figures of the budget hold: chime within 500 ms, no break over
 * 2 ms, two boards within 20 ms, ten calls of one second. Elsewhere the same is recorded with fewer calls, and only what
 * no load can change is asked for.
 */
const measure = process.env["PATIENCE_SOUND"] === "measure";
const bound = measure
  ? { chimeMs: 500, breakMs: 2, apartMs: 20, whole: 0.99 }
  : { chimeMs: 3_000, breakMs: 1_000, apartMs: 1_000, whole: 0.5 };
const crowd = measure ? 10 : 2;
const rounds = measure ? Number(process.env["PATIENCE_ROUNDS"] ?? 4) : 1;
/** What is louder is a sound. */
const floor = 0.01;
/** A call older than this is not said any more. */
const staleMs = 60_000;
const sides = ["left", "right"] as const;
const counters = 10;

/** A process of its own: whoever compares recordings for seconds here must not hold up the box. */
let box: Program<{ readonly url: string }>;
let url = "";
let room: Room;
const browsers: Browser[] = [];
const agents: StaffClient[] = [];
const calls = new Map<string, CallEvent>();
let closeMirror = () => {};

beforeAll(async () => {
  room = await openRoom();
  const shape = { boards: 2, counters, services: 1 };
  box = startProgram("test/support/box-program.ts", [JSON.stringify(shape)]);
  url = (await box.ready).url;
  for (const [index, side] of sides.entries()) {
    const browser = await openBrowser({ env: room.env });
    browsers.push(browser);
    const context = await browser.newContext();
    await context.addInitScript(onlyOn(side));
    const page = await context.newPage();
    await page.goto(`${url}/board/board-${index + 1}`);
  }
  const client = httpClient(url);
  const mirror = await openMirror(client, "board", "board/board-1", (topic, document) => {
    if (topic === "call/event") calls.set((document as CallEvent).id, document as CallEvent);
  });
  closeMirror = mirror.close;
  for (let index = 1; index <= counters; index += 1) agents.push(await atCounter(index));
  const isWell = async () => {
    const { documents } = yes(
      await (agents[0] as StaffClient).ask<Snapshot>("GET", "/v1/snapshot"),
    );
    return ["board-1", "board-2"].every(
      (id) => (documents[`health/board:${id}`] as { code?: string } | undefined)?.code === "well",
    );
  };
  await until(isWell, 60_000, "both boards sound");
}, 120_000);
afterAll(async () => {
  closeMirror();
  for (const browser of browsers) await browser.close();
  for (const agent of agents) agent.close();
  await box?.end();
  await room?.close();
});

async function atCounter(index: number): Promise<StaffClient> {
  const agent = await signIn(url, `agent-${index}`);
  yes(await agent.open(`guichet-${index}`));
  yes(await agent.choose(["service-1"]));
  return agent;
}

/** Runs in a page before its own scripts: what it plays is heard on one side of the room. */
function onlyOn(side: Side): string {
  return `{
    const connect = AudioNode.prototype.connect;
    AudioNode.prototype.connect = function (to, ...rest) {
      if (!(to instanceof AudioDestinationNode) || this instanceof StereoPannerNode)
        return connect.call(this, to, ...rest);
      const panner = new StereoPannerNode(this.context, { pan: ${side === "left" ? -1 : 1} });
      connect.call(this, panner);
      return connect.call(panner, to);
    };
  }`;
}

const busy: ChildProcess[] = [];
/** Three processes that do nothing but count, for two processors. */
function keepBusy(): void {
  const script = "const end = Date.now() + 600000; while (Date.now() < end);";
  for (let index = 0; index < 3; index += 1)
    busy.push(spawn(process.execPath, ["-e", script], { stdio: "ignore" }));
}
function rest(): void {
  for (const child of busy.splice(0)) child.kill("SIGKILL");
}

const visits = new Map<StaffClient, string>();
/** Calls the next visitor at a counter; the moment of the request, wall time, and the visit. */
async function call(
  agent: StaffClient,
): Promise<{ readonly at: number; readonly visitId: string }> {
  const at = Date.now();
  const { visit } = yes(await agent.call("service-1"));
  visits.set(agent, visit.id);
  return { at, visitId: visit.id };
}
async function leave(agent: StaffClient): Promise<void> {
  const visitId = visits.get(agent);
  visits.delete(agent);
  if (visitId !== undefined) yes(await agent.act(visitId, "no-show"));
}
/** Takes tickets, and waits until their words are made. */
async function queue(count: number): Promise<void> {
  const visitor = httpClient(url);
  for (let index = 0; index < count; index += 1) yes(await takeTicket(visitor, "service-1"));
  visitor.close();
  await wait(3_000);
}
const called = (visitId: string) =>
  [...calls.values()].find((one) => one.visitId === visitId) as CallEvent;

async function clipOf(hash: string): Promise<Float32Array> {
  const answer = await fetch(`${url}/v1/clips/${hash}.wav`);
  return recordable(new Uint8Array(await answer.arrayBuffer()));
}
const chime = chimeSamples(sampleRate);

/** How one announcement came out on one side: from the request to the chime, and every clip against its source. */
async function judged(
  recording: { readonly samples: Float32Array; readonly startedAt: number },
  event: CallEvent,
  requestAt: number,
) {
  const { samples, startedAt } = recording;
  const expected = ((event.startAt + outputLeadMs - startedAt) * sampleRate) / 1000;
  const reach = sampleRate * 1.5;
  const { at, likeness } = placeOf(chime, samples, {
    from: Math.round(expected - reach / 3),
    to: Math.round(expected + reach),
  });
  const clips = await Promise.all(
    clipTimes(event).map(async ({ hash, atMs }) => {
      const source = await clipOf(hash);
      const from = Math.round(expected + (atMs * sampleRate) / 1000);
      const place = placeOf(source, samples, { from: from - 9_600, to: from + sampleRate });
      return { ...compared(source, samples, place.at), likeness: place.likeness };
    }),
  );
  return {
    at,
    likeness,
    chimeMs: startedAt + onset(samples, at) - requestAt,
    whole: Math.min(...clips.map(({ whole }) => whole)),
    worst: Math.min(...clips.map(({ worst }) => worst)),
    // A gong is the same a few waves later: its breaks show in the likeness of the whole.
    breakMs: Math.max(...clips.map((one) => one.breakMs)),
    clips: clips.length,
  };
}

/** Milliseconds from the recording's start to the first sample of a sound that is there. */
function onset(samples: Float32Array, near: number): number {
  const from = Math.max(0, near - sampleRate / 10);
  const first = samples.subarray(from, near + sampleRate).findIndex((one) => Math.abs(one) > floor);
  return ((from + Math.max(0, first)) * 1000) / sampleRate;
}

type Judged = Awaited<ReturnType<typeof judged>>;

/** Calls one after the other, and judges each on both sides once all are recorded: judging is work for seconds. */
async function oneAfterTheOther(count: number) {
  await queue(count);
  const heard: {
    readonly at: number;
    readonly event: CallEvent;
    readonly startedAt: number;
    readonly sides: Readonly<Record<Side, Float32Array>>;
  }[] = [];
  for (let round = 0; round < count; round += 1) {
    const recorder = await room.record();
    const { at, visitId } = await call(agents[0] as StaffClient);
    await wait(8_200);
    const recording = await recorder.stopSides();
    heard.push({
      ...{ at, event: called(visitId), startedAt: recorder.startedAt, sides: recording },
    });
    await leave(agents[0] as StaffClient);
  }
  const all: (Readonly<Record<Side, Judged>> & { readonly apartMs: number })[] = [];
  for (const { at, event, startedAt, sides: recorded } of heard) {
    const one = {
      left: await judged({ samples: recorded.left, startedAt }, event, at),
      right: await judged({ samples: recorded.right, startedAt }, event, at),
    };
    all.push({ ...one, apartMs: (Math.abs(one.left.at - one.right.at) * 1000) / sampleRate });
  }
  return all;
}

function expectWell(all: Awaited<ReturnType<typeof oneAfterTheOther>>, name: string): void {
  const figures = all.map(({ left, right, apartMs }) => ({
    ...{ chimeMs: [left.chimeMs, right.chimeMs].map(Math.round), apartMs: round(apartMs) },
    ...{ whole: round(Math.min(left.whole, right.whole)) },
    ...{ worst: round(Math.min(left.worst, right.worst)) },
    breakMs: round(Math.max(left.breakMs, right.breakMs)),
  }));
  console.info(`${name}: ${figures.map((one) => JSON.stringify(one)).join("\n  ")}`);
  for (const { left, right, apartMs } of all) {
    for (const side of [left, right]) {
      expect(side.likeness).toBeGreaterThan(measure ? 0.97 : 0.5);
      expect(side.chimeMs).toBeLessThan(bound.chimeMs);
      expect(side.clips).toBeGreaterThanOrEqual(2);
      expect(side.whole).toBeGreaterThanOrEqual(bound.whole);
      expect(side.breakMs).toBeLessThan(bound.breakMs);
    }
    expect(apartMs).toBeLessThan(bound.apartMs);
  }
}
const round = (figure: number) => Math.round(figure * 1000) / 1000;

describe("two boards of a room, recorded", () => {
  it("ring soon after the call, say it whole, and both at once", async () => {
    expectWell(await oneAfterTheOther(rounds), "quiet");
  });

  it.runIf(measure)("do so while other processes keep the machine busy", async () => {
    keepBusy();
    try {
      expectWell(await oneAfterTheOther(rounds), "3 busy processes");
    } finally {
      rest();
    }
  });

  it("say calls of the same second one after the other", async () => {
    await queue(crowd);
    const recorder = await room.record();
    const callers = agents.slice(0, crowd);
    const from = Date.now();
    const made = await Promise.all(callers.map((agent) => call(agent)));
    const withinMs = Date.now() - from;
    const events = () => made.map(({ visitId }) => called(visitId));
    // Those whose turn would come after a minute stay on the screens and are not said.
    const said = () =>
      events()
        .filter(({ startAt }) => startAt - from < staleMs)
        .sort((one, two) => one.startAt - two.startAt);
    await wait(500);
    const end = Math.max(...said().map((one) => one.startAt + soundMs(one))) + 1_500;
    await wait(Math.max(0, end - Date.now()));
    const { left } = await recorder.stopSides();
    const list = said();
    const heard: Judged[] = [];
    for (const event of list)
      heard.push(await judged({ samples: left, startedAt: recorder.startedAt }, event, from));
    console.info(
      `${crowd} calls in ${withinMs} ms, ${list.length} said: ${JSON.stringify(
        heard.map(({ chimeMs, whole, worst }) => ({
          ...{ chimeMs: Math.round(chimeMs), whole: round(whole), worst: round(worst) },
        })),
      )}`,
    );
    expect(withinMs).toBeLessThan(measure ? 1_000 : 10_000);
    expect(list.length).toBe(Math.min(crowd, Math.ceil(staleMs / 8_000)));
    for (const [index, event] of list.entries()) {
      // Each is over before the next begins, and is itself and nothing else.
      const next = list[index + 1];
      if (next) expect(event.startAt + soundMs(event)).toBeLessThan(next.startAt);
      expect(heard[index]?.whole).toBeGreaterThanOrEqual(bound.whole);
    }
    for (const agent of callers) await leave(agent);
  });
});
