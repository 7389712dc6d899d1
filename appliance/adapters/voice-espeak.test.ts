import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Phrase, Voice } from "../ports/voice.ts";
import { voiceContract } from "./voice.contract.ts";
import { type EspeakOptions, openEspeakVoice } from "./voice-espeak.ts";
import { encodeWav } from "./voice-espeak-audio.ts";

const installed = spawnSync("espeak-ng", ["--version"]).status === 0;
const root = mkdtempSync(join(tmpdir(), "patience-voice-"));
const opened: Voice[] = [];
let folders = 0;

/** A voice with a cache of its own, closed after the test. */
function open(options: Partial<EspeakOptions> = {}): Voice {
  folders += 1;
  const voice = openEspeakVoice({ cacheDir: join(root, `cache-${folders}`), ...options });
  opened.push(voice);
  return voice;
}

const say = (text: string): Phrase => ({ language: "fr", text });

/** Half a second of a tone, as an engine would make it. */
const speech = encodeWav({
  rate: 22_050,
  samples: Float32Array.from({ length: 11_025 }, (_, i) => 0.3 * Math.sin(i / 10)),
});
const speechPath = join(root, "speech.wav");
const argsPath = join(root, "args");
const fakeProgram = join(root, "espeak-ng");
const fakeScript = join(root, "script.mjs");

beforeAll(() => {
  writeFileSync(speechPath, speech);
  // A program that behaves as its text says. `exec` leaves one process to kill.
  writeFileSync(
    fakeProgram,
    `#!/bin/sh
[ "$1" = --version ] && { echo "eSpeak NG text-to-speech: 9.8.7  Data at: nowhere"; exit; }
printf '%s\\n' "$#" "$@" > ${argsPath}
for text; do :; done
case "$text" in
  *hang*) exec sleep 30;;
  *crash*) kill -SEGV $$;;
  *complain*) echo "no such voice" >&2; exit 1;;
  *garbage*) echo "this is no sound";;
  *silent*) ;;
  *flood*) exec cat /dev/zero;;
  *) exec cat ${speechPath};;
esac
`,
  );
  chmodSync(fakeProgram, 0o755);
  // The same for the speech process; it notes each start.
  writeFileSync(
    fakeScript,
    `import { readFileSync, appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
appendFileSync(${JSON.stringify(join(root, "starts"))}, process.pid + "\\n");
const frame = (kind, body) => {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind);
  head.writeUInt32LE(body.length, 1);
  process.stdout.write(Buffer.concat([head, body]));
};
frame(1, Buffer.alloc(0));
for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line);
  if (text.includes("hang")) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (text.includes("crash")) { process.stderr.write("out of memory"); process.exit(3); }
  if (text.includes("garbage")) process.stdout.write("this is no frame");
  else if (text.includes("twice")) process.stdout.write(Buffer.from([2, 0, 0, 0, 0, 2, 0, 0, 0, 0]));
  else if (text.includes("flood")) process.stdout.write(Buffer.from([2, 255, 255, 255, 255]));
  else if (text.includes("complain")) frame(3, Buffer.from("no such voice"));
  else frame(2, readFileSync(${JSON.stringify(speechPath)}));
}
`,
  );
});

afterEach(async () => {
  for (const voice of opened.splice(0)) await voice.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

voiceContract("espeak, from the program or else the package", async () =>
  openEspeakVoice({ cacheDir: join(root, "contract") }),
);

describe("the package in its own process", () => {
  it("speaks all three languages", { timeout: 30_000 }, async () => {
    const voice = open({ program: "package" });
    const clips = [];
    for (const language of ["fr", "en", "es"] as const)
      clips.push(await voice.render({ language, text: "Ticket B 32," }));
    expect(new Set(clips.map(({ hash }) => hash)).size).toBe(3);
    expect(voice.health().engine).toMatch(/^espeak-ng-emscripten \d/);
    for (const { durationMs } of clips) expect(durationMs).toBeGreaterThan(500);
  });
});

/** What is the same for a program and for a process that behave badly. */
const limits = { timeoutMs: 700 };
const engines = [
  ["program", () => open({ program: fakeProgram, ...limits })],
  ["speech process", () => open({ script: fakeScript, ...limits })],
] as const;

describe.each(engines)("a %s that", (_name, openFake) => {
  it.each([
    ["hangs", "hang", "no answer in 700 ms"],
    ["crashes", "crash", ""],
    ["answers garbage", "garbage", ""],
    ["never stops answering", "flood", ""],
    ["complains", "complain", "no such voice"],
  ])("%s fails that phrase, and speaks the next", async (_how, text, reason) => {
    const voice = openFake();
    await expect(voice.render(say(text))).rejects.toThrow(reason);
    expect(voice.health().state).toBe("failing");
    expect(voice.health().lastError).not.toBeNull();
    await expect(voice.render(say("Ticket B 32,"))).resolves.toMatchObject({ durationMs: 500 });
    expect(voice.health()).toMatchObject({ state: "ready" });
  });

  it("fails three times in a row is left alone", async () => {
    const voice = openFake();
    for (const text of ["crash 1", "crash 2", "crash 3"])
      await expect(voice.render(say(text))).rejects.toThrow();
    await expect(voice.render(say("Ticket B 32,"))).rejects.toThrow("the voice rests");
  });
});

describe("the speech process", () => {
  const starts = () => readFileSync(join(root, "starts"), "utf8").trim().split("\n").map(Number);
  const runs = (pid: number) => existsSync(`/proc/${pid}`);

  it("is the same one for phrase after phrase, and a new one after a crash", async () => {
    const voice = open({ script: fakeScript });
    await voice.render(say("one"));
    const before = starts().length;
    await voice.render(say("two"));
    expect(starts()).toHaveLength(before);
    await expect(voice.render(say("crash"))).rejects.toThrow("out of memory");
    await voice.render(say("three"));
    expect(starts()).toHaveLength(before + 1);
  });

  it("is ended when it answers what nobody asked", async () => {
    const voice = open({ script: fakeScript });
    await expect(voice.render(say("twice"))).rejects.toThrow("no WAV file");
    const before = starts().length;
    await voice.render(say("one"));
    expect(starts()).toHaveLength(before + 1);
  });

  it("ends when it has nothing to say for a while, and starts again for the next phrase", async () => {
    const voice = open({ script: fakeScript, idleMs: 50 });
    await voice.render(say("one"));
    const pid = starts().at(-1) ?? 0;
    await vi.waitFor(() => expect(runs(pid)).toBe(false), { timeout: 4000, interval: 20 });
    await expect(voice.render(say("two"))).resolves.toBeDefined();
  });

  it("ends with the voice", async () => {
    const voice = open({ script: fakeScript });
    await voice.render(say("one"));
    await voice.close();
    expect(runs(starts().at(-1) ?? 0)).toBe(false);
  });
});

describe("a voice that is closed", () => {
  it("does not wait for a phrase that hangs", async () => {
    const voice = open({ program: fakeProgram, timeoutMs: 30_000 });
    rmSync(argsPath, { force: true });
    const hanging = voice.render(say("hang")).catch(String);
    const started = () => expect(readFileSync(argsPath, "utf8")).toContain("hang");
    await vi.waitFor(started, { timeout: 4000, interval: 10 });
    const queued = voice.render(say("Ticket B 32,")).catch(String);
    await voice.close();
    expect(await hanging).toContain("Error");
    expect(await queued).toContain("closed");
  });

  it("speaks no more", async () => {
    const voice = open({ program: fakeProgram });
    await voice.close();
    await expect(voice.render(say("Ticket B 32,"))).rejects.toThrow("closed");
  });
});

describe("without any engine", () => {
  it("says so", async () => {
    const voice = open({ program: join(root, "nowhere") });
    await expect(voice.render(say("Ticket B 32,"))).rejects.toThrow("no speech engine was found");
    expect(voice.health()).toMatchObject({ state: "absent", engine: "espeak-ng" });
  });

  it("is looked for again after a minute: a box that had just started was too busy to find it", async () => {
    let now = 0;
    let searches = 0;
    const engine = { name: "late", synthesize: async () => speech, close: async () => undefined };
    const find = async () => {
      searches += 1;
      return searches === 1 ? null : engine;
    };
    const voice = open({ find, monotonic: () => now });
    const said = () => voice.render(say("Ticket B 32,"));
    await expect(said()).rejects.toThrow("no speech engine was found");
    now = 59_000;
    await expect(said()).rejects.toThrow("no speech engine was found");
    expect(searches).toBe(1);
    now = 60_000;
    await said();
    expect(voice.health()).toMatchObject({ state: "ready", engine: "late" });
  });
});

describe("the cache", () => {
  it("spares the engine a phrase that was said before a restart", async () => {
    const cacheDir = join(root, "kept");
    const first = open({ program: fakeProgram, cacheDir });
    const { hash } = await first.render(say("Ticket B 7,"));
    rmSync(argsPath);
    const second = open({ program: fakeProgram, cacheDir });
    expect((await second.render(say("Ticket B 7,"))).hash).toBe(hash);
    expect(existsSync(argsPath)).toBe(false);
  });

  it("is not asked for what another engine said", async () => {
    const cacheDir = join(root, "shared");
    await open({ program: fakeProgram, cacheDir }).render(say("Ticket B 7,"));
    await open({ script: fakeScript, cacheDir }).render(say("Ticket B 7,"));
    expect(readdirSync(join(cacheDir, "keys"))).toHaveLength(2);
  });

  it("makes a phrase that is asked for many times at once only once", async () => {
    const voice = open({ program: fakeProgram });
    const all = Array.from({ length: 300 }, () => voice.render(say("Ticket B 8,")));
    expect(new Set((await Promise.all(all)).map(({ hash }) => hash)).size).toBe(1);
  });
});

describe("words that look like orders", () => {
  const marker = join(root, "pwned");
  /** What passes as text is still no option and no shell's word. */
  const harmless = [
    "-w pwned",
    "--stdout",
    "-f speech.wav",
    "-- -v en",
    "-v fr, -m -p 99",
    "touch pwned",
  ];
  const refused = [
    `x") (system "touch ${marker}") (print "y`,
    `" (system "touch ${marker}") "`,
    `$(touch ${marker})`,
    `\`touch ${marker}\``,
    `'; touch ${marker}; '`,
    `| touch ${marker}`,
    `a\ntouch ${marker}`,
    `<audio src="${marker}"/>`,
    `[[${marker}]]`,
  ];

  it.each(harmless)("« %s » reach the program as one argument after --", async (text) => {
    await open({ program: fakeProgram }).render(say(text));
    const [count, ...args] = readFileSync(argsPath, "utf8").trimEnd().split("\n");
    expect(count).toBe("9");
    expect(args).toEqual(["--stdout", "-b", "1", "-v", "roa/fr", "-s", "120", "--", text]);
  });

  it.skipIf(!installed)("are only spoken by the real program, and leave no file", async () => {
    const before = readdirSync(process.cwd());
    const voice = open();
    for (const text of harmless) await expect(voice.render(say(text))).resolves.toBeDefined();
    expect(readdirSync(process.cwd())).toEqual(before);
  });

  it.each(refused)("« %s » are refused before any engine hears them", async (text) => {
    rmSync(argsPath, { force: true });
    const voice = open({ program: fakeProgram });
    await expect(voice.render(say(text))).rejects.toThrow("a phrase holds only");
    expect(existsSync(argsPath)).toBe(false);
    expect(existsSync(marker)).toBe(false);
    expect(voice.health().lastError).toBeNull();
  });
});
