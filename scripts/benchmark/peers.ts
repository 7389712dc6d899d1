import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench.ts";

/** Where other libraries are installed: `npm ci --ignore-scripts` there; ./scripts/bench --peers does it. */
const folder = join(import.meta.dirname, "peers");
const longestMs = 120_000;

interface Peer {
  readonly name: string;
  readonly bytes?: number;
  readonly p50?: number;
  readonly p99?: number;
  readonly error?: string;
}

/** The same ticket by other libraries, where they are installed: its bytes, and the time to make them. */
export async function measurePeers(bench: Bench): Promise<void> {
  if (!existsSync(join(folder, "node_modules"))) return;
  const run = spawnSync(process.execPath, [join(folder, "encode.mjs")], {
    encoding: "utf8",
    timeout: longestMs,
    stdio: ["ignore", "pipe", "ignore"],
  });
  if (run.status !== 0) throw new Error("the other libraries' ticket was not made");
  for (const { name, bytes, p50, p99, error } of JSON.parse(run.stdout) as Peer[]) {
    if (bytes === undefined || p50 === undefined) throw new Error(`${name}: ${error}`);
    const note = `encode p50 ${p50.toFixed(2)} ms, p99 ${(p99 ?? Number.NaN).toFixed(2)} ms`;
    bench.rows.push({ what: `bytes by ${name}`, unit: "bytes", box: bytes, note });
  }
}
