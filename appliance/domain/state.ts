import type { LastSession } from "./last-session.ts";
import type {
  Agent,
  AgentId,
  BusinessDay,
  Counter,
  CounterId,
  DurationMs,
  Instant,
  Kiosk,
  Printer,
  PrinterId,
  Reason,
  ReasonId,
  Service,
  ServiceId,
  Session,
  SessionId,
  SiteSettings,
  Sos,
  SosId,
  Ticket,
  TicketId,
  Visit,
  VisitId,
} from "./model.ts";
import type { Hours } from "./opening-model.ts";
import type { BoardMessage, CounterMessage } from "./oversight-model.ts";
import type { Board, Room } from "./rooms.ts";

/** How fast a service goes: the time from call to end of its newest visits, at most `PACE_VISITS` of them. */
export interface Pace {
  readonly visits: number;
  readonly meanMs: DurationMs;
  /** Oldest first. Each is kept apart so that an undone end can be taken out again. */
  readonly recent: readonly { readonly visitId: VisitId; readonly tookMs: DurationMs }[];
}

/** What follows from the rest and is kept only for speed; rebuilt from it, never stored. */
export interface Indexes {
  /** Waiting tickets of each service in the order in which they are called. */
  readonly waiting: Map<ServiceId, TicketId[]>;
  /**
   * The tickets in the state by the service that gave the number, and by number, without those that the end of a
   * day cancelled.
   */
  readonly numbers: Map<ServiceId, Map<number, TicketId>>;
  /** The same tickets by label: two services never show one label at once. */
  readonly labels: Map<string, TicketId>;
  readonly tokens: Map<string, TicketId>;
  /** Visitors who did not come and may still be called again. */
  readonly absent: Set<TicketId>;
  /** Tickets whose newest print job is still unanswered. */
  readonly printing: Set<TicketId>;
  /** Live sessions only, as in the next. */
  readonly sessionOfAgent: Map<AgentId, SessionId>;
  readonly sessionOfCounter: Map<CounterId, SessionId>;
}

/** What administrators set up. */
export interface Configuration {
  site: SiteSettings;
  readonly services: Map<ServiceId, Service>;
  readonly reasons: Map<ReasonId, Reason>;
  readonly counters: Map<CounterId, Counter>;
  readonly agents: Map<AgentId, Agent>;
  readonly printers: Map<PrinterId, Printer>;
  readonly kiosks: Map<string, Kiosk>;
  readonly rooms: Map<string, Room>;
  readonly boards: Map<string, Board>;
}

/**
 * Everything that the rules know: the configuration, and what is alive today. `apply` owns it and changes it in
 * place: nobody else writes to it.
 *
 * Nothing leaves it by the event that ends it. A ticket that is done or cancelled, an ended session and a closed
 * alarm stay until the next `dayStarted`, so that whoever writes rows or publishes views after an event still
 * finds their last form here (`touched.ts`). Tickets that `dayStarted` itself cancels stay for one more day.
 */
export interface State extends Configuration {
  day: BusinessDay;
  /** Counts the places given in queues: to each new ticket, and to whoever goes back to the end. */
  issued: number;
  /** Next number of each service today. */
  readonly nextNumbers: Map<ServiceId, number>;
  readonly tickets: Map<TicketId, Ticket>;
  /** Visits of tickets that are in `tickets`. */
  readonly visits: Map<VisitId, Visit>;
  readonly sessions: Map<SessionId, Session>;
  readonly lastSessions: Map<AgentId, LastSession>;
  readonly alarms: Map<SosId, Sos>;
  readonly counterMessages: Map<string, CounterMessage>;
  readonly boardMessages: Map<string, BoardMessage>;
  readonly paces: Map<ServiceId, Pace>;
  /** Tickets that each service gave on this business day, for its quota. */
  readonly issuedToday: Map<ServiceId, number>;
  hours: Hours;
  /** The moment of the newest event. */
  lastAt: Instant;
  readonly indexes: Indexes;
}
