import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, Language, record, Slug } from "./schema.ts";
import { FaceLayout } from "./ticket-layout.ts";

/** What a ticket says, as fields: the print agent lays it out for its own printer. */
export const TicketFace = record({
  label: Type.String({ maxLength: 8, description: "the number as people read it: A032" }),
  serviceName: Type.String({ maxLength: 60 }),
  siteName: Type.String({ maxLength: 60 }),
  issuedAt: InstantMs,
  zone: Type.String({ maxLength: 64, description: "IANA time zone in which times are written" }),
  language: Language,
  ahead: Type.Integer({ minimum: 0, description: "people of this service who are served before" }),
  lowMinutes: Type.Integer({ minimum: 0 }),
  highMinutes: Type.Integer({ minimum: 0 }),
  followUrl: Type.String({
    maxLength: 200,
    description: "address of the follow page, for the QR code",
  }),
  welcome: Type.String({ maxLength: 200 }),
  layout: Type.Optional(FaceLayout),
});
export type TicketFace = Static<typeof TicketFace>;

/**
 * One ticket to print. `jobId` is kept in the agent's journal: the same job offered twice prints once.
 * `attempt` grows when a person asks for a reprint; each attempt has a `jobId` of its own.
 */
export const PrintJob = record({
  v: Type.Literal(1),
  jobId: Type.String({ minLength: 8, maxLength: 64 }),
  printerId: Slug,
  ticketId: Type.String({ maxLength: 64 }),
  attempt: Type.Integer({ minimum: 1 }),
  expiresAt: InstantMs,
  face: TicketFace,
});
export type PrintJob = Static<typeof PrintJob>;

/**
 * `printed` only when the printer itself answered that it printed; `failed` when it is certain that no
 * ticket came out; `unknown` when nobody can tell (the visitor is asked).
 */
export const PrintOutcome = Type.Union([
  Type.Literal("printed"),
  Type.Literal("failed"),
  Type.Literal("unknown"),
]);
export type PrintOutcome = Static<typeof PrintOutcome>;

/** Why a ticket did not come out, or may not have; the screens turn it into words. */
export const PrintReason = Type.Union([
  Type.Literal("none"),
  Type.Literal("paperOut"),
  Type.Literal("coverOpen"),
  Type.Literal("cutterError"),
  Type.Literal("printerError"),
  Type.Literal("notReachable"),
  Type.Literal("connectionLost"),
  Type.Literal("noAnswer"),
  Type.Literal("agentRestarted"),
  Type.Literal("expired"),
]);
export type PrintReason = Static<typeof PrintReason>;

export const PrintResult = record({
  v: Type.Literal(1),
  jobId: Type.String({ minLength: 8, maxLength: 64 }),
  outcome: PrintOutcome,
  reason: PrintReason,
  at: InstantMs,
});
export type PrintResult = Static<typeof PrintResult>;

/** What a printer is, now; retained, written by the agent that holds it. */
export const PrinterState = record({
  v: Type.Literal(1),
  printerId: Slug,
  condition: Type.Union([
    Type.Literal("ready"),
    Type.Literal("paperLow"),
    Type.Literal("paperOut"),
    Type.Literal("coverOpen"),
    Type.Literal("error"),
    Type.Literal("offline"),
    Type.Literal("unknown"),
  ]),
  ticketsLeft: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: "tickets that the roll is good for, where the printer tells",
    }),
  ),
  ticketNotTaken: Type.Optional(
    Type.Boolean({ description: "a ticket hangs at the mouth and nobody has taken it" }),
  ),
  at: InstantMs,
});
export type PrinterState = Static<typeof PrinterState>;

/** A printer, or a line on which one may hang, that the agent's machine sees. */
export const FoundPrinter = record({
  kind: Type.Union([Type.Literal("usb"), Type.Literal("serial"), Type.Literal("tcp")]),
  target: Type.String({ maxLength: 160, description: "the agent's option --target" }),
  name: Type.String({ maxLength: 80, description: "what it calls itself" }),
  profile: Type.Union([Type.String({ maxLength: 60 }), Type.Null()], {
    description: "the model in the table of printers, where its name tells",
  }),
});
export type FoundPrinter = Static<typeof FoundPrinter>;

/** What printers the agent's machine sees now; retained, written when it changes. */
export const PrintersFound = record({
  v: Type.Literal(1),
  printerId: Slug,
  target: Type.String({ maxLength: 200, description: "the one that this agent prints on" }),
  printers: Type.Array(FoundPrinter, { maxItems: 8 }),
  at: InstantMs,
});
export type PrintersFound = Static<typeof PrintersFound>;
