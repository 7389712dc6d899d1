import type { EventType } from "../../appliance/domain/events.ts";
import type { RefusalCode } from "../../appliance/domain/refusals.ts";
import type { Promises } from "./witness.ts";

/** What happened, counted. */
export class Tally {
  events = 0;
  promises: Promises = { kept: 0, sooner: 0, later: 0 };
  readonly #happened = new Map<string, number>();
  readonly #refused = new Map<string, number>();

  happened(type: EventType): void {
    this.events += 1;
    this.count(type);
  }

  refused(code: RefusalCode): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
  }

  count(what: string, times = 1): void {
    this.#happened.set(what, (this.#happened.get(what) ?? 0) + times);
  }

  /** Takes another tally's counts in. */
  add(other: Tally): void {
    this.events += other.events;
    for (const [what, times] of other.#happened) this.count(what, times);
    for (const [code, times] of other.#refused)
      this.#refused.set(code, (this.#refused.get(code) ?? 0) + times);
    for (const kind of ["kept", "sooner", "later"] as const)
      this.promises[kind] += other.promises[kind];
  }

  /** How often something happened. */
  of(what: string): number {
    return this.#happened.get(what) ?? 0;
  }

  /** The counts as lines to read. */
  lines(): string[] {
    const { kept, sooner, later } = this.promises;
    const share = (part: number) => `${Math.round((100 * part) / (kept + sooner + later || 1))} %`;
    return [
      `events: ${listed(this.#happened)}`,
      `refusals: ${listed(this.#refused)}`,
      `promised waits: kept ${share(kept)}, sooner ${share(sooner)}, later ${share(later)}`,
    ];
  }
}

function listed(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.map(([what, times]) => `${what} ${times}`).join(" · ");
}
