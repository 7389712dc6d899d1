/** A thread of its own for trimming and levelling: 20-60 ms of arithmetic a clip would hold up every call. */
import { readlinkSync } from "node:fs";
import { basename } from "node:path";
import { parentPort } from "node:worker_threads";
import { finishedWav } from "./voice-espeak-audio.ts";
import { standBehind } from "./voice-espeak-engine.ts";

standBehind(ownThread());

parentPort?.on("message", ({ id, raw }: { readonly id: number; readonly raw: Uint8Array }) => {
  try {
    parentPort?.postMessage({ id, wav: finishedWav(raw) });
  } catch (error) {
    parentPort?.postMessage({ id, reason: error instanceof Error ? error.message : String(error) });
  }
});

/** Linux names the thread that asks (proc(5)); elsewhere nobody does. */
function ownThread(): number | undefined {
  try {
    return Number(basename(readlinkSync("/proc/thread-self")));
  } catch {
    return undefined;
  }
}
