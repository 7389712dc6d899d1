import type { ArrivalMode, BusinessDay, Language, LocalText } from "./model.ts";
import { plainTicket, type TicketDesign } from "./ticket-design.ts";

/** One opening period of a weekday, in the site's local time. */
export interface OpenPeriod {
  /** ISO 8601: 1 is Monday, 7 Sunday. */
  readonly weekday: number;
  /** `08:30`. */
  readonly from: string;
  /** `12:00`; the end of the day is `24:00`. Always after `from`. */
  readonly until: string;
}

/** A holiday or a closure: local dates, both included. */
export interface ClosedDays {
  readonly from: BusinessDay;
  readonly until: BusinessDay;
  /** Why, for visitors: « Noël ». */
  readonly label: LocalText;
}

/** How long what was recorded stays (reference/standards.md; the CNIL's rules on staff figures). */
export interface Retention {
  /**
   * After this time a number that is over cannot be linked to a person any more. Not less than a day: the tickets of a
   * business day stay with it, and an answer is kept 24 h for whoever asks again.
   */
  readonly numberHours: number;
  /** After this time an event leaves the log. */
  readonly eventMonths: number;
  /** False: no figure is kept by agent once the business day is over. */
  readonly agentFigures: boolean;
  /** After this time a visit does not say any more who handled it. */
  readonly agentDays: number;
  /** After this time nobody can read any more who signed in, exported or restored. */
  readonly accessMonths: number;
}

/** The network that visitors may use, printed as a QR code. */
export interface Wifi {
  readonly ssid: string;
  /** Null: an open network. */
  readonly password: string | null;
}

/** When backups are made by themselves, and where they go. */
export interface BackupPlan {
  readonly scheduled: boolean;
  /** Local time of each day's backup, `02:30`. */
  readonly at: string;
  /** `box`: a folder of the box; `usb`: the first USB stick that is mounted, else the box. */
  readonly target: "box" | "usb";
  /** How many copies are kept in each place; older ones are removed. */
  readonly keep: number;
}

/** What an administrator may set beside the rules of the queue. */
export interface SiteOptions {
  /** Empty: always open. A service may have hours of its own. */
  readonly hours: readonly OpenPeriod[];
  readonly closedDays: readonly ClosedDays[];
  /** No board and no paper names a service: in a hospital that would tell why somebody comes. */
  readonly healthMode: boolean;
  readonly retention: Retention;
  /** An asset of kind `logo`. */
  readonly logoAssetId: string | null;
  /** `#1a5fb4`; null takes the house's own. */
  readonly accentColour: string | null;
  readonly wifi: Wifi | null;
  readonly backup: BackupPlan;
  readonly ticket: TicketDesign;
}

/** What a service may set beside its numbers; null takes the site's setting or none. */
export interface ServiceOptions {
  readonly colour: string | null;
  readonly hours: readonly OpenPeriod[] | null;
  /** Tickets that visitors may take on one business day; null: as many as there are numbers. */
  readonly quotaPerDay: number | null;
  readonly arrivalDeadlineSeconds: number | null;
  readonly arrivalMode: ArrivalMode | null;
  /** Time for the file after each visit; 0: none (requirements, 3.6). */
  readonly wrapUpSeconds: number;
  /** A missing reason is given up after this time (B09); null: never. */
  readonly autoQualifySeconds: number | null;
  /** What boards and paper say in place of the name in health mode; null: nothing. */
  readonly neutralName: LocalText | null;
}

export interface AgentOptions {
  /** Languages that the agent speaks with visitors; empty: not said. */
  readonly languages: readonly Language[];
}

export const plainRetention: Retention = {
  numberHours: 24,
  eventMonths: 13,
  agentFigures: true,
  agentDays: 90,
  accessMonths: 12,
};

export const plainBackup: BackupPlan = { scheduled: true, at: "02:30", target: "box", keep: 7 };

/** A site that has set none of it. */
export const plainSite: SiteOptions = {
  hours: [],
  closedDays: [],
  healthMode: false,
  retention: plainRetention,
  logoAssetId: null,
  accentColour: null,
  wifi: null,
  backup: plainBackup,
  ticket: plainTicket,
};

/** A service that has set none of it. */
export const plainService: ServiceOptions = {
  colour: null,
  hours: null,
  quotaPerDay: null,
  arrivalDeadlineSeconds: null,
  arrivalMode: null,
  wrapUpSeconds: 0,
  autoQualifySeconds: null,
  neutralName: null,
};

export const plainAgent: AgentOptions = { languages: [] };
