/**
 * How long each command is, from its own page of the command reference: ESC/POS has no general
 * framing, so that a reader must know every command that it wants to skip.
 */
const lengths: Readonly<Record<string, number>> = {
  "ESC @": 2,
  "ESC B": 4,
  "ESC !": 3,
  "ESC -": 3,
  "ESC 2": 2,
  "ESC 3": 3,
  "ESC E": 3,
  "ESC G": 3,
  "ESC J": 3,
  "ESC M": 3,
  "ESC R": 3,
  "ESC a": 3,
  "ESC d": 3,
  "ESC p": 5,
  "ESC t": 3,
  "GS !": 3,
  "GS B": 3,
  "GS H": 3,
  "GS I": 3,
  "GS L": 4,
  "GS W": 4,
  "GS a": 3,
  "GS h": 3,
  "GS r": 3,
  "GS w": 3,
};

/** Longest command that is followed: a whole-ticket bitmap has 58 kB. A longer one is not believed. */
const maxCommandBytes = 80_000;

const families: Readonly<Record<number, string>> = { 27: "ESC", 29: "GS" };

/**
 * What the bytes from the start of a command are: "text" (one byte outside of any command), "more"
 * (not complete), or the command's name. A name that is not in the table ends after two bytes.
 */
export function commandAt(bytes: readonly number[]): string {
  const family = families[Number(bytes[0])];
  if (family === undefined) return "text";
  if (bytes.length < 2) return "more";
  const name = `${family} ${String.fromCharCode(Number(bytes[1]))}`;
  const wanted = Math.min(lengthOf(name, bytes), maxCommandBytes);
  return bytes.length < wanted ? "more" : name;
}

function lengthOf(name: string, bytes: readonly number[]): number {
  return lengths[name] ?? variableLengths[name]?.(bytes) ?? 2;
}

const at = (bytes: readonly number[], index: number) => bytes[index] ?? 0;

/** Where a command's length stands in itself; until it is known, how far to read to know it. */
const variableLengths: Readonly<Record<string, (bytes: readonly number[]) => number>> = {
  "GS V": (bytes) => (at(bytes, 2) === 65 || at(bytes, 2) === 66 ? 4 : 3),
  "GS k": (bytes) => 4 + at(bytes, 3),
  "GS (": (bytes) => 5 + at(bytes, 3) + 256 * at(bytes, 4),
  "GS v": (bytes) => 8 + (at(bytes, 4) + 256 * at(bytes, 5)) * (at(bytes, 6) + 256 * at(bytes, 7)),
};
