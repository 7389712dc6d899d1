import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Samples a second of the recording, one channel of 16 bit. */
export const sampleRate = 48_000;

/** A waiting room with a loudspeaker that nobody hears and a recorder beside it. */
export interface Room {
  /** For the environment of a program that plays sound. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts a recording; `stop` answers what was heard. */
  record(): Promise<Recording>;
  close(): Promise<void>;
}

export type Side = "left" | "right";

export interface Recording {
  /** Samples from -1 to 1, since the start of the recording: both sides as one. */
  stop(): Promise<Float32Array>;
  /** The same, each side by itself. */
  stopSides(): Promise<Readonly<Record<Side, Float32Array>>>;
  /** Wall time of the first sample, or up to 20 ms after it. */
  readonly startedAt: number;
}

/** A sound server of its own, with a null sink: the recording is what a loudspeaker would have got. */
export async function openRoom(): Promise<Room> {
  const dir = mkdtempSync(join(tmpdir(), "patience-room-"));
  const socket = join(dir, "native");
  const env = { PULSE_SERVER: `unix:${socket}`, PULSE_RUNTIME_PATH: dir, XDG_RUNTIME_DIR: dir };
  const server = spawn(
    "pulseaudio",
    [
      ...["-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit"],
      `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      `--load=module-null-sink sink_name=room rate=${sampleRate}`,
    ],
    { env: { ...process.env, ...env }, stdio: "ignore" },
  );
  await until(() => succeeds("pactl", ["info"], env), 10_000, "the sound server answers");
  return {
    env,
    record: () => record(env),
    async close() {
      await ended(server);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function record(env: Readonly<Record<string, string>>): Promise<Recording> {
  const parts: Buffer[] = [];
  const args = ["-d", "room.monitor", "--format=s16le", `--rate=${sampleRate}`, "--channels=2"];
  const recorder = spawn("parec", [...args, "--latency-msec=20"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  recorder.stdout.on("data", (part: Buffer) => parts.push(part));
  await until(async () => parts.length > 0, 10_000, "the recorder runs");
  parts.length = 0;
  const startedAt = Date.now();
  const stopSides = async () => {
    await ended(recorder);
    const bytes = Buffer.concat(parts);
    const side = (offset: number) =>
      Float32Array.from(
        { length: bytes.length >> 2 },
        (_, index) => bytes.readInt16LE(index * 4 + offset) / 32_768,
      );
    return { left: side(0), right: side(2) };
  };
  return {
    ...{ startedAt, stopSides },
    async stop() {
      const { left, right } = await stopSides();
      return left.map((sample, index) => (sample + (right[index] ?? 0)) / 2);
    },
  };
}

/** Loudness (RMS) of each window of `ms` milliseconds. */
export function loudness(samples: Float32Array, ms: number): number[] {
  const size = (sampleRate * ms) / 1000;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    const part = samples.subarray(index * size, (index + 1) * size);
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / size);
  });
}

/** A stretch of sound between silences, in milliseconds from the start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where there is sound: louder than `floor`, with silences shorter than `joinMs` counted as part of it. */
export function stretches(samples: Float32Array, floor: number, joinMs: number): Stretch[] {
  const step = 10;
  const found: { from: number; to: number }[] = [];
  for (const [index, level] of loudness(samples, step).entries()) {
    if (level < floor) continue;
    const from = index * step;
    const last = found.at(-1);
    if (last && from - last.to <= joinMs) last.to = from + step;
    else found.push({ from, to: from + step });
  }
  return found;
}

/** Waits until something is so; fails with its name when it is not in time. */
export async function until(
  is: () => Promise<boolean>,
  withinMs: number,
  what: string,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await wait(50);
  }
}

async function succeeds(
  command: string,
  args: string[],
  env: Readonly<Record<string, string>>,
): Promise<boolean> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: "ignore" });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await gone;
  clearTimeout(forced);
}
