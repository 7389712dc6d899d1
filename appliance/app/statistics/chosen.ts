import type { StatisticsQuery } from "../../../protocol/statistics.ts";
import type { Facts } from "./facts.ts";

/** Rows of a period: 1 for a day that is in it, by the day's place among the words; and the service, -1 for all. */
export interface Chosen {
  readonly days: Uint8Array;
  readonly service: number;
}

export function chosenOf({ words }: Facts, { from, to, serviceId }: StatisticsQuery): Chosen {
  const isIn = (word: string) => word >= from && word <= to && /^\d{4}-\d{2}-\d{2}$/.test(word);
  const days = Uint8Array.from(words.all, (word) => (isIn(word) ? 1 : 0));
  if (serviceId === undefined) return { days, service: -1 };
  const service = words.all.indexOf(serviceId);
  return service < 0 ? { days: days.fill(0), service } : { days, service };
}

/** True for a row of the period and of the service, if one is named. */
export function isChosen({ days, service }: Chosen, day: number, of: number): boolean {
  return days[day] === 1 && (service === -1 || service === of);
}

/** 1 for each row of the period and of the service. */
export function maskOf(
  { days, service }: Chosen,
  rows: { readonly day: Uint32Array; readonly service: Uint32Array },
): Uint8Array {
  const mask = new Uint8Array(rows.day.length);
  for (let row = 0; row < mask.length; row += 1)
    if (days[rows.day[row] as number] === 1 && (service === -1 || rows.service[row] === service))
      mask[row] = 1;
  return mask;
}

/** The rows of an order that the mask keeps, in that order. */
export function keptOf(order: Uint32Array, mask: Uint8Array): Uint32Array {
  return order.filter((row) => mask[row] === 1);
}
