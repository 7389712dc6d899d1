import type { Static } from "typebox";
import { Type } from "typebox";
import { PrintOutcome, PrintReason } from "./print.ts";
import { IdParams, type Route } from "./route.ts";
import { Language, record, Slug } from "./schema.ts";
import { TicketDesign } from "./ticket-layout.ts";

/** What a design would print: for which service, in which language, on which paper. */
export const ProofRequest = record({
  design: TicketDesign,
  serviceId: Type.Optional(Slug),
  language: Language,
  paper: Type.Union([Type.Literal(58), Type.Literal(80)]),
});

export const ProofAnswer = record({
  svg: Type.String({ description: "one unit is one dot of the printer, 203 dpi" }),
  widthDots: Type.Integer(),
  heightMm: Type.Integer(),
  bytes: Type.Integer({ description: "what goes to the printer" }),
});
export type ProofAnswer = Static<typeof ProofAnswer>;

export const TestPrintRequest = record({
  design: Type.Optional(TicketDesign),
  serviceId: Type.Optional(Slug),
  language: Type.Optional(Language),
});
export const TestPrintAnswer = record({ outcome: PrintOutcome, reason: PrintReason });
export type TestPrintAnswer = Static<typeof TestPrintAnswer>;

/** The ticket's design on the administration's screen. */
export const pressRoutes = {
  ticketProof: {
    method: "POST",
    path: "/v1/admin/ticket/proof",
    summary: "Draws a ticket as a printer would print it, from its very bytes",
    who: "administrator",
    body: ProofRequest,
    answers: { 200: { description: "the drawing", schema: ProofAnswer } },
    problems: [401, 403, 404],
    command: true,
  },
  testPrint: {
    method: "POST",
    path: "/v1/admin/printers/{id}/test",
    summary: "Prints a test ticket that bears no number, and says what the printer answered",
    who: "administrator",
    params: IdParams,
    body: TestPrintRequest,
    answers: { 200: { description: "what became of it", schema: TestPrintAnswer } },
    problems: [401, 403, 404],
    command: true,
  },
} as const satisfies Record<string, Route>;
