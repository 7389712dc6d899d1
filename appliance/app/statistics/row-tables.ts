import type { Facts } from "./facts.ts";
import { ticketEnds, visitEnds } from "./rows.ts";
import { seconds, type Table, type TableCell, tableOfMany } from "./table.ts";
import type { tableTexts } from "./table-texts.ts";

interface Words {
  readonly texts: ReturnType<typeof tableTexts>;
  readonly name: (id: string) => string;
}

const inSeconds = (head: string): string => `${head} (s)`;

/** One line a ticket, without its number: whoever has the file cannot find a person in it. */
export function ticketRows({ days, words, tickets }: Facts, { texts, name }: Words): Table {
  const names = words.map(name);
  const ends = endNames(ticketEnds, texts);
  const { rows: heads, first, spreads } = texts;
  const line = (row: number): TableCell[] => [
    ...[word(days, tickets.day, row), tickets.hour[row] as number],
    ...[word(names, tickets.service, row), word(ends, tickets.end, row)],
    ...[tickets.received, tickets.called].map((column) => column[row] as number),
    ...[tickets.wait, tickets.low, tickets.high].map((column) => seconds(column[row] as number)),
  ];
  return tableOfMany(
    [
      ...[heads.day, heads.arrivedAt, first.services, heads.end, heads.times, heads.called],
      ...[spreads.wait, heads.low, heads.high].map(inSeconds),
    ],
    tickets.day.length,
    line,
  );
}

/** One line a visit; with its agent where the site keeps that. */
export function visitRows({ days, words, visits, agents }: Facts, { texts, name }: Words): Table {
  const names = words.map(name);
  const ends = endNames(visitEnds, texts);
  const { rows: heads, first, spreads } = texts;
  const line = (row: number): TableCell[] => [
    ...[word(days, visits.day, row), visits.hour[row] as number],
    ...[word(names, visits.service, row), word(names, visits.counter, row)],
    ...(agents ? [word(names, agents.visits, row)] : []),
    ...[word(names, visits.reason, row), word(ends, visits.end, row)],
    ...[visits.recall, visits.announcements, visits.began].map((each) => each[row] as number),
    ...[visits.arrive, visits.serve].map((column) => seconds(column[row] as number)),
  ];
  return tableOfMany(
    [
      ...[heads.day, heads.calledAt, first.services, first.counters],
      ...(agents ? [first.agents] : []),
      ...[texts.reason, heads.end, heads.recall, heads.announcements, heads.began],
      ...[spreads.arrive, spreads.serve].map(inSeconds),
    ],
    visits.day.length,
    line,
  );
}

function word(words: readonly string[], column: ArrayLike<number>, row: number): string {
  return words[column[row] as number] ?? "";
}

function endNames(ends: readonly string[], { ends: names }: Words["texts"]): string[] {
  return ends.map((end) => (names as Readonly<Record<string, string>>)[end] ?? end);
}
