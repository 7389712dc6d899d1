import { execFileSync, spawnSync } from "node:child_process";

/** Runs a program; its words are shown only when it fails. */
export function run(program: string, args: readonly string[], more: RunOptions = {}): string {
  const done = spawnSync(program, args, {
    encoding: "utf8",
    cwd: more.cwd,
    input: more.input,
    env: { ...process.env, ...more.env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status === 0) return done.stdout;
  throw new Error(`${program} ${args.join(" ")}\n${done.error ?? ""}${done.stdout}${done.stderr}`);
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program whose words are shown as they come. */
export function show(program: string, args: readonly string[], env: RunOptions["env"] = {}): void {
  execFileSync(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
}

const lines: { readonly name: string; readonly seconds: number }[] = [];

/** One step of the build: says what it does, and how long it took. */
export async function step<T>(name: string, act: () => T | Promise<T>): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`  ${name.padEnd(46)}`);
  const result = await act();
  const seconds = (performance.now() - startedAt) / 1000;
  lines.push({ name, seconds });
  process.stdout.write(`${seconds.toFixed(1).padStart(7)} s\n`);
  return result;
}

/** What each step took. */
export function stepTimes(): readonly { readonly name: string; readonly seconds: number }[] {
  return lines;
}
