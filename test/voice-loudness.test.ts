import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEspeakVoice } from "../appliance/adapters/voice-espeak.ts";
import { counterPhrase, ticketPhrase } from "../appliance/app/phrases.ts";
import type { Phrase, Voice } from "../appliance/ports/voice.ts";

/** Every phrase of the reviewed list and the other languages' places: `PATIENCE_PHRASES=all`; a sample of them otherwise. */
const all = process.env["PATIENCE_PHRASES"] === "all";
const step = all ? 1 : 83;
/** A thousand clips, each made, levelled and measured: some minutes, on a busy machine half an hour. */
const limitMs = all ? 1_800_000 : 600_000;
/** Speech is levelled to this, in LUFS, and no clip is further from it; peaks stay below the other, in dBTP. */
const target = -18;
const within = 1;
const peakMost = -2;

const languages = ["fr", "en", "es"] as const;
const numbers = Array.from({ length: 999 }, (_, index) => index + 1);
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const places = ["guichet", "bureau", "salle", "box", "accueil"] as const;

function phrases(): Phrase[] {
  const sampled = <T>(list: readonly T[], by: number) =>
    list.filter((_, index) => index % by === 0);
  const french = [
    ...sampled(numbers, step).map((number) =>
      ticketPhrase({ letter: "A", number, language: "fr" }),
    ),
    ...sampled(letters, all ? 1 : 7).map((letter) =>
      ticketPhrase({ letter, number: 1, language: "fr" }),
    ),
  ];
  const placed = languages.flatMap((language) =>
    sampled(places, all ? 1 : 3).map((placeWord) =>
      counterPhrase({ placeWord, counterLabel: "4", language }),
    ),
  );
  return [...french, ...placed];
}

/** Integrated loudness and true peak, as FFmpeg's meter of EBU R 128 has them: not the box's own. */
async function measured(
  wav: Uint8Array,
): Promise<{ readonly lufs: number; readonly dbtp: number }> {
  const meter = spawn("ffmpeg", [
    ...["-hide_banner", "-nostats", "-i", "-", "-af", "ebur128=peak=true", "-f", "null", "-"],
  ]);
  let said = "";
  meter.stderr.on("data", (part: Buffer) => {
    said += part.toString("utf8");
  });
  meter.stdin.end(wav);
  await once(meter, "close");
  const summary = said.split("Summary:").at(-1) ?? "";
  const figure = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
  return { lufs: figure(/I:\s+(-?[\d.]+) LUFS/), dbtp: figure(/Peak:\s+(-?[\d.]+) dBFS/) };
}

const folder = mkdtempSync(join(tmpdir(), "patience-loudness-"));
let voice: Voice;
beforeAll(() => {
  const cacheMost = { files: 3_000, bytes: 512 * 1024 * 1024 };
  // Loudness is asked for here, not how soon.
  voice = openEspeakVoice({ cacheDir: folder, cacheMost, timeoutMs: 60_000 });
});
afterAll(async () => {
  await voice?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the clips of calls", () => {
  it("are equally loud, within 1 LU, and below -2 dBTP", { timeout: limitMs }, async () => {
    const wrong: string[] = [];
    const loud: number[] = [];
    const peaks: number[] = [];
    const one = async (phrase: Phrase) => {
      const { lufs, dbtp } = await measured((await voice.render(phrase)).wav);
      loud.push(lufs);
      peaks.push(dbtp);
      if (!(Math.abs(lufs - target) <= within && dbtp <= peakMost))
        wrong.push(`${phrase.language} ${phrase.text}: ${lufs} LUFS, ${dbtp} dBTP`);
    };
    // The meter reads one clip while the next is made.
    const left = phrases();
    const worker = async () => {
      for (let next = left.shift(); next; next = left.shift()) await one(next);
    };
    await Promise.all([worker(), worker()]);
    console.info(
      `${loud.length} clips: ${Math.min(...loud)} to ${Math.max(...loud)} LUFS, at most ${Math.max(...peaks)} dBTP`,
    );
    expect(wrong).toEqual([]);
  });
});
