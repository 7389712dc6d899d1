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
};

/**
 * The four bytes of automatic status, the first one highest (GS a: 1st byte 08 offline, 20 cover;
 * 2nd 04 recoverable, 08 cutter, 20 unrecoverable, 40 passes by itself; 3rd 03 near end, 0C end).
 */
export function factsOfAutomatic(word: number): PrinterFacts {
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
