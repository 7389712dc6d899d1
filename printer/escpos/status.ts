/** One thing that a printer said. */
export type PrinterEvent =
  /** Four bytes that it sends by itself when something changes (`GS a`); the first is the highest. */
  | { readonly kind: "automatic"; readonly word: number }
  /** The answer to `DLE EOT n`; which n, only the asker knows. */
  | { readonly kind: "realtime"; readonly byte: number }
  /** The answer to `GS r n`, sent when the data before it is done. */
  | { readonly kind: "queued"; readonly byte: number }
  /** The answer to `GS ( H` function 48: everything before it is printed. */
  | { readonly kind: "processId"; readonly id: string }
  /** The answer to `DLE DC4 8`: nothing waits any more. */
  | { readonly kind: "cleared" }
  /** The answer to `GS ( L` function 64: pictures that are stored; `more` asks for the rest. */
  | { readonly kind: "stored"; readonly keys: readonly string[]; readonly more: boolean }
  /** The answer to `GS I`: a name of the printer. */
  | { readonly kind: "name"; readonly text: string }
  /** Custom's answer to `DLE EOT 20`: paper, user, recoverable and unrecoverable errors; the first is the highest. */
  | { readonly kind: "full"; readonly word: number }
  /** Custom's answer to `GS E1h`: paper that is left, in centimetres. */
  | { readonly kind: "paperLeft"; readonly centimetres: number }
  /** A block that is not used here: its identifier and what it says. */
  | { readonly kind: "block"; readonly text: string }
  /** XOFF (stop sending) or XON (go on), on a serial line. */
  | { readonly kind: "flow"; readonly stopped: boolean }
  /** A byte that fits nothing. */
  | { readonly kind: "noise"; readonly byte: number };

/** Whose answers a printer gives: Epson's, which most others copy, or those of Custom's kiosk printers. */
export type StatusDialect = "epson" | "custom";

const xon = 0x11;
const xoff = 0x13;
const blockHeader = 0x37;
const nameHeader = 0x5f;
const nul = 0x00;

/** Longest block that is waited for; the longest one that is used has 2 and 40 keys of two characters (GS ( L 64). */
const maxBlockBytes = 96;

/** Custom: `10 0F`, then four bytes of any value. */
const fullStart = 0x10;
const fullMark = 0x0f;
const fullBytes = 6;
/** Custom: a number of centimetres, as text (`510cm`); a roll has no more than five digits. */
const lengthText = /^\d{1,5}(c(m)?)?$/;

/*
 * Fixed bits tell the answers apart (TM-T88III specification, appendix G): automatic status 0xx1xx00
 * and then three times 0xx0xxxx, `DLE EOT` 0xx1xx10, `GS r` 0xx0xxxx.
 */
const isAutomaticStart = (byte: number) => (byte & 0x93) === 0x10;
const isRealtime = (byte: number) => (byte & 0x93) === 0x12;
const isPlain = (byte: number) => (byte & 0x90) === 0x00;
const isText = (byte: number) => byte >= 0x20 && byte <= 0x7e;
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/**
 * Understands everything a printer says, byte by byte, however the bytes are cut into chunks. Never
 * throws; keeps at most one block. What fits nothing is reported as noise and skipped.
 */
export class StatusParser {
  readonly #custom: boolean;
  /** Bytes of an automatic status, of a block or of a text that is not complete. */
  #held: number[] = [];

  constructor(dialect: StatusDialect = "epson") {
    this.#custom = dialect === "custom";
  }

  /** Bytes that are kept because what they say is not complete. */
  get held(): number {
    return this.#held.length;
  }

  /** Takes the next bytes; gives what they complete, in order: never more events than bytes. */
  push(chunk: Uint8Array): PrinterEvent[] {
    const events: PrinterEvent[] = [];
    for (const byte of chunk) this.#take(byte, events);
    return events;
  }

  #take(byte: number, events: PrinterEvent[]): void {
    const [first] = this.#held;
    if (this.#custom && first === fullStart && this.#held.length > 1) this.#inFull(byte, events);
    else if (byte === xon || byte === xoff) events.push({ kind: "flow", stopped: byte === xoff });
    else if (first === undefined) this.#begin(byte, events);
    else if (this.#custom) this.#inCustom(byte, events);
    else if (first === blockHeader || first === nameHeader) this.#inBlock(byte, events);
    else this.#inAutomatic(byte, events);
  }

  #begin(byte: number, events: PrinterEvent[]): void {
    if (this.#begins(byte)) this.#held = [byte];
    else if (isRealtime(byte)) events.push({ kind: "realtime", byte });
    else events.push({ kind: isPlain(byte) ? "queued" : "noise", byte });
  }

  #begins(byte: number): boolean {
    if (this.#custom) return byte === fullStart || isDigit(byte);
    return byte === blockHeader || byte === nameHeader || isAutomaticStart(byte);
  }

  #inAutomatic(byte: number, events: PrinterEvent[]): void {
    if (isRealtime(byte)) events.push({ kind: "realtime", byte });
    else if (!isPlain(byte)) this.#abandon(byte, events);
    else if (this.#held.push(byte) === 4) {
      events.push({ kind: "automatic", word: Buffer.from(this.#held).readUInt32BE() });
      this.#held = [];
    }
  }

  #inBlock(byte: number, events: PrinterEvent[]): void {
    if (byte === nul) this.#endBlock(events);
    else if (isText(byte) && this.#held.length < maxBlockBytes) this.#held.push(byte);
    else if (isRealtime(byte)) events.push({ kind: "realtime", byte });
    else this.#abandon(byte, events);
  }

  #endBlock(events: PrinterEvent[]): void {
    const [first, ...rest] = this.#held;
    const text = String.fromCharCode(...rest);
    this.#held = [];
    events.push(first === nameHeader ? { kind: "name", text } : blockOf(text));
  }

  /** The second byte of a full status, or a text of digits. */
  #inCustom(byte: number, events: PrinterEvent[]): void {
    if (this.#held[0] === fullStart) {
      if (byte === fullMark) this.#held.push(byte);
      else this.#abandon(byte, events);
      return;
    }
    const text = String.fromCharCode(...this.#held, byte);
    if (isRealtime(byte)) events.push({ kind: "realtime", byte });
    else if (!lengthText.test(text)) this.#abandon(byte, events);
    else if (byte !== 0x6d) this.#held.push(byte);
    else {
      this.#held = [];
      events.push({ kind: "paperLeft", centimetres: Number.parseInt(text, 10) });
    }
  }

  #inFull(byte: number, events: PrinterEvent[]): void {
    if (this.#held.push(byte) < fullBytes) return;
    events.push({ kind: "full", word: Buffer.from(this.#held.slice(2)).readUInt32BE() });
    this.#held = [];
  }

  /** What was held turned out to be nothing; the byte at hand may begin something. */
  #abandon(byte: number, events: PrinterEvent[]): void {
    for (const lost of this.#held) events.push({ kind: "noise", byte: lost });
    this.#held = [];
    this.#begin(byte, events);
  }
}

/** A block of Epson's: an identifier and what it says. */
function blockOf(text: string): PrinterEvent {
  const says = text.slice(1);
  if (text.startsWith('"') && says.length === 4) return { kind: "processId", id: says };
  if (text === "%") return { kind: "cleared" };
  // 37 72, 40 for the last block and 41 where more follow, then two characters a key.
  if (/^r[@A](..)*$/.test(text))
    return { kind: "stored", keys: says.slice(1).match(/../g) ?? [], more: text[1] === "A" };
  return { kind: "block", text };
}
