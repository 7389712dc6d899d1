import type { AgentRight, DeskOptions } from "./desk-options.ts";
import type { PromisedWait } from "./oversight-model.ts";
import type { Printing } from "./paper.ts";
import type { VoiceSettings } from "./rooms.ts";
import type { AgentOptions, ServiceOptions, SiteOptions } from "./site-options.ts";
import type { UndoKind } from "./undo-kind.ts";
import type { AfterVisit, Pauses } from "./wrap-up-model.ts";

/** A moment: milliseconds of UTC since 1970. Always an argument, never read from a clock in here. */
export type Instant = number;
/** A length of time in milliseconds. */
export type DurationMs = number;
/** The date that a business day carries, `2026-11-22`. It starts at the site's roll-over hour, not at midnight. */
export type BusinessDay = string;

export type ServiceId = string;
export type ReasonId = string;
export type CounterId = string;
export type AgentId = string;
export type TicketId = string;
export type VisitId = string;
export type SessionId = string;
export type SosId = string;
export type PrinterId = string;

export type Language = "fr" | "en" | "es";
export interface LocalText {
  readonly fr: string;
  readonly en?: string;
  readonly es?: string;
}

/** What happens when nobody signals the arrival in time (manual row E74); `disconnect` is the manual's. */
export type ArrivalMode = "disconnect" | "pause" | "warn";
export type EndOfDay = "clear" | "keep";
/** `off`: never asked; `optional`: as in the manual (E76-E78); `required`: a visit cannot end without a reason. */
export type Qualify = "off" | "optional" | "required";

/** The rules' settings. Times are whole seconds unless the name says otherwise. */
export interface SiteSettings extends SiteOptions {
  readonly id: string;
  readonly name: string;
  /** IANA name, `Europe/Paris`. */
  readonly zone: string;
  readonly languages: readonly Language[];
  /** Local hour at which the business day rolls over, `04:00`. */
  readonly rollover: string;
  readonly endOfDay: EndOfDay;
  /** E01: the two options of the manual. A service may override each. */
  readonly recall: boolean;
  readonly qualification: Qualify;
  readonly arrivalDeadlineSeconds: number;
  readonly arrivalWarningSeconds: number;
  readonly arrivalMode: ArrivalMode;
  readonly undoSeconds: number;
  readonly absentMinutes: number;
  /** E72: at most one repeat of an announcement in this time. */
  readonly repeatSeconds: number;
  /** E73: the least time between arrival and end, unless the agent confirms a short visit. */
  readonly minimumVisitSeconds: number;
  /** An idle counter whose page is gone this long is closed; with a visitor at the desk it never is. */
  readonly lostLinkMinutes: number;
  /** A print job that nobody answered is `unknown` after this time. */
  readonly printAnswerSeconds: number;
  readonly welcome: LocalText;
  readonly desk: DeskOptions;
  readonly voice: VoiceSettings;
}

/** When a service counts as loaded; null switches a threshold off (E48: off until set). */
export interface Thresholds {
  readonly peopleOrange: number | null;
  readonly peopleRed: number | null;
  readonly minutesOrange: number | null;
  readonly minutesRed: number | null;
}

export interface Service extends ServiceOptions {
  readonly id: ServiceId;
  readonly name: LocalText;
  /** Written before the number; ranges of services that share a prefix do not overlap. */
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  readonly open: boolean;
  readonly thresholds: Thresholds;
  /** Null takes the site's setting. */
  readonly recall: boolean | null;
  readonly qualification: Qualify | null;
  readonly position: number;
}

export interface Reason {
  readonly id: ReasonId;
  readonly serviceId: ServiceId;
  readonly label: LocalText;
  readonly position: number;
  readonly active: boolean;
}

export type PlaceWord = "guichet" | "bureau" | "salle" | "box" | "accueil";

export interface Counter {
  readonly id: CounterId;
  /** A number or a letter (E09). */
  readonly label: string;
  readonly place: PlaceWord;
  readonly position: number;
  /** How to get there from the waiting room, as boards and phones say it; null where it is plain to see. */
  readonly way: LocalText | null;
}

export type Role = "agent" | "supervisor" | "administrator";

export interface Agent extends AgentOptions {
  readonly id: AgentId;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** E31: the services that this agent may serve; null means all. */
  readonly serviceIds: readonly ServiceId[] | null;
  readonly rights: readonly AgentRight[];
  readonly active: boolean;
}

export interface Printer {
  readonly id: PrinterId;
  readonly name: string;
  /** Where its agent finds it, as `protocol/printer-target.ts` has it; null: as the agent was started. */
  readonly target: string | null;
  /** Its name in the table of printers; null: as it calls itself, or as the agent was started. */
  readonly model: string | null;
}

export interface Kiosk {
  readonly id: string;
  readonly name: string;
  readonly printerId: PrinterId | null;
  /** Prints what `printerId` certainly did not; null: nothing does. */
  readonly fallbackPrinterId: PrinterId | null;
}

export type TicketState =
  | "planned"
  | "waiting"
  | "called"
  | "serving"
  | "aside"
  | "absent"
  | "done"
  | "cancelled";

export type TicketOutcome = "received" | "absent" | "interrupted" | "endOfDay" | "cancelled";

/** The only thing that waits. */
export interface Ticket {
  readonly id: TicketId;
  /** Where the visitor waits or is received now. */
  readonly serviceId: ServiceId;
  /** The service that gave the number: a transfer changes neither the number nor the label. */
  readonly issuedIn: ServiceId;
  /** Where the newest transfer from another service came from; null without one. */
  readonly transferredFrom: ServiceId | null;
  /** The counter that the visitor was sent to; null once called. It binds as `reservedAt` says. */
  readonly reservedFor: CounterId | null;
  readonly number: number;
  /** `A032`: prefix and number padded to the width of the service's last number. */
  readonly label: string;
  readonly channel: "desk";
  /** Higher is served before lower; 0 is everybody, 2 the most. */
  readonly priority: number;
  readonly language: Language;
  /** Unguessable; whoever holds it may follow the ticket. */
  readonly token: string;
  readonly origin: "kiosk" | "counter" | "web";
  readonly day: BusinessDay;
  readonly enteredAt: Instant;
  /**
   * Place in the queue: a count, not a time, so that a wrong clock never reorders people. It is no whole number for
   * whoever was put between two others.
   */
  readonly order: number;
  readonly state: TicketState;
  readonly outcome: TicketOutcome | null;
  /** The visit in progress; null when nobody handles the ticket. */
  readonly visitId: VisitId | null;
  /** How often an agent declared this visitor received: counted when the visit starts (E63). */
  readonly received: number;
  readonly absentUntil: Instant | null;
  readonly printing: Printing;
  /** For staff only, at most 200 characters; empty when there is none. No screen of the hall and no paper has it. */
  readonly note: string;
  readonly promised: PromisedWait | null;
  /** Grows with every change but those of the paper, the note and the clock; an undo needs it unchanged. */
  readonly revision: number;
}

export type VisitOutcome =
  | "received"
  | "noShow"
  | "expired"
  | "interrupted"
  | "putBack"
  | "transferred";

/** One handling of a ticket by one agent. */
export interface Visit {
  readonly id: VisitId;
  readonly ticketId: TicketId;
  readonly serviceId: ServiceId;
  readonly sessionId: SessionId;
  readonly counterId: CounterId;
  readonly agentId: AgentId;
  readonly recall: boolean;
  /** Null for whoever is called in turn. Else why somebody was called out of turn, in the agent's words or in none. */
  readonly pick: string | null;
  /** What the visitor had waited when called (E69's first fact); 0 for someone who was received before. */
  readonly waitedMs: DurationMs;
  readonly calledAt: Instant;
  readonly announcedAt: Instant;
  /** 0: the visitor stood at the desk and was never called in the room. */
  readonly announcements: number;
  readonly warnAt: Instant;
  readonly deadlineAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** `unset` until the agent chooses; null is « Ne pas qualifier » (E77). */
  readonly reasonId: ReasonId | null | "unset";
  readonly outcome: VisitOutcome | null;
}

export type Availability = "available" | "paused" | "leaving";
export type Activity = "idle" | "calling" | "serving" | "wrapUp" | "cooldown";
/** Where an absent visitor comes back: the old place, behind three others, or the last one. */
export type QueuePlace = "same" | "plus3" | "end";

/** The last act that may still be taken back, with what stood before it. */
export interface Undo {
  readonly kind: UndoKind;
  readonly until: Instant;
  readonly ticketRevision: number;
  readonly ticket: Ticket;
  /** Null: the act made the visit. */
  readonly visit: Visit | null;
  readonly visitId: VisitId;
  readonly activity: Activity;
  readonly activitySince: Instant;
}

/**
 * An agent at a counter; one live for each agent and for each counter (E08, E10). An ended one stays in the
 * state until the next business day starts, so that its end can still be told and written.
 */
export interface Session extends AfterVisit, Pauses {
  readonly id: SessionId;
  readonly agentId: AgentId;
  readonly counterId: CounterId;
  /** Empty until validated: a counter counts only from then on (E27). */
  readonly serviceIds: readonly ServiceId[];
  readonly availability: Availability;
  readonly activity: Activity;
  readonly activitySince: Instant;
  readonly visitId: VisitId | null;
  readonly openedAt: Instant;
  /** Since when no page of this session is connected; null when one is. A flag only: it changes neither axis. */
  readonly linkLostAt: Instant | null;
  readonly undo: Undo | null;
  /** Grows with every change but those of the link and of the clock; a screen names the one that it saw. */
  readonly revision: number;
  /** Null while the session lives. */
  readonly endedAt: Instant | null;
  readonly end: SessionEnd | null;
}

export type SessionEnd = "closed" | "moved" | "expired" | "freed" | "linkLost";

/** A call for help. It outlives its session; a closed one stays in the state until the next day starts. */
export interface Sos {
  readonly id: SosId;
  readonly counterId: CounterId;
  readonly agentId: AgentId;
  readonly raisedAt: Instant;
  readonly acknowledgedBy: AgentId | null;
  readonly acknowledgedAt: Instant | null;
  readonly closedAt: Instant | null;
}
