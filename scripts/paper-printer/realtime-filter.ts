/** What one byte from the host turns out to be: data to keep, or a real-time command to obey now. */
export interface Filtered {
  readonly data: readonly number[];
  readonly command?: readonly number[];
}

const dle = 0x10;
/** Second bytes of real-time commands: EOT, ENQ, DC4. */
const eot = 0x04;
const enq = 0x05;
const dc4 = 0x14;
/** Lengths of DLE DC4 by function: pulse, power off, clear. */
const dc4Lengths: Readonly<Record<number, number>> = { 1: 5, 2: 5, 8: 10 };

/**
 * Finds real-time commands in what arrives, wherever they stand, as a printer does: even in the
 * middle of a picture, which is why a ticket must never contain one by accident.
 */
export class RealtimeFilter {
  #held: number[] = [];

  push(byte: number): Filtered {
    this.#held.push(byte);
    const wanted = wantedLength(this.#held);
    if (wanted > this.#held.length) return { data: [] };
    const bytes = this.#held;
    this.#held = [];
    if (wanted > 0) return { data: [], command: bytes };
    // Not a command after all; its last byte may still begin one.
    if (bytes.length === 1 || byte !== dle) return { data: bytes };
    this.#held = [dle];
    return { data: bytes.slice(0, -1) };
  }
}

/** How long the command that begins so is; 0 where none begins so. */
function wantedLength([first, second, third]: readonly number[]): number {
  if (first !== dle) return 0;
  if (second === undefined) return 2;
  if (second === eot || second === enq) return 3;
  if (second !== dc4) return 0;
  return third === undefined ? 3 : (dc4Lengths[third] ?? 0);
}
