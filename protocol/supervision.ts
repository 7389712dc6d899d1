import type { Static } from "typebox";
import { Type } from "typebox";
import { Line } from "./desk.ts";
import { InstantMs, nullable, record, Slug } from "./schema.ts";

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Priority = Type.Integer({ minimum: 0, maximum: 2 });
const Milliseconds = Type.Integer({ minimum: 0, description: "milliseconds" });

/** A list of the supervision page ends here: nobody reads further on one screen. */
export const supervisedMax = 300;

/** A ticket that is not over, as supervisors see it. */
export const SupervisedTicket = record({
  id: Id,
  label: Type.String(),
  serviceId: Slug,
  state: Type.Union([
    Type.Literal("waiting"),
    Type.Literal("called"),
    Type.Literal("serving"),
    Type.Literal("absent"),
  ]),
  enteredAt: InstantMs,
  since: { ...InstantMs, description: "of this state: called, received, or in the queue" },
  priority: Priority,
  revision: Type.Integer({ description: "name it in a move as `seen`" }),
  origin: Type.Union([Type.Literal("kiosk"), Type.Literal("counter"), Type.Literal("web")]),
  note: Type.String(),
  counterId: nullable(Slug),
  reservedFor: nullable(Slug),
  transferredFrom: nullable(Slug),
  absentUntil: nullable(InstantMs),
  print: Type.String({ description: "none, queued, printed, failed, unknown" }),
});
export type SupervisedTicket = Static<typeof SupervisedTicket>;

/** Who may sit at a counter. */
export const SupervisedAgent = record({
  id: Id,
  name: Type.String(),
  serviceIds: nullable(Type.Array(Slug)),
});

/** What is open of a call for help, with the names that the bus must not carry. */
export const SupervisedAlarm = record({
  id: Id,
  counterId: Slug,
  agentName: Type.String(),
  acknowledgedBy: nullable(Type.String()),
});

/** A message of today and who has read it. */
export const SupervisedMessage = record({
  id: Id,
  text: Type.String(),
  at: InstantMs,
  from: Type.String(),
  counters: Type.Array(record({ id: Slug, readAt: nullable(InstantMs) })),
});
export type SupervisedMessage = Static<typeof SupervisedMessage>;

export const PostedMessage = record({
  id: Id,
  text: Type.String(),
  at: InstantMs,
  from: Type.String(),
  until: nullable(InstantMs),
});

/** Today so far, since the business day began. Waits are those of first calls. */
export const TodayFigures = record({
  arrived: Type.Integer({ minimum: 0 }),
  waiting: Type.Integer({ minimum: 0 }),
  inHand: Type.Integer({ minimum: 0, description: "called or at a desk" }),
  received: Type.Integer({ minimum: 0 }),
  absent: Type.Integer({ minimum: 0, description: "called in vain, and not received since" }),
  waitMedianMs: nullable(Milliseconds),
  waitP90Ms: nullable(Milliseconds),
});
export type TodayFigures = Static<typeof TodayFigures>;

/** A quarter of an hour, half open: `[at, at + 15 min)`. */
export const CurvePoint = record({
  at: InstantMs,
  arrivals: Type.Integer({ minimum: 0 }),
  calls: Type.Integer({ minimum: 0, description: "first calls" }),
  waitMs: nullable({ ...Milliseconds, description: "median wait of those first calls" }),
});
export type CurvePoint = Static<typeof CurvePoint>;

/** What the supervision page needs beside the documents of the bus. */
export const Supervision = record({
  seq: Type.Integer({ description: "the newest event that it knows" }),
  at: InstantMs,
  agents: Type.Array(SupervisedAgent),
  tickets: Type.Array(SupervisedTicket, { maxItems: supervisedMax }),
  total: Type.Integer({ minimum: 0, description: "with those whom the list leaves off" }),
  alarms: Type.Array(SupervisedAlarm),
  messages: Type.Array(SupervisedMessage),
  boardMessages: Type.Array(PostedMessage),
  today: TodayFigures,
  curve: Type.Array(CurvePoint),
});
export type Supervision = Static<typeof Supervision>;

/** Each part that is left out stays. `order` puts back where the ticket stood before a move. */
export const MoveRequest = record({
  serviceId: Type.Optional(Slug),
  priority: Type.Optional(Priority),
  place: Type.Optional(
    Type.Union([
      Type.Literal("first"),
      Type.Literal("same"),
      Type.Literal("plus3"),
      Type.Literal("end"),
    ]),
  ),
  order: Type.Optional(Type.Number({ minimum: -1e9, maximum: 1e9 })),
  seen: Type.Optional(Type.Integer({ description: "the ticket's revision on the screen" })),
});
export type MoveRequest = Static<typeof MoveRequest>;

/** `before` with `revision` as `seen` takes the move back. */
export const MoveAnswer = record({
  id: Id,
  label: Type.String(),
  serviceId: Slug,
  ahead: Type.Integer({ minimum: 0, description: "people who will be called before" }),
  revision: Type.Integer(),
  before: record({ serviceId: Slug, priority: Priority, order: Type.Number() }),
});
export type MoveAnswer = Static<typeof MoveAnswer>;

export const ServiceOpenRequest = record({ open: Type.Boolean() });
export const ServiceOpenAnswer = record({ id: Slug, open: Type.Boolean() });

export const AssignRequest = record({
  serviceIds: Type.Array(Slug, { minItems: 1, maxItems: 24 }),
  seen: Type.Optional(Type.Integer({ description: "the session's revision on the screen" })),
});

/** Without `counterIds`: to every open counter. */
export const MessageRequest = record({
  text: { ...Line, minLength: 1 },
  counterIds: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 200 })),
});

/** What a board may show in one line at a distance. */
export const boardTextMax = 120;

/** Without `until`: as long as the business day. */
export const BoardMessageRequest = record({
  text: { ...Line, minLength: 1, maxLength: boardTextMax },
  until: Type.Optional(InstantMs),
});

export const MessageAnswer = record({ id: Id });

/** A message that this counter has not read yet. */
export const UnreadMessage = record({
  id: Id,
  text: Type.String(),
  at: InstantMs,
  from: Type.String(),
});
export type UnreadMessage = Static<typeof UnreadMessage>;
export const UnreadMessages = record({ messages: Type.Array(UnreadMessage) });
export type UnreadMessages = Static<typeof UnreadMessages>;
