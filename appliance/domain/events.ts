import type { ConfigChange, PlannedHours } from "./commands.ts";
import type {
  AgentId,
  BusinessDay,
  CounterId,
  DurationMs,
  PrinterId,
  QueuePlace,
  ReasonId,
  ServiceId,
  Session,
  SessionId,
  Sos,
  SosId,
  Ticket,
  TicketId,
  Undo,
  Visit,
  VisitId,
} from "./model.ts";
import type { BoardMessage, CounterMessage } from "./oversight-model.ts";
import type { WrapUp, WrapUpEnd } from "./wrap-up-model.ts";

/** How far the unanswered call goes with the counter, by the site's arrival mode. */
export type ExpiryEffect = "closed" | "paused";

/**
 * Everything that happened. The log of these is the truth: replaying it rebuilds the state and every table.
 * An event type is never reused with another meaning, and its old form stays readable.
 */
export type DomainEvent =
  | {
      readonly type: "configChanged";
      readonly changes: readonly ConfigChange[];
      /** The same things as they stood before, in the same order: made into changes, they undo this one. */
      readonly before?: readonly ConfigChange[];
    }
  | {
      readonly type: "dayStarted";
      readonly day: BusinessDay;
      /** Tickets that the end-of-day policy cancels. */
      readonly cancelled: readonly TicketId[];
    }
  | ({ readonly type: "hoursPlanned" } & PlannedHours)
  /** An opening or closing hour of the site (empty id) or of a service with hours of its own. */
  | { readonly type: "hoursTurned"; readonly id: ServiceId; readonly open: boolean }
  | { readonly type: "clockAdjusted"; readonly byMs: DurationMs }
  | { readonly type: "ticketIssued"; readonly ticket: Ticket }
  | { readonly type: "ticketCancelled"; readonly ticketId: TicketId }
  | { readonly type: "ticketRestored"; readonly ticketId: TicketId }
  | {
      readonly type: "printReported";
      readonly ticketId: TicketId;
      readonly jobId: string;
      readonly outcome: "printed" | "failed" | "unknown";
      readonly reason: string;
    }
  | {
      readonly type: "reprintAsked";
      readonly ticketId: TicketId;
      readonly jobId: string;
      readonly printerId: PrinterId;
      readonly fallbackId?: PrinterId | null;
      /** By the rules, because the printer before it certainly printed nothing. */
      readonly elsewhere?: boolean;
    }
  | { readonly type: "counterOpened"; readonly session: Session }
  | {
      readonly type: "servicesChosen";
      readonly sessionId: SessionId;
      readonly serviceIds: readonly ServiceId[];
    }
  | {
      readonly type: "availabilityChanged";
      readonly sessionId: SessionId;
      readonly availability: "available" | "paused";
    }
  | { readonly type: "counterClosed"; readonly sessionId: SessionId }
  /** The new session takes over the visit in progress, if there is one. */
  | { readonly type: "postMoved"; readonly from: SessionId; readonly session: Session }
  | {
      readonly type: "counterFreed";
      readonly sessionId: SessionId;
      readonly counterId: CounterId;
      /** The visit that it broke off or put back. */
      readonly visitId: VisitId | null;
    }
  | { readonly type: "linkLost"; readonly sessionId: SessionId }
  | { readonly type: "linkRestored"; readonly sessionId: SessionId }
  | { readonly type: "lostSessionClosed"; readonly sessionId: SessionId }
  | { readonly type: "ticketCalled"; readonly visit: Visit; readonly undo: Undo | null }
  | { readonly type: "ticketRecalled"; readonly visit: Visit; readonly undo: Undo | null }
  | { readonly type: "ticketPicked"; readonly visit: Visit; readonly undo: Undo | null }
  /** Comes with the `ticketIssued` of the same visitor, who is at the desk from the start. */
  | { readonly type: "visitorReceived"; readonly visit: Visit }
  | { readonly type: "callRepeated"; readonly visitId: VisitId }
  | { readonly type: "visitStarted"; readonly visitId: VisitId; readonly undo: Undo | null }
  | {
      readonly type: "visitorAbsent";
      readonly visitId: VisitId;
      readonly absentUntil: number;
      readonly undo: Undo | null;
    }
  | {
      readonly type: "arrivalExpired";
      readonly visitId: VisitId;
      readonly sessionId: SessionId;
      readonly absentUntil: number;
      readonly effect: ExpiryEffect;
    }
  | { readonly type: "absentExpired"; readonly ticketId: TicketId }
  | {
      readonly type: "visitQualified";
      readonly visitId: VisitId;
      readonly reasonId: ReasonId | null;
      readonly undo: Undo | null;
    }
  | {
      readonly type: "visitEnded";
      readonly visitId: VisitId;
      readonly undo: Undo | null;
      /** Null: the agent is free at once. */
      readonly wrapUp: WrapUp | null;
    }
  | { readonly type: "wrapUpEnded"; readonly sessionId: SessionId; readonly how: WrapUpEnd }
  | { readonly type: "wrapUpExtended"; readonly sessionId: SessionId; readonly until: number }
  | { readonly type: "visitPutBack"; readonly visitId: VisitId; readonly undo: Undo | null }
  | {
      readonly type: "visitTransferred";
      readonly visitId: VisitId;
      /** Where the visitor waits from now on: perhaps the same service. */
      readonly serviceId: ServiceId;
      readonly reservedFor: CounterId | null;
      readonly priority: number;
      readonly note: string;
      readonly undo: Undo | null;
    }
  | {
      readonly type: "absentRequeued";
      readonly ticketId: TicketId;
      readonly place: QueuePlace;
      readonly order: number;
    }
  | { readonly type: "ticketNoted"; readonly ticketId: TicketId; readonly note: string }
  /** `undo` is what stands again, with the arrival deadline that holds from now on. */
  | {
      readonly type: "undone";
      readonly sessionId: SessionId;
      readonly undo: Undo;
      /** The service that loses the ticket by it, when that is another one. */
      readonly leaves?: ServiceId;
    }
  /** By a supervisor. `from` is the service that it leaves, perhaps the same. */
  | {
      readonly type: "ticketMoved";
      readonly ticketId: TicketId;
      readonly from: ServiceId;
      readonly serviceId: ServiceId;
      readonly priority: number;
      readonly order: number;
    }
  | { readonly type: "messageSent"; readonly message: CounterMessage }
  | {
      readonly type: "messageRead";
      readonly messageId: string;
      readonly counterId: CounterId;
      readonly agentId: AgentId;
    }
  | { readonly type: "boardMessagePosted"; readonly message: BoardMessage }
  | { readonly type: "boardMessageRemoved"; readonly messageId: string }
  | { readonly type: "boardMessageExpired"; readonly messageId: string }
  | { readonly type: "sosRaised"; readonly sos: Sos }
  | { readonly type: "sosAcknowledged"; readonly sosId: SosId; readonly agentId: AgentId }
  | { readonly type: "sosClosed"; readonly sosId: SosId; readonly agentId: AgentId };

export type EventType = DomainEvent["type"];
export type EventOf<T extends EventType> = Extract<DomainEvent, { readonly type: T }>;

/** An event with its place in the log. */
export interface Recorded {
  /** Gap-free within an epoch, from 1. */
  readonly seq: number;
  readonly at: number;
  /** Who asked: an agent's id, `kiosk:…`, `box`. */
  readonly actor: string;
  readonly event: DomainEvent;
}
