import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reader } from "../protocol/parse.ts";
import { KeptPairing } from "../protocol/setup.ts";

const readPairing = reader(KeptPairing);
const fileName = "paired.json";

/** The pairing with this box in a folder; one with another box is none. */
export function readKept(directory: string, box: string): KeptPairing | undefined {
  try {
    const found = readPairing(readFileSync(join(directory, fileName)));
    return found?.box === box ? found : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Keeps a pairing, for its owner's eyes only; it is on the disk when this returns. */
export function keep(directory: string, pairing: KeptPairing): void {
  const file = join(directory, fileName);
  mkdirSync(directory, { recursive: true, mode: 0o750 });
  writeFileSync(`${file}.new`, JSON.stringify(pairing), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

export function forget(directory: string): void {
  rmSync(join(directory, fileName), { force: true });
}
