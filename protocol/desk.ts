import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, nullable, record, Slug } from "./schema.ts";
import { Place, PrintView } from "./views.ts";

const Id = Type.String({ minLength: 1, maxLength: 64 });

/** A list of the desk ends here: nobody reads further, and the whole comes to some 80 KB at most. */
export const deskListMax = 200;

/** Which extra acts the desk offers; all off is the counter page of the manual. */
export const DeskOptions = record({
  queue: Type.Boolean({ description: "the list of who waits, and calling from it" }),
  absents: Type.Boolean({ description: "the list of who did not come" }),
  add: Type.Boolean({ description: "« Ajouter un visiteur »" }),
  transfer: Type.Boolean(),
  putBack: Type.Boolean(),
  notes: Type.Boolean(),
  pause: Type.Boolean({ description: "« Pause »: the counter stays the agent's own" }),
});
export type DeskOptions = Static<typeof DeskOptions>;

/** What an agent may beyond the role. `pick`: call somebody who waits out of turn. */
export const AgentRights = Type.Array(Type.Union([Type.Literal("pick")]), { maxItems: 8 });

/** One line of an agent's own words: 200 characters, none of them a control or a line break. */
export const Line = Type.String({
  maxLength: 200,
  pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$",
  description: "one line; no control characters",
});

const Act = { state: Type.Optional(Type.Union([Type.Literal("called"), Type.Literal("serving")])) };

/** To another service, to a counter that serves the visitor's own, or to a counter of another service. */
export const TransferRequest = record({
  ...Act,
  serviceId: Type.Optional(Slug),
  counterId: Type.Optional(Slug),
  note: Type.Optional(Line),
});
export type TransferRequest = Static<typeof TransferRequest>;

export const AddVisitRequest = record({
  serviceId: Slug,
  print: Type.Optional(Type.Boolean({ description: "default false: no paper" })),
  note: Type.Optional(Line),
  seen: Type.Optional(Type.Integer({ description: "the session's revision on the screen" })),
});
export type AddVisitRequest = Static<typeof AddVisitRequest>;

export const RequeueRequest = record({
  place: Type.Union([Type.Literal("same"), Type.Literal("plus3"), Type.Literal("end")]),
});
export type RequeueRequest = Static<typeof RequeueRequest>;

export const RequeueAnswer = record({
  id: Id,
  label: Type.String(),
  serviceId: Slug,
  ahead: Type.Integer({ minimum: 0, description: "people who will be called before" }),
});
export type RequeueAnswer = Static<typeof RequeueAnswer>;

/** A ticket after staff printed it again, took it off the queue, or put it back. */
export const TicketActAnswer = record({
  id: Id,
  label: Type.String(),
  serviceId: Slug,
  cancelled: Type.Boolean(),
  print: PrintView,
});
export type TicketActAnswer = Static<typeof TicketActAnswer>;

export const NoteRequest = record({ note: Line });
export const NoteAnswer = record({ id: Id, note: Type.String() });
export type NoteAnswer = Static<typeof NoteAnswer>;

/** `serviceId` narrows a list to one service. */
export const DeskQuery = record({ serviceId: Type.Optional(Slug) });

/** Somebody who waits, as staff see them. */
export const QueuedTicket = record({
  id: Id,
  label: Type.String(),
  serviceId: Slug,
  enteredAt: InstantMs,
  priority: Type.Integer({ minimum: 0, maximum: 2 }),
  note: Type.String(),
  origin: Type.Union([Type.Literal("kiosk"), Type.Literal("counter"), Type.Literal("web")]),
  reservedFor: nullable(Place),
  transferredFrom: nullable(Slug),
  print: PrintView,
});
export type QueuedTicket = Static<typeof QueuedTicket>;

/** `total` counts also those whom the list leaves off. */
export const DeskQueue = record({
  tickets: Type.Array(QueuedTicket, { maxItems: deskListMax }),
  total: Type.Integer({ minimum: 0 }),
});
export type DeskQueue = Static<typeof DeskQueue>;

export const AbsentTicket = record({
  id: Id,
  label: Type.String(),
  serviceId: Slug,
  absentUntil: InstantMs,
  note: Type.String(),
});
export type AbsentTicket = Static<typeof AbsentTicket>;

export const DeskAbsents = record({
  tickets: Type.Array(AbsentTicket, { maxItems: deskListMax }),
  total: Type.Integer({ minimum: 0 }),
});
export type DeskAbsents = Static<typeof DeskAbsents>;
