import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { wordOf } from "../../protocol/recording-words.ts";
import type { Phrase } from "../ports/voice.ts";
import { memoryAssets } from "./assets-memory.ts";
import { voiceContract } from "./voice.contract.ts";
import { openEspeakVoice } from "./voice-espeak.ts";
import { encodeWav, parseWav } from "./voice-espeak-audio.ts";
import { openFinisher } from "./voice-espeak-finisher.ts";
import { findPico, findSay } from "./voice-espeak-optional.ts";
import { openRecordings } from "./voice-espeak-recordings.ts";

const folder = mkdtempSync(join(tmpdir(), "patience-optional-"));
const finisher = openFinisher();
afterAll(async () => {
  await finisher.close();
  rmSync(folder, { recursive: true, force: true });
});

const tone = (ms: number, step = 0.1, rate = 22_050) =>
  encodeWav({
    rate,
    samples: Float32Array.from({ length: (ms * rate) / 1000 }, (_, i) => 0.3 * Math.sin(i * step)),
  });

writeFileSync(join(folder, "long.wav"), tone(2_000));

/**
 * Stand-ins for programs that this machine may not have: they make a tone whose length tells their words apart, and
 * keep what they were given. Plain shell: the limit of memory leaves no room for more.
 */
function program(name: string, file: string, words: string): string {
  const path = join(folder, name);
  const script = `#!/bin/sh
for last; do :; done
words="${words}"
printf '%s' "$words" > ${path}.words
case "$words" in
  *crash*) kill -SEGV $$;;
  *hang*) exec sleep 30;;
  *garbage*) echo "no sound" > "${file}"; exit;;
esac
sum=$(printf '%s' "$2 $words" | cksum | cut -d' ' -f1)
head -c $((22094 + sum % 8000 * 2)) ${join(folder, "long.wav")} > "${file}"
`;
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}

const pico = program("pico2wave", "$4", "$last");
const festival = program("text2wave", "$2", "$(cat)");
let caches = 0;
const open = (find: Parameters<typeof openEspeakVoice>[0]["find"], timeoutMs = 10_000) => {
  caches += 1;
  const cacheDir = join(folder, `cache-${caches}`);
  return openEspeakVoice({
    cacheDir,
    finisher,
    timeoutMs,
    name: "stand-in",
    ...(find && { find }),
  });
};

voiceContract("pico2wave", async () => open((limit) => findPico(pico, limit)));

describe("an engine that may be installed", () => {
  it("is absent when it is not, and says so", async () => {
    for (const find of [findPico, findSay]) {
      const voice = open(() => find(join(folder, "nothing"), 2_000));
      await expect(voice.render({ language: "en", text: "Ticket 1," })).rejects.toThrow();
      expect(voice.health()).toMatchObject({ engine: "stand-in", state: "absent" });
    }
  });

  it.each(["crash", "garbage"])("that answers with a %s fails that phrase only", async (fault) => {
    const voice = open((limit) => findPico(pico, limit));
    await expect(voice.render({ language: "fr", text: fault })).rejects.toThrow();
    expect((await voice.render({ language: "fr", text: "guichet 4." })).durationMs).toBeGreaterThan(
      300,
    );
    await voice.close();
  });

  it("that hangs is ended, and fails that phrase only", async () => {
    const voice = open(() => findPico(pico, 10_000), 1_500);
    await expect(voice.render({ language: "fr", text: "hang" })).rejects.toThrow(/no answer/);
    await voice.close();
  });

  it("speaks English only behind `say`, and is never shown a sign of Lisp", async () => {
    const voice = open((limit) => findSay(festival, limit));
    await voice.render({ language: "en", text: "Ticket A 32," });
    expect(readFileSync(`${festival}.words`, "utf8")).toBe("Ticket A 32,");
    const bad: Phrase[] = [
      { language: "fr", text: "Ticket A 32," },
      { language: "en", text: 'x") (system "touch /tmp/voice-pwned") (print "y' },
      { language: "en", text: "counter é" },
    ];
    for (const phrase of bad) await expect(voice.render(phrase)).rejects.toThrow();
    expect(existsSync("/tmp/voice-pwned")).toBe(false);
    await voice.close();
  });
});

async function* bytesOf(wav: Uint8Array) {
  yield wav;
}

async function recordings(words: Readonly<Record<string, Uint8Array>>) {
  caches += 1;
  const assets = memoryAssets();
  const put = (name: string, wav: Uint8Array) =>
    assets.put({ kind: "recording", name, mediaType: "audio/wav", at: 1 }, bytesOf(wav), {
      maxBytes: 1e7,
    });
  for (const [name, wav] of Object.entries(words)) await put(name, wav);
  const cacheDir = join(folder, `cache-${caches}`);
  const voice = openRecordings({ assets, cacheDir, finisher, monotonic: () => 0 });
  return { voice, put };
}

describe("a site's recordings", () => {
  const half = (parts: readonly string[], language: "fr" | "en" = "fr"): Phrase => ({
    ...{ language, text: "Ticket", parts },
  });

  it("say a half whose words are all there, one after the other at one level", async () => {
    const { voice } = await recordings({
      "fr-ticket.wav": tone(500),
      "fr-A.wav": tone(400, 0.2),
      "fr-32.wav": tone(600, 0.1, 44_100),
    });
    const clip = await voice.render(half(["ticket", "A", "32"]));
    expect(clip.durationMs).toBeGreaterThan(1_500);
    expect(parseWav(clip.wav).rate).toBe(22_050);
    expect(voice.health()).toMatchObject({ engine: "recordings", state: "ready" });
    expect((await voice.clip(clip.hash))?.durationMs).toBe(clip.durationMs);
  });

  it("say nothing of a half that lacks one word, until it is recorded", async () => {
    const { voice, put } = await recordings({ "fr-ticket.wav": tone(500) });
    await expect(voice.render(half(["ticket", "7"]))).rejects.toThrow("not recorded");
    await put("fr-7.wav", tone(450));
    voice.renew?.();
    expect((await voice.render(half(["ticket", "7"]))).durationMs).toBeGreaterThan(800);
  });

  it("put a French number together from its hundreds and the rest, and no English one", async () => {
    const words = { "fr-100.wav": tone(400), "fr-32.wav": tone(500, 0.2) };
    const { voice } = await recordings({
      ...words,
      "en-100.wav": tone(400),
      "en-32.wav": tone(500),
    });
    expect((await voice.render(half(["132"]))).durationMs).toBeGreaterThan(800);
    await expect(voice.render(half(["132"], "en"))).rejects.toThrow();
    await expect(voice.render(half(["200"]))).rejects.toThrow();
    await expect(voice.render({ language: "fr", text: "x" })).rejects.toThrow();
  });

  it("become a chime", async () => {
    const { voice, put } = await recordings({});
    const { id } = await put("carillon.wav", tone(900));
    expect((await voice.clipOf(id))?.durationMs).toBeGreaterThan(800);
    await expect(voice.clipOf("0".repeat(64))).rejects.toThrow("gone");
  });

  it("fail with a broken file, and tell", async () => {
    const { voice } = await recordings({ "fr-7.wav": new Uint8Array(60) });
    await expect(voice.render(half(["7"]))).rejects.toThrow();
    expect(voice.health().state).toBe("failing");
  });

  it.each([
    ["fr-guichet-4.wav", "fr/guichet-4"],
    ["FR_A.WAV", "fr/a"],
    ["en 100", "en/100"],
    ["carillon.wav", null],
    ["de-1.wav", null],
  ])("of the name %s say %s", (name, word) => {
    expect(wordOf(name)).toBe(word);
  });
});
