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

/** What each fault sets in the answers to `DLE EOT 1` to `4`. */
const realtimeBits: Readonly<Record<MechanismFault, readonly [number, number, number, number]>> = {
  paper: [0x08, 0x20, 0, 0x6c],
  cover: [0x08, 0x04, 0, 0],
  cutter: [0x08, 0x40, 0x08, 0],
  low: [0, 0, 0, 0x0c],
  untaken: [0, 0, 0, 0],
  slow: [0, 0, 0, 0],
};

/** `DLE EOT n`. Bits 1 and 4 are always on. */
export function realtime(n: number, faults: Faults): Uint8Array {
  const bits = [...faults].map((fault) => realtimeBits[fault][n - 1] ?? 0);
  return Uint8Array.of(bits.reduce((all, some) => all | some, 0x12));
}

/** `GS r 1`: bits 2 and 3 say that paper is at its end, which is never sent, as nothing runs then. */
export function queued(faults: Faults): Uint8Array {
  if (faults.has("paper")) return Uint8Array.of(0x0f);
  return Uint8Array.of(faults.has("low") ? 0x03 : 0x00);
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
  const cutter = faults.has("cutter");
  const first = 0x10 | (paper || cover || cutter ? 0x08 : 0) | (cover ? 0x20 : 0);
  const near = faults.has("low") ? 0x03 : 0x00;
  return Uint8Array.of(first, cutter ? 0x08 : 0x00, paper ? 0x0f : near, 0x0f);
}

/** Custom's `DLE EOT 20`: 10 0F, then paper (01 none, 04 near its end, 20 a ticket at the mouth), user, errors. */
export function full(faults: Faults): Uint8Array {
  const has = (fault: MechanismFault, bits: number) => (faults.has(fault) ? bits : 0);
  const paper = has("paper", 0x01) | has("low", 0x04) | has("untaken", 0x20);
  return Uint8Array.of(0x10, 0x0f, paper, has("cover", 0x02), has("cutter", 0x01), 0x00);
}
