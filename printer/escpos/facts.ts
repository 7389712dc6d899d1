import type { StatusPart } from "./realtime.ts";

/** What a printer last said of itself. */
export interface PrinterFacts {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperEnd: boolean;
  readonly paperLow: boolean;
  readonly cutterError: boolean;
  /** Only a repair or switching off and on helps. */
  readonly brokenDown: boolean;
  /** Any other error, one that passes by itself (a hot head) included. */
  readonly otherError: boolean;
  /** A ticket hangs at the mouth: nobody has taken it yet. Only kiosk printers tell. */
  readonly ticketNotTaken: boolean;
  /** Paper on the roll in centimetres; null where the printer does not tell. */
  readonly paperLeftCm: number | null;
}

/** A printer that has nothing to complain of. */
export const wellPrinter: PrinterFacts = {
  offline: false,
  coverOpen: false,
  paperEnd: false,
  paperLow: false,
  cutterError: false,
  brokenDown: false,
  otherError: false,
  ticketNotTaken: false,
  paperLeftCm: null,
};

/** What one word of status says at once; how much paper is left is asked for apart. */
export type StateFacts = Omit<PrinterFacts, "ticketNotTaken" | "paperLeftCm">;

/**
 * The four bytes of automatic status, the first one highest (GS a: 1st byte 08 offline, 20 cover;
 * 2nd 04 recoverable, 08 cutter, 20 unrecoverable, 40 passes by itself; 3rd 03 near end, 0C end).
 */
export function factsOfAutomatic(word: number): StateFacts {
  const has = (mask: number) => (word & mask) !== 0;
  return {
    offline: has(0x08_00_00_00),
    coverOpen: has(0x20_00_00_00),
    otherError: has(0x00_44_00_00),
    cutterError: has(0x00_08_00_00),
    brokenDown: has(0x00_20_00_00),
    paperLow: has(0x00_00_03_00),
    paperEnd: has(0x00_00_0c_00),
  };
}

/**
 * What one `DLE EOT n` answer says: n = 1: 08 offline; 2: 04 cover; 3: 04 recoverable, 08 cutter,
 * 20 unrecoverable, 40 passes by itself; 4: 0C near end, 60 end.
 */
export function factsOfPart(part: StatusPart, byte: number): Partial<PrinterFacts> {
  const has = (mask: number) => (byte & mask) !== 0;
  switch (part) {
    case 1:
      return { offline: has(0x08) };
    case 2:
      return { coverOpen: has(0x04) };
    case 3:
      return { otherError: has(0x44), cutterError: has(0x08), brokenDown: has(0x20) };
    case 4:
      return { paperLow: has(0x0c), paperEnd: has(0x60) };
  }
}

/**
 * Custom's full status, the first byte highest (KPM300 p. 66 and 80, KPM-210 p. 36): paper 01 none, 04 near end,
 * 20 ticket at the mouth, 40 virtual end; user 01 head up, 02 cover open; 3rd recoverable, 4th unrecoverable errors.
 */
export function factsOfFull(word: number): Omit<PrinterFacts, "paperLeftCm"> {
  const has = (mask: number) => (word & mask) !== 0;
  const paperEnd = has(0x01_00_00_00);
  const coverOpen = has(0x00_03_00_00);
  const otherError = has(0x00_00_ff_00);
  const brokenDown = has(0x00_00_00_ff);
  return {
    offline: paperEnd || coverOpen || otherError || brokenDown,
    coverOpen,
    paperEnd,
    paperLow: has(0x44_00_00_00),
    cutterError: false,
    brokenDown,
    otherError,
    ticketNotTaken: has(0x20_00_00_00),
  };
}
