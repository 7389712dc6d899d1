import type { KeptDay } from "../../ports/day-shelf.ts";
import { bytesOf, rowsIn, type TableName, type Tables, tablesOf } from "./columns.ts";
import type { DayFacts } from "./day-facts.ts";

const common: readonly TableName[] = ["tickets", "visits", "sessions"];
const personal: readonly TableName[] = ["visitAgents", "sessionAgents"];

interface Head {
  readonly words: readonly string[];
  readonly rows: Readonly<Partial<Record<TableName, number>>>;
}

export function keptDayOf(facts: DayFacts, { agents }: { readonly agents: boolean }): KeptDay {
  const { day, words, tables, unfinished } = facts;
  const rows = Object.fromEntries(common.map((name) => [name, rowsIn(tables[name])]));
  const named = new Set([...tables.visitAgents.agent, ...tables.sessionAgents.agent]);
  // The words of the agents stand with the agents: what goes, goes whole.
  const people = Object.fromEntries([...named].map((place) => [place, words[place] ?? ""]));
  const others = words.map((word, place) => (named.has(place) ? "" : word));
  return {
    ...{ day, unfinished, tickets: rowsIn(tables.tickets) },
    head: JSON.stringify({ words: others, rows } satisfies Head),
    body: bytesOf(tables, common),
    agents: agents ? { head: JSON.stringify(people), body: bytesOf(tables, personal) } : null,
  };
}

/** The day again. Without its agents their columns are empty. Throws for bytes that do not fit their head. */
export function dayFactsFrom({ day, head, body, agents, unfinished }: KeptDay): DayFacts {
  const { words, rows } = JSON.parse(head) as Head;
  const own = tablesOf(body, rows, common) as Pick<Tables, "tickets" | "visits" | "sessions">;
  if (agents === null) {
    const nobody = { visitAgents: { agent: new Uint16Array() } };
    return {
      ...{ day, words, unfinished },
      tables: { ...own, ...nobody, sessionAgents: { agent: new Uint16Array() } },
    };
  }
  const people = JSON.parse(agents.head) as Record<string, string>;
  const counts = { visitAgents: rows.visits ?? 0, sessionAgents: rows.sessions ?? 0 };
  const those = tablesOf(agents.body, counts, personal) as Pick<
    Tables,
    "visitAgents" | "sessionAgents"
  >;
  return {
    ...{ day, unfinished, tables: { ...own, ...those } },
    words: words.map((word, place) => people[place] ?? word),
  };
}
