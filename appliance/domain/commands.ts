import type {
  Agent,
  AgentId,
  BusinessDay,
  Counter,
  CounterId,
  DurationMs,
  Instant,
  Kiosk,
  Language,
  Printer,
  PrinterId,
  QueuePlace,
  Reason,
  ReasonId,
  Service,
  ServiceId,
  SessionId,
  SiteSettings,
  SosId,
  TicketId,
  VisitId,
} from "./model.ts";
import type { Closure, Opening } from "./opening-model.ts";
import type { MovePlace } from "./oversight-model.ts";
import type { Board, Room } from "./rooms.ts";

/** One edit of the configuration; a null value removes the thing. */
export type ConfigChange =
  | { readonly kind: "site"; readonly value: SiteSettings }
  | { readonly kind: "service"; readonly id: ServiceId; readonly value: Service | null }
  | { readonly kind: "reason"; readonly id: ReasonId; readonly value: Reason | null }
  | { readonly kind: "counter"; readonly id: CounterId; readonly value: Counter | null }
  | { readonly kind: "agent"; readonly id: AgentId; readonly value: Agent | null }
  | { readonly kind: "printer"; readonly id: PrinterId; readonly value: Printer | null }
  | { readonly kind: "kiosk"; readonly id: string; readonly value: Kiosk | null }
  | { readonly kind: "room"; readonly id: string; readonly value: Room | null }
  | { readonly kind: "board"; readonly id: string; readonly value: Board | null };

export interface PlannedHours {
  readonly plans: readonly { readonly id: ServiceId; readonly openings: readonly Opening[] }[];
  readonly closures: readonly Closure[];
  readonly renewAt: number;
}

/** The state of the visit on the screen when the button was pressed; null: the screen did not say. */
export type SeenState = "called" | "serving" | null;

/** One paper: which printer first, and which one if that certainly printed nothing. */
export interface PrintAsk {
  readonly printerId: PrinterId;
  readonly jobId: string;
  readonly fallbackId?: PrinterId | null;
}

interface AtCounter {
  readonly sessionId: SessionId;
  /** The session's revision on the screen; null: the screen did not say. */
  readonly seen: number | null;
}
interface OnVisit {
  readonly sessionId: SessionId;
  readonly visitId: VisitId;
  readonly seenState: SeenState;
}

/** Everything that can be asked of the rules. New ids come in with the command: the rules make none. */
export type Command =
  | {
      readonly type: "configure";
      readonly changes: readonly ConfigChange[];
      /** How the administrator saw the things that change: refused when somebody changed one since. */
      readonly seen?: readonly ConfigChange[];
    }
  | { readonly type: "startDay"; readonly day: BusinessDay }
  | { readonly type: "adjustClock"; readonly byMs: DurationMs }
  | { readonly type: "expireDeadlines" }
  /** The opening periods ahead, as the calendar has them; `renewAt`: when to plan again. */
  | ({ readonly type: "planHours" } & PlannedHours)
  | {
      readonly type: "issueTicket";
      readonly ticketId: TicketId;
      readonly token: string;
      readonly serviceId: ServiceId;
      readonly language: Language;
      readonly priority: number;
      readonly origin: "kiosk" | "counter" | "web";
      /** Null: no paper is asked for. */
      readonly print: PrintAsk | null;
    }
  | { readonly type: "cancelTicket"; readonly ticketId: TicketId }
  /** Staff take somebody off the queue who took no ticket or went away; and put them back at their place. */
  | { readonly type: "voidTicket"; readonly ticketId: TicketId; readonly agentId: AgentId }
  | { readonly type: "restoreTicket"; readonly ticketId: TicketId; readonly agentId: AgentId }
  | {
      readonly type: "reportPrint";
      readonly jobId: string;
      readonly ticketId: TicketId;
      readonly outcome: "printed" | "failed" | "unknown";
      readonly reason: string;
    }
  | ({
      readonly type: "reprintTicket";
      readonly ticketId: TicketId;
      /** Null: a visitor, at the kiosk, for two minutes. Staff may always. */
      readonly agentId: AgentId | null;
    } & PrintAsk)
  | {
      readonly type: "openCounter";
      readonly sessionId: SessionId;
      readonly agentId: AgentId;
      readonly counterId: CounterId;
      /** « Déplacer mon poste ici »: closes the agent's session elsewhere first (E08). */
      readonly move: boolean;
      /** Restores the services of the last session, for the one-tap reconnection (E75). */
      readonly restoreServices: boolean;
    }
  | ({ readonly type: "chooseServices"; readonly serviceIds: readonly ServiceId[] } & AtCounter)
  /** « Pause » and back (E52); the counter keeps its services, and a visit in progress goes on. */
  | ({
      readonly type: "setAvailability";
      readonly availability: "available" | "paused";
    } & AtCounter)
  | ({ readonly type: "closeCounter" } & AtCounter)
  | { readonly type: "freeCounter"; readonly counterId: CounterId }
  | { readonly type: "reportLink"; readonly sessionId: SessionId; readonly connected: boolean }
  | ({
      readonly type: "callNext";
      readonly serviceId: ServiceId;
      readonly visitId: VisitId;
    } & AtCounter)
  | ({
      readonly type: "recallTicket";
      readonly serviceId: ServiceId;
      readonly number: number;
      readonly visitId: VisitId;
    } & AtCounter)
  /** Somebody who waits, out of turn (right `pick`), or an absent visitor, without it. */
  | ({
      readonly type: "pickTicket";
      readonly serviceId: ServiceId;
      readonly ticketId: TicketId;
      readonly reason: string;
      readonly visitId: VisitId;
    } & AtCounter)
  /** « Recevoir tout de suite »: a new ticket whose visit is under way; nobody is called. */
  | ({
      readonly type: "addVisitor";
      readonly ticketId: TicketId;
      readonly token: string;
      readonly visitId: VisitId;
      readonly serviceId: ServiceId;
      readonly language: Language;
      readonly note: string;
      readonly print: PrintAsk | null;
    } & AtCounter)
  | ({ readonly type: "repeatCall" } & OnVisit)
  | ({ readonly type: "signalArrival" } & OnVisit)
  | ({ readonly type: "signalNoShow" } & OnVisit)
  | ({ readonly type: "qualifyVisit"; readonly reasonId: ReasonId | null } & OnVisit)
  | ({ readonly type: "endVisit"; readonly confirmShort: boolean } & OnVisit)
  | ({ readonly type: "putBack" } & OnVisit)
  /** Null service: the visitor stays in the same one. Null counter: anybody there. Null note: as it is. */
  | ({
      readonly type: "transferVisit";
      readonly serviceId: ServiceId | null;
      readonly counterId: CounterId | null;
      readonly note: string | null;
    } & OnVisit)
  | ({ readonly type: "undo" } & AtCounter)
  | ({ readonly type: "endWrapUp" } & AtCounter)
  | ({ readonly type: "extendWrapUp" } & AtCounter)
  | { readonly type: "releaseWrapUp"; readonly counterId: CounterId }
  | {
      readonly type: "requeueAbsent";
      readonly sessionId: SessionId;
      readonly ticketId: TicketId;
      readonly place: QueuePlace;
    }
  /** An empty note removes the one that is there. */
  | {
      readonly type: "noteTicket";
      readonly ticketId: TicketId;
      readonly agentId: AgentId;
      readonly note: string;
    }
  /** A supervisor's move; null leaves as it is. `seen`: the ticket's revision on the screen. */
  | {
      readonly type: "moveTicket";
      readonly ticketId: TicketId;
      readonly serviceId: ServiceId | null;
      readonly priority: number | null;
      readonly place: MovePlace | null;
      readonly seen: number | null;
    }
  | { readonly type: "setServiceOpen"; readonly serviceId: ServiceId; readonly open: boolean }
  | {
      readonly type: "assignServices";
      readonly counterId: CounterId;
      readonly serviceIds: readonly ServiceId[];
      /** The session's revision on the screen. */
      readonly seen: number | null;
    }
  /** Null: every open counter. */
  | {
      readonly type: "sendMessage";
      readonly messageId: string;
      readonly agentId: AgentId;
      readonly counterIds: readonly CounterId[] | null;
      readonly text: string;
    }
  | { readonly type: "readMessage"; readonly messageId: string; readonly sessionId: SessionId }
  | {
      readonly type: "postBoardMessage";
      readonly messageId: string;
      readonly agentId: AgentId;
      readonly text: string;
      readonly until: Instant | null;
    }
  | { readonly type: "removeBoardMessage"; readonly messageId: string }
  | {
      readonly type: "raiseSos";
      readonly sosId: SosId;
      readonly sessionId: SessionId;
    }
  | { readonly type: "acknowledgeSos"; readonly sosId: SosId; readonly agentId: AgentId }
  | { readonly type: "closeSos"; readonly sosId: SosId; readonly agentId: AgentId };

export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
