import { setPriority } from "node:os";

/** Behind whoever calls and shows: nine tenths of a processor that both want go to the others (setpriority(2)). */
export const behindPriority = 10;

/**
 * Puts the calling process, or the calling thread of a worker (Linux counts them apart), behind the box's own work: what it
 * makes is wanted in a while, a call at once. Where the system forbids it, everything goes on as before.
 */
export function goBehind(): void {
  try {
    setPriority(behindPriority);
  } catch {
    // A unit may be forbidden to (SystemCallFilter): it has weights of its own.
  }
}
