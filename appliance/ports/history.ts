/** One row of the read model, as the history gives it. */
export interface TicketFact {
  readonly id: string;
  readonly issuedIn: string;
  readonly enteredAt: number;
  readonly outcome: string | null;
  readonly received: number;
  /** Minutes. */
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
  readonly reasonId: string | null;
  readonly outcome: string | null;
}

export interface SessionFact {
  readonly counterId: string;
  readonly agentId: string;
  readonly openedAt: number;
  readonly endedAt: number | null;
  /** Since when it is in a pause that goes on. */
  readonly pausedSince: number | null;
  /** Its pauses that are over, milliseconds; null for a session of before they were measured. */
  readonly pausedMs: number | null;
}

/** The rows of one business day: its tickets, their visits, and the sessions that were opened on it. */
export interface DayRows {
  readonly tickets: readonly TicketFact[];
  readonly visits: readonly VisitFact[];
  readonly sessions: readonly SessionFact[];
}

/** An event as the log holds it: JSON, not read. */
export interface LoggedText {
  readonly seq: number;
  readonly at: number;
  readonly data: string;
}

/** What the statistics read of the box: its tables and its log, beside the writer. */
export interface History {
  /** Runs on one unchanging view of the data. */
  reading<T>(run: () => T): T;
  position(): { readonly epoch: string; readonly seq: number };
  /** In the order of the log. */
  eventsAfter(seq: number, limit: number): readonly LoggedText[];
  /** Business days that gave tickets, and how many. */
  ticketDays(): readonly { readonly day: string; readonly tickets: number }[];
  /** When each session was opened. */
  sessionMoments(): readonly number[];
  /** Tickets of a business day, their visits, and sessions opened from `from` to before `until`. */
  rows(day: string, from: number, until: number): DayRows;
  /** The business day of a ticket, or of a visit's ticket. */
  dayOf(id: string): string | null;
  /** When the session of an id was opened. */
  openedAt(id: string): number | null;
}
