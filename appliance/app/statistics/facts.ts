/** A value that is not there: nobody was called, nothing was promised. */
export const none = Number.NaN;

/** What became of a ticket, as a small number. */
export const ticketEnds = [
  "",
  "received",
  "absent",
  "interrupted",
  "endOfDay",
  "cancelled",
] as const;
export const visitEnds = [
  ...["", "received", "noShow", "expired", "interrupted", "putBack", "transferred"],
] as const;

/** One row of the read model, as `HistorySource` gives it. */
export interface TicketFact {
  readonly id: string;
  readonly day: string;
  readonly issuedIn: string;
  readonly enteredAt: number;
  readonly outcome: string | null;
  readonly received: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface VisitFact {
  readonly ticketId: string;
  readonly serviceId: string;
  readonly counterId: string;
  readonly agentId: string;
  readonly recall: number;
  readonly waitedMs: number;
  readonly calledAt: number;
  readonly announcements: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly qualified: number;
  readonly reasonId: string | null;
  readonly outcome: string | null;
}

export interface SessionFact {
  readonly counterId: string;
  readonly agentId: string;
  readonly openedAt: number;
  readonly endedAt: number | null;
}

/** Words that stand in many rows, each kept once. */
export class Words {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.all.push(word);
    this.#places.set(word, this.all.length - 1);
    return this.all.length - 1;
  }
}

/** Columns of numbers: a year of 400 visits a day is some 15 MB. A word's column holds its place in `words`. */
export interface Facts {
  readonly words: Words;
  readonly tickets: {
    readonly day: Uint32Array;
    readonly service: Uint32Array;
    readonly hour: Uint8Array;
    readonly end: Uint8Array;
    readonly received: Uint8Array;
    readonly wait: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
    readonly called: Uint8Array;
  };
  readonly visits: {
    readonly day: Uint32Array;
    readonly service: Uint32Array;
    readonly hour: Uint8Array;
    readonly counter: Uint32Array;
    readonly agent: Uint32Array;
    readonly reason: Uint32Array;
    readonly end: Uint8Array;
    readonly recall: Uint8Array;
    readonly announcements: Uint8Array;
    /** 1 when the visitor was at the desk. */
    readonly began: Uint8Array;
    readonly arrive: Float64Array;
    readonly serve: Float64Array;
    readonly calling: Float64Array;
  };
  readonly sessions: {
    readonly day: Uint32Array;
    readonly counter: Uint32Array;
    readonly agent: Uint32Array;
    readonly open: Float64Array;
  };
  /** Places of rows in the ascending order of a column, without those that have no value: sorted once. */
  readonly order: {
    readonly wait: Uint32Array;
    readonly arrive: Uint32Array;
    readonly serve: Uint32Array;
  };
}

/** Local time, as the calendar of the site's zone tells it. */
export interface LocalTime {
  /** 0 to 23. */
  hour(at: number): number;
  businessDay(at: number): string;
}

export interface Rows {
  readonly tickets: readonly TicketFact[];
  readonly visits: readonly VisitFact[];
  readonly sessions: readonly SessionFact[];
}

/** Turns rows into columns. A visit belongs to the business day of its ticket. */
export function factsOf({ tickets, visits, sessions }: Rows, local: LocalTime, now: number): Facts {
  const words = new Words();
  const places = new Map(tickets.map(({ id }, index) => [id, index]));
  const known = visits.filter(({ ticketId }) => places.has(ticketId));
  const facts = { words, tickets: ticketColumns(tickets, words, local) };
  const columns = visitColumns(known, { ...facts, places }, local);
  noteFirstCalls(known, places, facts.tickets);
  return {
    ...facts,
    visits: columns,
    sessions: sessionColumns(sessions, words, { local, now }),
    order: {
      wait: ascending(facts.tickets.wait),
      arrive: ascending(columns.arrive),
      serve: ascending(columns.serve),
    },
  };
}

function ticketColumns(
  tickets: readonly TicketFact[],
  words: Words,
  local: LocalTime,
): Facts["tickets"] {
  return {
    day: Uint32Array.from(tickets, ({ day }) => words.place(day)),
    service: Uint32Array.from(tickets, ({ issuedIn }) => words.place(issuedIn)),
    hour: Uint8Array.from(tickets, ({ enteredAt }) => local.hour(enteredAt)),
    end: Uint8Array.from(tickets, ({ outcome }) => placeIn(ticketEnds, outcome)),
    received: Uint8Array.from(tickets, ({ received }) => Math.min(255, received)),
    wait: new Float64Array(tickets.length).fill(none),
    low: Float64Array.from(tickets, ({ low }) => (low === null ? none : low * 60_000)),
    high: Float64Array.from(tickets, ({ high }) => (high === null ? none : high * 60_000)),
    called: new Uint8Array(tickets.length),
  };
}

function visitColumns(
  visits: readonly VisitFact[],
  {
    words,
    tickets,
    places,
  }: Pick<Facts, "words" | "tickets"> & { places: ReadonlyMap<string, number> },
  local: LocalTime,
): Facts["visits"] {
  const at = (ticketId: string) => places.get(ticketId) ?? 0;
  return {
    day: Uint32Array.from(visits, ({ ticketId }) => tickets.day[at(ticketId)] ?? 0),
    service: Uint32Array.from(visits, ({ serviceId }) => words.place(serviceId)),
    hour: Uint8Array.from(visits, ({ calledAt }) => local.hour(calledAt)),
    counter: Uint32Array.from(visits, ({ counterId }) => words.place(counterId)),
    agent: Uint32Array.from(visits, ({ agentId }) => words.place(agentId)),
    reason: Uint32Array.from(visits, ({ reasonId }) => words.place(reasonId ?? "")),
    end: Uint8Array.from(visits, ({ outcome }) => placeIn(visitEnds, outcome)),
    recall: Uint8Array.from(visits, ({ recall }) => recall),
    announcements: Uint8Array.from(visits, ({ announcements }) => Math.min(255, announcements)),
    began: Uint8Array.from(visits, ({ startedAt }) => (startedAt === null ? 0 : 1)),
    arrive: Float64Array.from(visits, ({ announcements, startedAt, calledAt }) =>
      announcements > 0 && startedAt !== null ? startedAt - calledAt : none,
    ),
    serve: Float64Array.from(visits, ({ startedAt, endedAt }) =>
      startedAt !== null && endedAt !== null ? endedAt - startedAt : none,
    ),
    calling: Float64Array.from(visits, ({ announcements, calledAt, startedAt, endedAt }) =>
      announcements > 0 ? Math.max(0, (startedAt ?? endedAt ?? calledAt) - calledAt) : 0,
    ),
  };
}

/** What a ticket's holder waited is told by its first call in the room that is no recall. */
function noteFirstCalls(
  visits: readonly VisitFact[],
  places: ReadonlyMap<string, number>,
  tickets: Facts["tickets"],
): void {
  const calledAt = new Float64Array(tickets.wait.length).fill(Number.POSITIVE_INFINITY);
  for (const visit of visits) {
    const place = places.get(visit.ticketId) ?? 0;
    if (visit.announcements > 0) tickets.called[place] = 1;
    if (visit.recall || visit.announcements === 0) continue;
    if (visit.calledAt >= (calledAt[place] ?? 0)) continue;
    calledAt[place] = visit.calledAt;
    tickets.wait[place] = visit.waitedMs;
  }
}

function sessionColumns(
  sessions: readonly SessionFact[],
  words: Words,
  { local, now }: { local: LocalTime; now: number },
): Facts["sessions"] {
  return {
    day: Uint32Array.from(sessions, ({ openedAt }) => words.place(local.businessDay(openedAt))),
    counter: Uint32Array.from(sessions, ({ counterId }) => words.place(counterId)),
    agent: Uint32Array.from(sessions, ({ agentId }) => words.place(agentId)),
    open: Float64Array.from(sessions, ({ openedAt, endedAt }) => (endedAt ?? now) - openedAt),
  };
}

function placeIn(list: readonly string[], word: string | null): number {
  return Math.max(0, list.indexOf(word ?? ""));
}

function ascending(values: Float64Array): Uint32Array {
  const places = Uint32Array.from(values, (_value, index) => index).filter(
    (place) => !Number.isNaN(values[place]),
  );
  return places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}
