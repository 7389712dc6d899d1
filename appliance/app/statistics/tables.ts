import type {
  Calibration,
  CounterFigures,
  Figures,
  ReasonFigures,
  StatisticsReport,
  TableQuery,
} from "../../../protocol/statistics.ts";
import { chosenOf, isChosen } from "./chosen.ts";
import { type Facts, ticketEnds, visitEnds } from "./facts.ts";

/** What ids are called. */
export type Names = Readonly<Record<string, string>>;
export type TableCell = string | number | null;

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

interface Given {
  readonly report: Omit<StatisticsReport, "names" | "at">;
  readonly names: Names;
  readonly agents: boolean;
}

/** A table with a head, as it is saved: times in seconds, empty cells where there is no value. */
export function tableOf(facts: Facts, query: TableQuery, given: Given): Table {
  const { report, names } = given;
  const name = (id: string) => names[id] ?? id;
  switch (query.table) {
    case "counters":
      return useTable("Guichet", report.counters, name);
    case "agents":
      return useTable("Agent", report.agents ?? [], name);
    case "reasons":
      return reasonTable(report.reasons, name);
    case "calibration":
      return calibrationTable(report.calibration, name);
    case "tickets":
      return ticketRows(facts, query, name);
    case "visits":
      return visitRows(facts, query, given);
    default:
      return figureTable(query.table, report[query.table], name);
  }
}

const firsts = {
  days: "Jour",
  weeks: "Semaine",
  hours: "Heure",
  weekdays: "Jour de la semaine",
  services: "Service",
};

const shares = ["moyenne", "médiane", "P80", "P90", "P95", "maximum"];

function spreadHead(what: string): string[] {
  return [`${what} : nombre`, ...shares.map((share) => `${what} : ${share} (s)`)];
}

function spreadCells({ count, mean, p50, p80, p90, p95, max }: Figures["wait"]): TableCell[] {
  return [count, ...[mean, p50, p80, p90, p95, max].map(seconds)];
}

function seconds(ms: number | null): number | null {
  return ms === null || Number.isNaN(ms) ? null : Math.round(ms) / 1000;
}

function figureTable(
  kind: keyof typeof firsts,
  figures: readonly Figures[],
  name: (id: string) => string,
): Table {
  return {
    head: [
      ...[firsts[kind], "Arrivées", "Appels", "Reçus", "Absents", "Partis sans appel"],
      ...["Réappels", "Annonces répétées", "Transferts", "Remises en file"],
      ...["Attente", "Venue au guichet", "Entretien"].flatMap(spreadHead),
    ],
    rows: figures.map((each) => [
      ...[name(each.key), each.arrivals, each.called, each.received, each.noShows, each.unserved],
      ...[each.recalls, each.repeats, each.transfers, each.putBacks],
      ...[each.wait, each.arrive, each.serve].flatMap(spreadCells),
    ]),
  };
}

function useTable(
  first: string,
  figures: readonly CounterFigures[],
  name: (id: string) => string,
): Table {
  return {
    head: [first, "Ouvert (s)", "En entretien (s)", "En appel (s)", "Reçus", "Occupation"],
    rows: figures.map(({ key, openMs, servingMs, callingMs, received }) => [
      ...[name(key), seconds(openMs), seconds(servingMs), seconds(callingMs), received],
      openMs > 0 ? Math.round((servingMs / openMs) * 1000) / 1000 : null,
    ]),
  };
}

function reasonTable(reasons: readonly ReasonFigures[], name: (id: string) => string): Table {
  return {
    head: ["Service", "Motif", "Nombre", ...spreadHead("Entretien")],
    rows: reasons.map(({ key, serviceKey, count, serve }) => [
      ...[name(serviceKey), key === "" ? "Sans motif" : name(key), count],
      ...spreadCells(serve),
    ]),
  };
}

function calibrationTable(rows: readonly Calibration[], name: (id: string) => string): Table {
  return {
    head: [
      "Service",
      "Tickets",
      "Plus tôt",
      "Dans la fourchette",
      "Plus tard",
      "Part dans la fourchette",
      "Largeur moyenne (s)",
      "Écart médian au milieu (s)",
    ],
    rows: rows.map(({ key, tickets, earlier, within, later, widthMean, errorP50 }) => [
      ...[key === "" ? "Tous" : name(key), tickets, earlier, within, later],
      tickets > 0 ? Math.round((within / tickets) * 1000) / 1000 : null,
      ...[seconds(widthMean), seconds(errorP50)],
    ]),
  };
}

/** One line a ticket, without its number: whoever has the file cannot find a person in it. */
function ticketRows(facts: Facts, query: TableQuery, name: (id: string) => string): Table {
  const { words, tickets } = facts;
  const chosen = chosenOf(facts, query);
  const rows: TableCell[][] = [];
  for (let index = 0; index < tickets.day.length; index += 1) {
    const [day = 0, service = 0] = [tickets.day[index], tickets.service[index]];
    if (!isChosen(chosen, day, service)) continue;
    rows.push([
      ...[words.all[day] ?? "", tickets.hour[index] ?? 0, name(words.all[service] ?? "")],
      ...[ticketEnds[tickets.end[index] ?? 0] ?? "", tickets.received[index] ?? 0],
      ...[tickets.wait, tickets.low, tickets.high].map((column) => seconds(column[index] ?? null)),
    ]);
  }
  return {
    head: [
      "Jour",
      "Heure d’arrivée",
      "Service",
      "Fin",
      "Fois reçu",
      "Attente (s)",
      "Annoncé au moins (s)",
      "Annoncé au plus (s)",
    ],
    rows,
  };
}

function visitRows(facts: Facts, query: TableQuery, { names, agents }: Given): Table {
  const { words, visits } = facts;
  const chosen = chosenOf(facts, query);
  const name = (place: number | undefined) => {
    const id = words.all[place ?? 0] ?? "";
    return names[id] ?? id;
  };
  const rows: TableCell[][] = [];
  for (let index = 0; index < visits.day.length; index += 1) {
    const [day = 0, service = 0] = [visits.day[index], visits.service[index]];
    if (!isChosen(chosen, day, service)) continue;
    rows.push([
      ...[
        words.all[day] ?? "",
        visits.hour[index] ?? 0,
        name(service),
        name(visits.counter[index]),
      ],
      ...(agents ? [name(visits.agent[index])] : []),
      ...[name(visits.reason[index]), visitEnds[visits.end[index] ?? 0] ?? ""],
      ...[visits.recall[index] ?? 0, visits.announcements[index] ?? 0],
      ...[visits.arrive, visits.serve].map((column) => seconds(column[index] ?? null)),
    ]);
  }
  return {
    head: [
      ...["Jour", "Heure d’appel", "Service", "Guichet", ...(agents ? ["Agent"] : [])],
      ...["Motif", "Fin", "Réappel", "Annonces", "Venue au guichet (s)", "Entretien (s)"],
    ],
    rows,
  };
}
