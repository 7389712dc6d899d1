import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPaper } from "./paper-printer/stand-in.ts";

/** A process that died is started again after this, and no sooner: a broken one must not eat the machine. */
const restartMs = 1_000;
/** What a process gets to end in order before it is ended. */
const patienceMs = 8_000;

/**
 * Each password check takes 19 MB for a moment; below this size glibc keeps such memory for ever (measured after 80
 * checks: 209 MB resident without it, 66 MB with it).
 */
const memoryThrift = { MALLOC_MMAP_THRESHOLD_: "1048576" };

/** A small young generation costs little time here and a fifth of the memory (measured: 160 MB idle, 128 MB with it). */
const youngSpace = "--max-semi-space-size=2";

const home = join(import.meta.dirname, "..");
const children = new Set<ChildProcess>();
let ending = false;

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string" },
    host: { type: "string" },
    empty: { type: "boolean" },
    printer: { type: "string" },
    "public-url": { type: "string" },
    "mqtt-port": { type: "string" },
    broker: { type: "string" },
  },
});

function start(script: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [youngSpace, join(home, script), ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** What a child says once it is ready; rejects when it ends before. */
function ready<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`ended with ${code ?? "a signal"}`)));
  });
}

/** Ends everything that was started; whoever does not end in time is ended. */
function end(code: number): void {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill("SIGTERM");
  const check = setInterval(() => {
    if (children.size === 0) process.exit(code);
  }, 50);
  setTimeout(() => {
    clearInterval(check);
    for (const child of children) child.kill("SIGKILL");
    process.exit(code);
  }, patienceMs).unref();
}

function boxArgs(): string[] {
  const names = ["data", "port", "host", "public-url", "mqtt-port", "broker"] as const;
  const given = names.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  return values.empty ? [...given, "--empty"] : given;
}

/** The stand-in printer, for people who have none; answers its printer address. */
async function standIn(): Promise<string> {
  const usualPage = 9180;
  const paper = await startPaper({ port: 0, httpPort: usualPage }).catch(() =>
    startPaper({ port: 0, httpPort: 0 }),
  );
  console.log(
    `  Aucune imprimante indiquée : les tickets sortent sur une imprimante de papier simulée.\n` +
      `  No printer was given: a stand-in shows the tickets as paper.\n\n` +
      `    ${"Tickets sur papier".padEnd(28)}http://127.0.0.1:${paper.httpPort}/\n` +
      `    ${"Une vraie imprimante".padEnd(28)}--printer tcp://ADRESSE:9100\n`,
  );
  return `tcp://127.0.0.1:${paper.port}`;
}

/** Keeps the print agent running for as long as the box does. Without the printer of that name it waits for it. */
function keepAgent(port: number, target: string): void {
  const args = [
    ["--box", `http://127.0.0.1:${port}`],
    ["--client-id", "printer-1"],
    ["--printer-id", "printer-1"],
    ["--target", target],
    ["--journal", join(values.data ?? "data", "printer-1")],
  ].flat();
  const agent = start("printer/main.ts", args);
  agent.once("exit", () => {
    if (!ending) setTimeout(() => keepAgent(port, target), restartMs);
  });
}

function report(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
}

async function main(): Promise<void> {
  const box = start("appliance/main.ts", boxArgs(), memoryThrift);
  box.once("exit", (code) => end(code ?? 1));
  const { port } = await ready<{ port: number }>(box);
  keepAgent(port, values.printer ?? (await standIn()));
  process.send?.({ port });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
main().catch((error: unknown) => {
  report(error);
  end(1);
});
