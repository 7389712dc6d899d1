/** A thread of its own for trimming and levelling: 20-60 ms of arithmetic a clip would hold up every call. */
import { parentPort } from "node:worker_threads";
import { goBehind } from "./behind.ts";
import { finishedWav } from "./voice-espeak-audio.ts";

goBehind();

parentPort?.on("message", ({ id, raw }: { readonly id: number; readonly raw: Uint8Array }) => {
  try {
    parentPort?.postMessage({ id, wav: finishedWav(raw) });
  } catch (error) {
    parentPort?.postMessage({ id, reason: error instanceof Error ? error.message : String(error) });
  }
});
