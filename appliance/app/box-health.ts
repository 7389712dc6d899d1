import type { Recorded } from "../domain/events.ts";
import type { Bus } from "../ports/bus.ts";
import type { Machine } from "../ports/machine.ts";
import type { Clock } from "../ports/world.ts";
import type { HealthReports } from "./health-reports.ts";

/** Between two reports: a page needs no more, and a report is a message to everybody who watches. */
const paceMs = 5_000;
/** Commits that are looked at: a busy minute, or a quiet hour. */
const kept = 50;
/** A commit on a sound SSD or SD card takes 1 to 40 ms; people notice a tenth of a second. */
const slowMs = 100;
/** Then every touch of a kiosk waits visibly. */
const verySlowMs = 1_000;
/** How long a jump of the clock stays worth a look. */
const jumpShownMs = 15 * 60_000;

/** How the box itself is: the disk, the broker, the clock. It reports when something is written, and needs no timer. */
export interface BoxHealth {
  /** A turn of the writer became durable; it took so long. */
  flushed(tookMs: number): void;
  committed(recorded: readonly Recorded[]): void;
}

export function createBoxHealth(parts: {
  readonly bus: Pick<Bus, "connected">;
  readonly clock: Clock;
  /** The machine under the box: whether anybody set its clock. */
  readonly machine: Pick<Machine, "view">;
  readonly health: HealthReports;
}): BoxHealth {
  const { bus, clock, health, machine } = parts;
  const took: number[] = [];
  let reportedAt = Number.NEGATIVE_INFINITY;
  let jumpedAt = Number.NEGATIVE_INFINITY;
  const report = () => {
    reportedAt = clock.monotonic();
    const flushMs = median(took);
    const slow = { code: "slow", facts: { flushMs } } as const;
    if (flushMs >= verySlowMs) health.report("disk", { level: "alert", ...slow });
    else if (flushMs >= slowMs) health.report("disk", { level: "warning", ...slow });
    else health.report("disk", { level: "ok", code: "well", facts: { flushMs } });
    if (bus.connected()) health.report("bus", { level: "ok", code: "well" });
    else health.report("bus", { level: "alert", code: "unreachable" });
    const jumped = clock.monotonic() - jumpedAt < jumpShownMs;
    // Tickets carry the time, and opening hours stand on it: somebody has to look, but nobody's call waits for it.
    if (machine.view().clock === "guess")
      health.report("clock", { level: "warning", code: "notSynchronised" });
    else if (jumped) health.report("clock", { level: "warning", code: "jumped" });
    else health.report("clock", { level: "ok", code: "well" });
  };
  return {
    flushed(tookMs) {
      took.push(tookMs);
      if (took.length > kept) took.shift();
      if (clock.monotonic() - reportedAt >= paceMs) report();
    },
    committed(recorded) {
      if (!recorded.some(({ event }) => event.type === "clockAdjusted")) return;
      jumpedAt = clock.monotonic();
      report();
    },
  };
}

/** Whole milliseconds; one slow commit among many says nothing of a disk. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
