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
  /** A block that is not used here: its identifier and what it says. */
  | { readonly kind: "block"; readonly text: string }
  /** XOFF (stop sending) or XON (go on), on a serial line. */
  | { readonly kind: "flow"; readonly stopped: boolean }
  /** A byte that fits nothing. */
  | { readonly kind: "noise"; readonly byte: number };

const xon = 0x11;
const xoff = 0x13;
const blockHeader = 0x37;
const processIdBlock = /^"(.{4})$/;
const clearedBlock = "%";
const nul = 0x00;

/** Longest block that is waited for; the longest one that is used has 5 bytes before its NUL. */
const maxBlockBytes = 80;

/*
 * Fixed bits tell the answers apart (TM-T88III specification, appendix G): automatic status 0xx1xx00
 * and then three times 0xx0xxxx, `DLE EOT` 0xx1xx10, `GS r` 0xx0xxxx.
 */
const isAutomaticStart = (byte: number) => (byte & 0x93) === 0x10;
const isRealtime = (byte: number) => (byte & 0x93) === 0x12;
const isPlain = (byte: number) => (byte & 0x90) === 0x00;
const isText = (byte: number) => byte >= 0x20 && byte <= 0x7e;

/**
 * Understands everything a printer says, byte by byte, however the bytes are cut into chunks. Never
 * throws; keeps at most one block. What fits nothing is reported as noise and skipped.
 */
export class StatusParser {
  /** Bytes of an automatic status, or of a block, that is not complete. */
  #held: number[] = [];

  /** Takes the next bytes; gives what they complete, in order: never more events than bytes. */
  push(chunk: Uint8Array): PrinterEvent[] {
    const events: PrinterEvent[] = [];
    for (const byte of chunk) this.#take(byte, events);
    return events;
  }

  #take(byte: number, events: PrinterEvent[]): void {
    if (byte === xon || byte === xoff) events.push({ kind: "flow", stopped: byte === xoff });
    else if (this.#held.length === 0) this.#begin(byte, events);
    else if (this.#held[0] === blockHeader) this.#inBlock(byte, events);
    else this.#inAutomatic(byte, events);
  }

  #begin(byte: number, events: PrinterEvent[]): void {
    if (byte === blockHeader || isAutomaticStart(byte)) this.#held = [byte];
    else if (isRealtime(byte)) events.push({ kind: "realtime", byte });
    else events.push({ kind: isPlain(byte) ? "queued" : "noise", byte });
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
    const text = String.fromCharCode(...this.#held.slice(1));
    this.#held = [];
    const id = processIdBlock.exec(text)?.[1];
    if (id !== undefined) events.push({ kind: "processId", id });
    else if (text === clearedBlock) events.push({ kind: "cleared" });
    else events.push({ kind: "block", text });
  }

  /** What was held turned out to be nothing; the byte at hand may begin something. */
  #abandon(byte: number, events: PrinterEvent[]): void {
    for (const lost of this.#held) events.push({ kind: "noise", byte: lost });
    this.#held = [];
    this.#begin(byte, events);
  }
}
