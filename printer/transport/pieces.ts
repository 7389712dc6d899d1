import type { WriteReport } from "./transport.ts";
import { pieceBytes } from "./transport.ts";

/**
 * Hands bytes over piece by piece and counts: `give` answers whether a piece was taken, within its own time. The
 * first piece that is not taken ends it, as nobody knows how much of it got through.
 */
export async function writePieces(
  bytes: Uint8Array,
  give: (piece: Uint8Array) => Promise<boolean>,
): Promise<WriteReport> {
  let offered = 0;
  let accepted = 0;
  while (accepted < bytes.length) {
    const piece = bytes.subarray(accepted, accepted + pieceBytes);
    offered = accepted + piece.length;
    if (!(await give(piece))) break;
    accepted = offered;
  }
  return { offered, accepted };
}

/** The first of `work` and `withinMs`; `late` is what it is then. */
export async function within<T>(work: Promise<T>, withinMs: number, late: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(resolve, withinMs, late);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A system's error code, or what the error says. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}

/** Tells a receiver of the end once, and not at all after one's own goodbye. */
export class Ending {
  readonly #tell: (why: string) => void;
  #over = false;

  constructor(tell: (why: string) => void) {
    this.#tell = tell;
  }

  get over(): boolean {
    return this.#over;
  }

  /** The other side, or the way to it, is gone. */
  lost(why: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#tell(why);
  }

  /** We leave: whatever ends from here on is no news. */
  leave(): void {
    this.#over = true;
  }
}
