import type { MechanismFault } from "./mechanism.ts";

/*
 * What the stand-in says, from the tables of the command reference, and on purpose without a look at
 * what the print agent makes of it.
 */

type Faults = ReadonlySet<MechanismFault>;

export const cleared = Uint8Array.of(0x37, 0x25, 0x00);

/** `GS ( H` function 48: header, identifier, the four characters, NUL. */
export function processId(id: string): Uint8Array {
  return Buffer.from(`7"${id}\0`, "latin1");
}

/** `DLE EOT n`. Bits 1 and 4 are always on. */
export function realtime(n: number, faults: Faults): Uint8Array {
  const paper = faults.has("paper");
  const cover = faults.has("cover");
  let bits = 0x12;
  if (n === 1 && (paper || cover)) bits |= 0x08;
  if (n === 2 && cover) bits |= 0x04;
  if (n === 2 && paper) bits |= 0x20;
  if (n === 4 && paper) bits |= 0x6c;
  return Uint8Array.of(bits);
}

/** `GS r 1`: bits 2 and 3 say that paper is at its end, which is never sent, as nothing runs then. */
export function queued(faults: Faults): Uint8Array {
  return Uint8Array.of(faults.has("paper") ? 0x0f : 0x00);
}

/** `GS I`: 66 the maker, 67 the model. */
export function name(n: number): Uint8Array {
  const names: Readonly<Record<number, string>> = { 66: "Patience", 67: "Imprimante d'essai" };
  return Buffer.from(`_${names[n] ?? ""}\0`, "latin1");
}

/** `GS ( L` function 64: as many keys as one block holds. */
export function stored(keys: readonly string[]): Uint8Array {
  return Buffer.from(`7r@${keys.slice(0, 40).join("")}\0`, "latin1");
}

/** Automatic status. */
export function automatic(faults: Faults): Uint8Array {
  const paper = faults.has("paper");
  const cover = faults.has("cover");
  const first = 0x10 | (paper || cover ? 0x08 : 0) | (cover ? 0x20 : 0);
  return Uint8Array.of(first, 0x00, paper ? 0x0f : 0x00, 0x0f);
}
