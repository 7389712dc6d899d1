import type { TSchema } from "typebox";
import { Type } from "typebox";
import { BoardConfig } from "./board.ts";
import { BoardAck, KioskPrint, Presence } from "./devices.ts";
import { HealthReport } from "./health.ts";
import { PrinterState, PrintersFound, PrintJob, PrintResult } from "./print.ts";
import { PrinterConfig } from "./printer-target.ts";
import { CallProof } from "./proof.ts";
import { InstantMs, Slug } from "./schema.ts";
import type { topics } from "./topics.ts";
import {
  CallEvent,
  CallRecent,
  CoreStatus,
  CounterAgent,
  CounterMessages,
  CounterState,
  ServiceState,
  SiteState,
  SosState,
  TicketView,
} from "./views.ts";

/** One row of the bus's contract. */
export interface Message {
  /** Below the site's root; `{name}` stands for a level. */
  readonly topic: string;
  readonly summary: string;
  readonly payload: TSchema;
  /** Kept by the broker for who comes later; an empty payload clears it. */
  readonly retain: boolean;
  readonly qos: 0 | 1;
  /** Who writes it: the box, or a client that `busRights` lets write it. */
  readonly from: "box" | "client";
}

/** Settings of a device: known by their envelope, open to what a device needs. */
const openDocument = Type.Object({
  v: Type.Literal(1),
  epoch: Type.Optional(Type.String({ maxLength: 64 })),
  seq: Type.Optional(Type.Integer({ minimum: 0 })),
  at: InstantMs,
  id: Type.Optional(Slug),
});

const state = { retain: true, qos: 0, from: "box" } as const;
const event = { retain: false, qos: 0, from: "box" } as const;

/** The table of topics: one row for each entry of `topics`. */
export const messages = {
  coreStatus: {
    topic: "core/status",
    summary: "The box is there; written last at every start",
    payload: CoreStatus,
    ...state,
  },
  siteState: { topic: "site/state", summary: "The site", payload: SiteState, ...state },
  serviceState: {
    topic: "service/{service}/state",
    summary: "One queue",
    payload: ServiceState,
    ...state,
  },
  counterState: {
    topic: "counter/{counter}/state",
    summary: "A counter as anybody may know it",
    payload: CounterState,
    ...state,
  },
  counterAgent: {
    topic: "counter/{counter}/agent",
    summary: "A counter as staff know it",
    payload: CounterAgent,
    ...state,
  },
  counterMessages: {
    topic: "counter/{counter}/messages",
    summary: "Messages that a counter has not read, by id: their text is never on the bus",
    payload: CounterMessages,
    ...state,
  },
  ticketState: {
    topic: "ticket/{token}/state",
    summary: "A ticket for its holder; cleared when the day is over",
    payload: TicketView,
    ...state,
  },
  callRecent: {
    topic: "call/recent",
    summary: "The last calls: paints a board after a reload, in silence",
    payload: CallRecent,
    ...state,
  },
  callEvent: {
    topic: "call/event",
    summary: "One call; never retained, so that a reload speaks nothing again",
    payload: CallEvent,
    ...event,
  },
  callProof: {
    topic: "counter/{counter}/proof",
    summary: "What the room saw and heard of the counter's newest call",
    payload: CallProof,
    ...state,
  },
  sosState: {
    topic: "sos/{counter}/state",
    summary: "An alarm that is not closed; cleared when it is",
    payload: SosState,
    ...state,
    qos: 1,
  },
  presence: {
    topic: "{kind}/{device}/presence",
    summary: "A device is there; its MQTT will says the opposite",
    payload: Presence,
    retain: true,
    qos: 0,
    from: "client",
  },
  boardAck: {
    topic: "board/{board}/ack",
    summary: "A board lives, and what it painted and said of a call: the proof that it was shown",
    payload: BoardAck,
    retain: false,
    qos: 0,
    from: "client",
  },
  boardConfig: {
    topic: "board/{board}/config",
    summary: "Settings of a board",
    payload: BoardConfig,
    ...state,
  },
  kioskConfig: {
    topic: "kiosk/{kiosk}/config",
    summary: "Settings of a kiosk",
    payload: openDocument,
    ...state,
  },
  kioskPrint: {
    topic: "kiosk/{kiosk}/print",
    summary: "What became of the paper of a ticket of this kiosk",
    payload: KioskPrint,
    ...event,
  },
  staffPresence: {
    topic: "staff/{agent}/{tab}/presence",
    summary: "A staff page is there; its MQTT will says the opposite",
    payload: Presence,
    retain: true,
    qos: 0,
    from: "client",
  },
  printerJob: {
    topic: "printer/{printer}/job",
    summary: "One ticket to print; offered again until it is answered",
    payload: PrintJob,
    ...event,
    qos: 1,
  },
  printerConfig: {
    topic: "printer/{printer}/config",
    summary: "What a printer is and where: its agent follows a change at once",
    payload: PrinterConfig,
    ...state,
  },
  printerResult: {
    topic: "printer/{printer}/result",
    summary: "What became of a job",
    payload: PrintResult,
    retain: false,
    qos: 1,
    from: "client",
  },
  printerState: {
    topic: "printer/{printer}/state",
    summary: "What a printer says of itself",
    payload: PrinterState,
    retain: true,
    qos: 1,
    from: "client",
  },
  printerFound: {
    topic: "printer/{printer}/found",
    summary: "The printers that the agent's machine sees, for whoever sets it up",
    payload: PrintersFound,
    retain: true,
    qos: 1,
    from: "client",
  },
  health: {
    topic: "health/{component}",
    summary: "How a part of the box is, since when",
    payload: HealthReport,
    ...state,
  },
} as const satisfies Record<keyof typeof topics, Message>;

export type MessageKey = keyof typeof messages;
