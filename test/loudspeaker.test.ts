import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainRoom } from "../appliance/domain/rooms.ts";
import { clipTimes } from "../display/board/announcement.ts";
import { chimeSamples } from "../protocol/chime.ts";
import type { HealthReport } from "../protocol/health.ts";
import type { Snapshot } from "../protocol/http.ts";
import type { CallProof } from "../protocol/proof.ts";
import type { CallEvent } from "../protocol/views.ts";
import { compared, placeOf, recordable } from "./support/heard.ts";
import { openMirror } from "./support/mirror.ts";
import { sampleRate, until } from "./support/room.ts";
import { type StaffClient, takeTicket, yes } from "./support/staff-client.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

/** `PATIENCE_SOUND=measure`, on a quiet machine: the chime's first sample within half a second of the call. */
const firstSampleMs = process.env["PATIENCE_SOUND"] === "measure" ? 500 : 5_000;
/** What a WAV file has before its first sample. */
const header = 44;

const folder = mkdtempSync(join(tmpdir(), "patience-speaker-"));
const file = join(folder, "heard.wav");
/** ALSA with one device that keeps what it is given in a file, and no card. */
const devices = `
pcm.nothing { type null }
pcm.hall { type file slave.pcm nothing file "${file}" format "wav" }
`;

let box: TestBox;
let agent: StaffClient;
let visitId: string | null = null;
let close = () => {};
const calls = new Map<string, CallEvent>();

beforeAll(async () => {
  writeFileSync(join(folder, "asound.conf"), devices);
  process.env["ALSA_CONFIG_PATH"] = join(folder, "asound.conf");
  box = await startTestBox({ boards: 1, counters: 1, services: 1 });
  agent = await box.atCounter("agent-1", "guichet-1");
  const mirror = await openMirror(box.client(), "board", "board/board-1", (topic, document) => {
    if (topic === "call/event") calls.set((document as CallEvent).visitId, document as CallEvent);
  });
  close = mirror.close;
});
afterAll(async () => {
  close();
  delete process.env["ALSA_CONFIG_PATH"];
  await box?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function speakThrough(loudspeaker: string): Promise<void> {
  const admin = await box.signIn("admin");
  const room = { ...plainRoom("salle-1", "Salle d’attente"), loudspeaker };
  const changes = [{ kind: "room", id: "salle-1", value: room }];
  yes(await admin.ask("POST", "/v1/admin/changes", { changes }));
}

async function call(): Promise<{ readonly at: number; readonly event: () => CallEvent }> {
  if (visitId !== null) yes(await agent.act(visitId, "no-show"));
  yes(await takeTicket(box.client(), "service-1"));
  await wait(2_500);
  rmSync(file, { force: true });
  const at = Date.now();
  const { visit } = yes(await agent.call("service-1"));
  visitId = visit.id;
  return { at, event: () => calls.get(visit.id) as CallEvent };
}

const documents = async () => yes(await agent.ask<Snapshot>("GET", "/v1/snapshot")).documents;
const proof = async () => (await documents())["counter/guichet-1/proof"] as CallProof;
const health = async () => (await documents())["health/loudspeaker"] as HealthReport | undefined;

describe("the box's own loudspeaker, by aplay", () => {
  it("gets the whole announcement, soon after the call, and the agent reads that it was heard", async () => {
    await speakThrough("hall");
    const { at, event } = await call();
    await until(async () => existsSync(file) && statSync(file).size > header, 10_000, "a sample");
    const firstMs = statSync(file).birthtimeMs - at;
    await until(async () => (await proof()).sound === "voice", 20_000, "it is proven");
    const heard = recordable(readFileSync(file));
    const parts = await Promise.all(
      clipTimes(event()).map(async ({ hash, atMs }) => {
        const answer = await fetch(`${box.url}/v1/clips/${hash}.wav`);
        const source = recordable(new Uint8Array(await answer.arrayBuffer()));
        const from = Math.round((atMs * sampleRate) / 1000);
        const place = placeOf(source, heard, { from: from - 4_800, to: from + 4_800 });
        return compared(source, heard, place.at);
      }),
    );
    const chime = compared(chimeSamples(sampleRate), heard, 0);
    console.info(
      `aplay: first sample after ${Math.round(firstMs)} ms; ${JSON.stringify([chime, ...parts])}`,
    );
    expect(firstMs).toBeLessThan(firstSampleMs);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    for (const { whole, breakMs } of [chime, ...parts]) {
      expect(whole).toBeGreaterThanOrEqual(0.99);
      expect(breakMs).toBeLessThan(2);
    }
    expect(await health()).toMatchObject({ level: "ok", code: "ready" });
  });

  it("that is not there is an alert, and the call stands on the screens all the same", async () => {
    await speakThrough("absent");
    const { event } = await call();
    await until(async () => (await health())?.code === "failing", 15_000, "an alert");
    expect(await health()).toMatchObject({ level: "alert", facts: { device: "absent" } });
    expect(event()).toMatchObject({ roomId: "salle-1" });
    // The board of the room may still say it: nothing is proven, and nothing denied.
    expect(await proof()).toMatchObject({ speakers: 2, sound: "pending" });
  });
});
