import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/*
 * A serial cable from a file name to the stand-in's port, made of a pseudo-terminal: `socat` holds its one end. It has
 * no speed and no modem lines (the stand-in's `baud` brakes instead; RTS/CTS can only be tried on a real line), but
 * XON and XOFF stop and start it, and it can be pulled.
 */

/** A line that can be pulled out and put back. */
export interface Cable {
  /** The file name of the host's end. */
  readonly path: string;
  pull(): Promise<void>;
  plug(): Promise<void>;
  /** Pulls it for good, and removes its folder. */
  close(): Promise<void>;
}

const readyMs = 5_000;

/** Whether this machine has `socat` to make cables of. */
export function hasCables(): boolean {
  return spawnSync("socat", ["-V"], { stdio: "ignore" }).status === 0;
}

/** Lays a cable to a TCP port of this machine. `path` is where its file appears; without it, in a fresh folder. */
export async function layCable(tcpPort: number, path?: string): Promise<Cable> {
  const folder = path === undefined ? mkdtempSync(join(tmpdir(), "cable-")) : undefined;
  const end = path ?? join(String(folder), "printer");
  let program: ChildProcess | undefined;
  const cable: Cable = {
    path: end,
    plug: async () => {
      // Without `ignoreeof` the cable would end when a host closes its end for the first time.
      const near = `PTY,link=${end},rawer,ignoreeof`;
      program = spawn("socat", [near, `TCP:127.0.0.1:${tcpPort},nodelay`], { stdio: "ignore" });
      const over = performance.now() + readyMs;
      while (!existsSync(end)) {
        if (performance.now() > over) throw new Error("socat made no pseudo-terminal");
        await delay(5);
      }
    },
    pull: async () => {
      const gone = program;
      program = undefined;
      if (!gone || gone.exitCode !== null) return;
      gone.kill("SIGTERM");
      await once(gone, "exit");
      rmSync(end, { force: true });
    },
    close: async () => {
      await cable.pull();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  await cable.plug();
  return cable;
}
