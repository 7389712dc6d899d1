/*
 * Commands that a printer obeys the moment they arrive, before any data that waits, even when it is
 * offline. They are never put in the middle of another command.
 */

/** Which of the four status bytes: printer, cause of being offline, cause of an error, paper. */
export type StatusPart = 1 | 2 | 3 | 4;
export const statusParts: readonly StatusPart[] = [1, 2, 3, 4];

/** `DLE EOT n`: asks for one status byte. The answer does not say which part it is of. */
export function askStatus(part: StatusPart): Uint8Array {
  return Uint8Array.of(0x10, 0x04, part);
}

/**
 * `DLE DC4 8`: throws away everything that is received and not printed; answered by `37 25 00`.
 * The seven bytes are a fixed key (TM-L90 manual, p. 395; Citizen CT-S300 manual, p. 119).
 */
export function clearBuffers(): Uint8Array {
  return Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);
}

/** Custom's `DLE EOT 20`: asks for the full status, `10 0F` and four bytes. */
export function askFullStatus(): Uint8Array {
  return Uint8Array.of(0x10, 0x04, 0x14);
}

/** Custom's `GS E1h`: asks for the paper that is left before the virtual end. Queued, not in real time. */
export function askPaperLeft(): Uint8Array {
  return Uint8Array.of(0x1d, 0xe1);
}

/** `GS I n`, n = 66 maker, 67 model: asks for a name, answered by a block (`5F … 00`). Queued. */
export function askName(which: "maker" | "model"): Uint8Array {
  return Uint8Array.of(0x1d, 0x49, which === "maker" ? 66 : 67);
}
