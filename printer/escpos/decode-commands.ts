/**
 * How long each command is, from its own page of the command reference: ESC/POS has no general
 * framing, so that a reader must know every command that it wants to skip.
 */
const lengths: Readonly<Record<string, number>> = {
  "ESC @": 2,
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
  "ESC t": 3,
  "GS !": 3,
  "GS B": 3,
  "GS I": 3,
  "GS L": 4,
  "GS W": 4,
  "GS a": 3,
  "GS r": 3,
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
  const at = (index: number) => bytes[index] ?? 0;
  if (name === "GS V") return at(2) === 65 || at(2) === 66 ? 4 : 3;
  if (name === "GS (") return bytes.length < 5 ? 5 : 5 + at(3) + 256 * at(4);
  if (name === "GS v")
    return bytes.length < 8 ? 8 : 8 + (at(4) + 256 * at(5)) * (at(6) + 256 * at(7));
  return lengths[name] ?? 2;
}
