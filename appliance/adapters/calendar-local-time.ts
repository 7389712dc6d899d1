import { Temporal } from "temporal-polyfill";

const quarterMs = 15 * 60_000;

/**
 * Local hours of a zone. Every zone's offset is a whole number of quarters of an hour, and changes at one: each quarter
 * is asked for once.
 */
export function localTime(zone: string): { hour(at: number): number } {
  const hours = new Map<number, number>();
  return {
    hour(at) {
      const quarter = Math.floor(at / quarterMs);
      const known = hours.get(quarter);
      if (known !== undefined) return known;
      const instant = Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs);
      const { hour } = instant.toZonedDateTimeISO(zone);
      hours.set(quarter, hour);
      return hour;
    },
  };
}
