/**
 * The speech process: espeak compiled to WebAssembly, run as a program of its own. It is under the GPL and so
 * stays outside the box's process; in there it would also hold 150 MB, and could hang or bring the rules down.
 *
 * In: one JSON request on each line of stdin. Out: frames on stdout. It ends when stdin does.
 */
import { createInterface } from "node:readline";
import loadEspeak from "@echogarden/espeak-ng-emscripten";
import { goBehind } from "./behind.ts";
import { wavHeader } from "./voice-espeak-audio.ts";
import type { SpeechRequest } from "./voice-espeak-engine.ts";
import { encodeFrame, type Frame } from "./voice-espeak-frames.ts";

function send(kind: Frame["kind"], body: Uint8Array): void {
  process.stdout.write(encodeFrame({ kind, body }));
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

goBehind();
// Nothing but frames may reach stdout.
const espeak = await loadEspeak({ print: complain, printErr: complain });
const worker = new espeak.eSpeakNGWorker();

function speech({ voice, rate, text }: SpeechRequest): Uint8Array {
  if (worker.set_voice(voice) !== 0) throw new Error(`there is no voice ${voice}`);
  worker.set_rate(rate);
  const pieces: Uint8Array[] = [];
  worker.synthesize(text, (samples) => {
    if (samples)
      pieces.push(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    return false;
  });
  const sound = Buffer.concat(pieces);
  return Buffer.concat([wavHeader(worker.get_samplerate(), sound.length), sound]);
}

send("ready", new Uint8Array());
for await (const line of createInterface({ input: process.stdin })) {
  try {
    send("sound", speech(JSON.parse(line) as SpeechRequest));
  } catch (error) {
    send("failure", Buffer.from(String(error)));
  }
}
