import type { CounterState, PlaceWord, VisitView } from "../../protocol/views.ts";
import { formatCounterNumber } from "../../ui/format.ts";
import type { ServiceRow } from "./service-rows.ts";

/** Where a visitor can be sent: a service, or a counter that keeps the visitor for itself. */
export type TransferTarget =
  | {
      readonly kind: "service";
      readonly key: string;
      readonly serviceId: string;
      readonly waiting: number;
      readonly openCounters: number;
    }
  | {
      readonly kind: "counter";
      readonly key: string;
      readonly counterId: string;
      readonly place: PlaceWord;
      readonly number: string;
      /** The service under which it is called there. */
      readonly serviceId: string;
      /** The visitor's own service: only the counter is named. */
      readonly same: boolean;
    };

/**
 * Open services other than the visitor's, then the open counters: first those that serve the visitor's own service,
 * then the others, under each service that they serve. Our own counter is in the list: « je reviens vers vous ».
 */
export function transferTargets(
  visit: Pick<VisitView, "serviceId">,
  rows: readonly ServiceRow[],
  counters: readonly CounterState[],
): TransferTarget[] {
  const services = rows
    .filter((row) => row.open && row.id !== visit.serviceId)
    .map((row) => ({
      kind: "service" as const,
      key: `service ${row.id}`,
      serviceId: row.id,
      waiting: row.figures?.waiting ?? 0,
      openCounters: row.figures?.openCounters ?? 0,
    }));
  const open = new Set([visit.serviceId, ...services.map(({ serviceId }) => serviceId)]);
  const staffed = counters.filter((counter) => counter.phase !== "closed");
  const own = staffed.filter(({ serviceIds }) => serviceIds.includes(visit.serviceId));
  const others = staffed.filter((counter) => !own.includes(counter));
  return [
    ...services,
    ...own.map((counter) => atCounter(counter, visit.serviceId, true)),
    ...others.flatMap((counter) =>
      counter.serviceIds.filter((id) => open.has(id)).map((id) => atCounter(counter, id, false)),
    ),
  ];
}

function atCounter(counter: CounterState, serviceId: string, same: boolean): TransferTarget {
  return {
    kind: "counter",
    key: `counter ${counter.id} ${serviceId}`,
    counterId: counter.id,
    place: counter.place,
    number: formatCounterNumber(counter.label),
    serviceId,
    same,
  };
}

/** Every word that was typed begins a word of the name; accents and case do not count. */
export function matches(typed: string, name: string): boolean {
  const words = wordsOf(name);
  return wordsOf(typed).every((typedWord) => words.some((word) => word.startsWith(typedWord)));
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
