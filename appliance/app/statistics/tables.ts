import type { Language } from "../../../protocol/schema.ts";
import type {
  Calibration,
  CounterFigures,
  Figures,
  ReasonFigures,
  StatisticsReport,
  TableQuery,
} from "../../../protocol/statistics.ts";
import type { Facts } from "./facts.ts";
import { counted } from "./groups.ts";
import { ticketRows, visitRows } from "./row-tables.ts";
import { seconds, type Table, type TableCell, tableWith } from "./table.ts";
import { tableTexts } from "./table-texts.ts";

/** What ids are called. */
export type Names = Readonly<Record<string, string>>;

interface Given {
  readonly report: Omit<StatisticsReport, "names" | "at">;
  readonly names: Names;
  readonly language: Language;
}

/** A table with a head, as it is saved: times in seconds, empty cells where there is no value. */
export function tableOf(facts: Facts, query: TableQuery, given: Given): Table {
  const { report, names, language } = given;
  const words = { texts: tableTexts(language), name: (id: string) => names[id] ?? id };
  switch (query.table) {
    case "counters":
      return useTable(words.texts.first.counters, report.counters, words);
    case "agents":
      return useTable(words.texts.first.agents, report.agents ?? [], words);
    case "reasons":
      return reasonTable(report.reasons, words);
    case "calibration":
      return calibrationTable(report.calibration, words);
    case "tickets":
      return ticketRows(facts, words);
    case "visits":
      return visitRows(facts, words);
    default:
      return figureTable(query.table, report[query.table], words);
  }
}

interface Words {
  readonly texts: ReturnType<typeof tableTexts>;
  readonly name: (id: string) => string;
}

const inSeconds = (head: string): string => `${head} (s)`;

function spreadHead(what: string, { number, of, shares }: Words["texts"]): string[] {
  return [of(what, number), ...shares.map((share) => inSeconds(of(what, share)))];
}

function spreadCells({ count, mean, p50, p80, p90, p95, max }: Figures["wait"]): TableCell[] {
  return [count, ...[mean, p50, p80, p90, p95, max].map(seconds)];
}

type FigureTable = "days" | "weeks" | "hours" | "weekdays" | "services";

function figureTable(
  kind: FigureTable,
  figures: readonly Figures[],
  { texts, name }: Words,
): Table {
  const spreads = ["wait", "arrive", "serve"] as const;
  const first = (key: string) =>
    kind === "weekdays" ? (texts.weekdays[Number(key)] ?? key) : name(key);
  return tableWith(
    [
      ...[texts.first[kind], ...counted.map((each) => texts.counts[each])],
      ...spreads.flatMap((each) => spreadHead(texts.spreads[each], texts)),
    ],
    figures.map((each) => [
      ...[first(each.key), ...counted.map((which) => each[which])],
      ...spreads.flatMap((which) => spreadCells(each[which])),
    ]),
  );
}

function useTable(
  first: string,
  figures: readonly CounterFigures[],
  { texts: { use, counts }, name }: Words,
): Table {
  return tableWith(
    [
      ...[first, ...[use.open, use.paused, use.serving, use.calling].map(inSeconds)],
      ...[counts.received, use.occupation],
    ],
    figures.map(({ key, openMs, pausedMs, servingMs, callingMs, received }) => [
      ...[name(key), ...[openMs, pausedMs, servingMs, callingMs].map(seconds), received],
      shareOf(servingMs, openMs),
    ]),
  );
}

/** A share with three decimals; none of nothing. */
function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 1000) / 1000 : null;
}

function reasonTable(reasons: readonly ReasonFigures[], { texts, name }: Words): Table {
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  return tableWith(
    [
      ...[texts.first.services, texts.reason, texts.count, texts.share],
      ...spreadHead(texts.spreads.serve, texts).slice(1),
    ],
    reasons.map(({ key, serviceKey, count, serve }) => [
      ...[name(serviceKey), key === "" ? texts.noReason : name(key), count, shareOf(count, all)],
      ...spreadCells(serve).slice(1),
    ]),
  );
}

function calibrationTable(rows: readonly Calibration[], { texts, name }: Words): Table {
  const { calibration } = texts;
  return tableWith(
    [
      ...[texts.first.services, calibration.tickets, calibration.earlier, calibration.within],
      ...[calibration.later, calibration.share],
      ...[calibration.width, calibration.error].map(inSeconds),
    ],
    rows.map(({ key, tickets, earlier, within, later, widthMean, errorP50 }) => [
      ...[key === "" ? texts.everyService : name(key), tickets, earlier, within, later],
      ...[shareOf(within, tickets), seconds(widthMean), seconds(errorP50)],
    ]),
  );
}
