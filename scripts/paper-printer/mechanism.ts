import type { Drawn } from "../../printer/escpos/decode.ts";
import { EscPosDecoder } from "../../printer/escpos/decode.ts";
import * as answers from "./answers.ts";
import { RealtimeFilter } from "./realtime-filter.ts";

/** What can be wrong with the mechanism. */
export type MechanismFault = "paper" | "cover" | "slow" | "cutter" | "low" | "untaken";

/** What stands on paper. */
export type Imprint = Extract<Drawn, { kind: "line" | "feed" | "qr" | "image" | "barcode" }>;

/** A ticket that was cut off. */
export interface DrawnTicket {
  readonly number: number;
  readonly imprints: readonly Imprint[];
  /** Its lines as plain text. */
  readonly text: readonly string[];
  readonly qr: readonly string[];
  readonly bytes: number;
  readonly cutAt: number;
}

export interface MechanismSetup {
  readonly columns: number;
  /** Time to print one line, in milliseconds. */
  readonly lineMs: number;
  readonly slowLineMs: number;
  /** False for a printer that does not know `GS ( H`. */
  readonly answersProcessIds: boolean;
  /** Tickets that the tray holds; older ones are thrown away. */
  readonly keptTickets?: number;
  readonly say: (bytes: Uint8Array) => void;
  readonly changed: () => void;
}

/** Receive buffer of a common kiosk printer; once it is full, nothing more is read. */
export const receiveBufferBytes = 4_096;
/** Tickets that the tray holds, unless more are asked for. */
const usualTickets = 200;
/** A strip that is never cut is torn off after so many lines: about 180 m, more than a roll. */
const maxStripLines = 50_000;
/** Bytes kept of one ticket; a whole-ticket bitmap has 58 kB. */
const maxRawBytes = 1_000_000;
/** Bytes already printed that may stay in front of those that wait. */
const maxReadBytes = 100_000;

/**
 * The works of a ticket printer: a receive buffer, a head that prints line by line while there is
 * paper and the cover is shut, a knife. Answers status requests at once, even while it stands still.
 */
export class Mechanism {
  readonly #setup: MechanismSetup;
  readonly #faults = new Set<MechanismFault>();
  readonly #filter = new RealtimeFilter();
  #decoder: EscPosDecoder;
  #buffer: number[] = [];
  /** How far the buffer is read: shifting each byte off a long array is slow. */
  #read = 0;
  #pending: Drawn[] = [];
  #strip: Imprint[] = [];
  #raw: number[] = [];
  #timer: NodeJS.Timeout | undefined;
  #automatic = 0;
  /** The knife is stuck: it was asked to cut while it was broken. */
  #jammed = false;
  #linesLeft = Number.POSITIVE_INFINITY;
  #count = 0;
  readonly #stored = new Map<string, Extract<Imprint, { kind: "image" }>>();
  /** Times that its buzzer sounded. */
  buzzes = 0;
  readonly tickets: DrawnTicket[] = [];
  readonly rawTickets: Buffer[] = [];
  /** Strips without a cut, torn off when the roll was changed. */
  readonly scraps: (readonly Imprint[])[] = [];

  constructor(setup: MechanismSetup) {
    this.#setup = setup;
    this.#decoder = new EscPosDecoder(setup.columns);
  }

  get faults(): ReadonlySet<MechanismFault> {
    return this.#faults;
  }

  /** Bytes in the receive buffer. */
  get waiting(): number {
    return this.#buffer.length - this.#read;
  }

  get full(): boolean {
    return this.waiting >= receiveBufferBytes;
  }

  /** What is printed and not cut yet. */
  get strip(): readonly Imprint[] {
    return this.#strip;
  }

  /** Takes what came from the host. */
  receive(chunk: Uint8Array): void {
    for (const byte of chunk) {
      const { data, command } = this.#filter.push(byte);
      this.#buffer.push(...data);
      if (command) this.#obeyNow(command);
    }
    this.#run();
  }

  fault(name: MechanismFault, on: boolean): void {
    if (this.#faults.has(name) === on) return;
    if (on) this.#faults.add(name);
    else this.#faults.delete(name);
    if (name === "paper" && !on) this.#newRoll();
    if (name === "cutter" && !on) this.#unjam();
    if (name !== "slow") this.#report();
    this.#setup.changed();
    this.#run();
  }

  /** Leaves so many lines on the roll. */
  leave(lines: number): void {
    this.#linesLeft = lines;
  }

  /** Power off and on: whatever was only in memory is gone. */
  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#clear();
    this.#automatic = 0;
  }

  /** The four bytes of automatic status. */
  status(): Uint8Array {
    return answers.automatic(this.#told());
  }

  /** Somebody frees the knife and takes away what hangs there. */
  #unjam(): void {
    if (this.#jammed) this.#newRoll();
    this.#jammed = false;
  }

  /** What it says of itself: a knife is only known to be stuck once it was used. */
  #told(): ReadonlySet<MechanismFault> {
    return new Set([...this.#faults].filter((fault) => fault !== "cutter" || this.#jammed));
  }

  #newRoll(): void {
    this.#linesLeft = Number.POSITIVE_INFINITY;
    if (this.#strip.length > 0) this.scraps.push(this.#strip);
    if (this.scraps.length > usualTickets) this.scraps.shift();
    this.#strip = [];
    this.#raw = [];
  }

  #clear(): void {
    this.#buffer = [];
    this.#read = 0;
    this.#pending = [];
    this.#raw = [];
    this.#decoder = new EscPosDecoder(this.#setup.columns);
  }

  #report(): void {
    if (this.#automatic !== 0) this.#setup.say(this.status());
  }

  #obeyNow([, kind, n = 0]: readonly number[]): void {
    if (kind === 0x04 && n === 0x14) this.#setup.say(answers.full(this.#told()));
    else if (kind === 0x04) this.#setup.say(answers.realtime(n, this.#told()));
    if (kind !== 0x14 || n !== 8) return;
    this.#clear();
    this.#setup.say(answers.cleared);
  }

  /** Prints until something stops it: a fault, an empty buffer, or the time that a line takes. */
  #run(): void {
    while (this.#timer === undefined) {
      const item = this.#next();
      if (!item) return;
      const ms = this.#do(item);
      if (ms > 0)
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#run();
          this.#setup.changed();
        }, ms);
    }
  }

  #next(): Drawn | undefined {
    while (!this.#stands()) {
      const ready = this.#pending.shift();
      if (ready) return ready;
      const byte = this.#nextByte();
      if (byte === undefined) return undefined;
      if (this.#raw.length < maxRawBytes) this.#raw.push(byte);
      this.#pending = this.#decoder.push(byte);
    }
    return undefined;
  }

  #stands(): boolean {
    return this.#jammed || this.#faults.has("paper") || this.#faults.has("cover");
  }

  #nextByte(): number | undefined {
    if (this.#read === this.#buffer.length || this.#read > maxReadBytes) {
      this.#buffer = this.#buffer.slice(this.#read);
      this.#read = 0;
    }
    const byte = this.#buffer[this.#read];
    if (byte !== undefined) this.#read += 1;
    return byte;
  }

  /** Does one thing; says how long it takes. */
  #do(item: Drawn): number {
    switch (item.kind) {
      case "line":
      case "feed":
      case "qr":
      case "image":
      case "barcode":
        return this.#print(item);
      case "storedImage": {
        const picture = this.#stored.get(item.key);
        return picture ? this.#print({ ...picture, align: item.align }) : 0;
      }
      case "cut":
        if (this.#faults.has("cutter")) this.#jam();
        else this.#cut();
        return 0;
      default:
        this.#heed(item);
        return 0;
    }
  }

  /** What leaves no trace on paper. */
  #heed(item: Exclude<Drawn, Imprint>): void {
    if (item.kind === "processId" && this.#setup.answersProcessIds)
      this.#setup.say(answers.processId(item.id));
    else if (item.kind === "statusRequest") this.#setup.say(answers.queued(this.#told()));
    else if (item.kind === "automaticStatus") {
      this.#automatic = item.mask;
      this.#report();
    } else if (item.kind === "reset") this.#automatic = 0;
    else if (item.kind === "nameRequest") this.#setup.say(answers.name(item.n));
    else if (item.kind === "buzz") this.buzzes += item.times;
    else this.#keep(item);
  }

  /** The store of pictures, which no loss of power empties. */
  #keep(item: Exclude<Drawn, Imprint>): void {
    if (item.kind === "store") {
      const { width, height, dots } = item;
      this.#stored.set(item.key, { kind: "image", align: "left", width, height, dots });
    } else if (item.kind === "forgetStored") this.#stored.delete(item.key);
    else if (item.kind === "storedRequest")
      this.#setup.say(answers.stored([...this.#stored.keys()]));
  }

  #print(item: Imprint): number {
    if (this.#strip.length >= maxStripLines) this.#newRoll();
    this.#strip.push(item);
    this.#linesLeft -= 1;
    if (this.#linesLeft <= 0) this.fault("paper", true);
    this.#setup.changed();
    return this.#faults.has("slow") ? this.#setup.slowLineMs : this.#setup.lineMs;
  }

  #jam(): void {
    this.#jammed = true;
    this.#report();
    this.#setup.changed();
  }

  #cut(): void {
    const imprints = this.#strip;
    this.#strip = [];
    const raw = Buffer.from(this.#raw);
    this.#raw = [];
    if (imprints.length === 0) return;
    this.#count += 1;
    this.rawTickets.push(raw);
    this.tickets.push({
      number: this.#count,
      imprints,
      text: imprints.flatMap((item) =>
        item.kind === "line" ? [item.runs.map(({ text }) => text).join("")] : [],
      ),
      qr: imprints.flatMap((item) => (item.kind === "qr" ? [item.payload] : [])),
      bytes: raw.length,
      cutAt: Date.now(),
    });
    const kept = this.#setup.keptTickets ?? usualTickets;
    if (this.tickets.length > kept) this.tickets.shift();
    if (this.rawTickets.length > kept) this.rawTickets.shift();
    this.#setup.changed();
  }
}
