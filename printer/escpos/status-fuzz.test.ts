import { describe, expect, it } from "vitest";
import { confirmationOf, stages } from "../confirmation.ts";
import { profileNamed } from "../profiles.ts";
import type { PrinterEvent, StatusDialect } from "./status.ts";
import { StatusParser } from "./status.ts";

/** Streams to try: `PATIENCE_FUZZ=1000000` for the long proof. */
const streams = Number(process.env["PATIENCE_FUZZ"] ?? 20_000);
const longest = 24;

/** mulberry32: the same streams in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What printers really say, to be cut, joined and spoilt. */
const pieces = [
  "372241303432 00",
  "372500",
  "37724041313200",
  "5f544d2d6d333000",
  "1800000f",
  "1000030f",
  "12",
  "72",
  "0c",
  "1113",
  "100f21021380",
  "353130636d",
].map((hex) => Buffer.from(hex.replaceAll(" ", ""), "hex"));

function mutated(random: () => number): Buffer {
  const below = (n: number) => Math.floor(random() * n);
  const parts = Array.from({ length: 1 + below(4) }, () =>
    random() < 0.25
      ? Buffer.from(Array.from({ length: below(longest) }, () => below(256)))
      : (pieces[below(pieces.length)] ?? Buffer.alloc(0)),
  );
  const stream = Buffer.concat(parts);
  for (let spoilt = below(3); spoilt > 0 && stream.length > 0; spoilt -= 1)
    stream[below(stream.length)] = below(256);
  return random() < 0.2 ? stream.subarray(0, below(stream.length + 1)) : stream;
}

/** Whether an answer of this name stands in what was said, apart from what may interrupt it. Shares nothing with the parser. */
function stands(said: Buffer, id: string): boolean {
  const text = [...said]
    .filter((byte) => ![0x11, 0x13, 0x12, 0x16, 0x1a, 0x1e].includes(byte))
    .map((byte) => String.fromCharCode(byte))
    .join("");
  return text.includes(`7"${id}\0`);
}

/** Throws at anything that must not be; an expectation for each of a million streams would take long. */
function judge(events: readonly PrinterEvent[], heard: Buffer, held: number): void {
  const broken = (what: string) => new Error(`${what} of ${heard.toString("hex")}`);
  if (events.length > heard.length) throw broken(`${events.length} events`);
  if (held > 100) throw broken(`${held} bytes are held`);
  for (const event of events)
    if (event.kind === "processId" && !stands(heard, event.id)) throw broken(event.id);
}

describe(`${streams} random and mutated streams`, () => {
  it.each<StatusDialect>(["epson", "custom"])(
    "never break the parser of %s, fill its memory, or say «printed» of nothing",
    (dialect) => {
      const random = dice(20_261_128);
      const confirmation = confirmationOf(profileNamed("epson-80"), "job-that-nobody-answered");
      const parser = new StatusParser(dialect);
      let tail = Buffer.alloc(0);
      for (let index = 0; index < streams; index += 1) {
        const stream = mutated(random);
        const heard = Buffer.concat([tail, stream]);
        const events = parser.push(stream);
        for (const event of events) confirmation.hear(event);
        judge(events, heard, parser.held);
        tail = heard.subarray(-200);
      }
      expect(confirmation.stage).toBe(stages.none);
    },
    600_000,
  );
});
