import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import {
  type MosquittoUser,
  mosquittoFiles,
} from "../../appliance/adapters/bus-mosquitto-files.ts";
import { freePort } from "./free-port.ts";

export const mosquittoProgram = "/usr/sbin/mosquitto";

/** False, with a line that says so, where a program of Debian's Mosquitto packages is not installed. */
export function haveProgram(path: string): boolean {
  const there = existsSync(path);
  if (!there) console.warn(`${path} is missing: the tests with it are skipped.`);
  return there;
}

export interface Mosquitto {
  readonly port: number;
  /** Writes new files; takes effect at `reload`. */
  write(users: readonly MosquittoUser[]): void;
  reload(): void;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real broker from `mosquittoFiles` in a temporary folder. */
export async function mosquitto(root: string, users: readonly MosquittoUser[]): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), "patience-mosquitto-"));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const write = (all: readonly MosquittoUser[]) => {
    const files = mosquittoFiles({ root, users: all, port, folder });
    // Started as root it would become the user `mosquitto`, who may not read a private folder.
    const conf = `${files.conf}user ${userInfo().username}\n`;
    for (const [name, text] of Object.entries({ ...files, conf }))
      writeFileSync(join(folder, name), text, { mode: 0o600 });
  };
  const start = async () => {
    const broker = spawn(mosquittoProgram, ["-c", join(folder, "conf")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    child = broker;
    let said = "";
    broker.stderr.on("data", (text) => {
      said += String(text);
    });
    await reachable(port, broker, () => `${said} (exit ${broker.exitCode})`);
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  const stop = async () => {
    await kill();
    rmSync(folder, { recursive: true });
  };
  write(users);
  await start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    port,
    write,
    reload: () => child?.kill("SIGHUP"),
    kill,
    start,
    stop,
  };
}

async function reachable(port: number, child: ChildProcess, why: () => string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const open = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`Mosquitto did not start: ${why()}`);
}
