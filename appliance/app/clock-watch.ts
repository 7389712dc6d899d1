import type { Clock } from "../ports/world.ts";

/** Smaller differences are drift or the pace of NTP, and change nothing that people notice. */
const toleratedMs = 2_000;

/**
 * Sees when the wall clock jumps: when it went elsewhere than the monotonic clock says it should have.
 * Across a restart only a step back behind the newest event can be seen.
 */
export function clockWatch(clock: Clock): {
  /** By how much the clock jumped since the last accepted moment; 0 for no jump. */
  jump(at: number, newestEventAt: number): number;
  accept(at: number): void;
} {
  let offset: number | null = null;
  return {
    jump(at, newestEventAt) {
      if (offset === null) return at < newestEventAt - toleratedMs ? at - newestEventAt : 0;
      const moved = at - clock.monotonic() - offset;
      return moved > toleratedMs || moved < -toleratedMs ? Math.round(moved) : 0;
    },
    accept(at) {
      offset = at - clock.monotonic();
    },
  };
}
