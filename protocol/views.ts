import { type Static, Type } from "typebox";
import { BoardLine } from "./board-line.ts";
import { document } from "./envelope.ts";
import { openness, siteFace } from "./openness.ts";
import { InstantMs, Language, LocalText, nullable, record, Slug } from "./schema.ts";
import { CallSound, ClipRef } from "./sound.ts";
import { WrapUpView } from "./wrap-up.ts";

export const PlaceWord = Type.Union([
  Type.Literal("guichet"),
  Type.Literal("bureau"),
  Type.Literal("salle"),
  Type.Literal("box"),
  Type.Literal("accueil"),
]);
export type PlaceWord = Static<typeof PlaceWord>;

/** Where a visitor is to go: « guichet 4 ». */
export const Place = record({
  id: Slug,
  label: Type.String({ maxLength: 8 }),
  place: PlaceWord,
  way: Type.Optional(LocalText),
});
export type Place = Static<typeof Place>;

export const Level = Type.Union([Type.Literal("ok"), Type.Literal("orange"), Type.Literal("red")]);
export type Level = Static<typeof Level>;

export const Thresholds = record({
  peopleOrange: nullable(Type.Integer({ minimum: 1 })),
  peopleRed: nullable(Type.Integer({ minimum: 1 })),
  minutesOrange: nullable(Type.Integer({ minimum: 1 })),
  minutesRed: nullable(Type.Integer({ minimum: 1 })),
});
export type Thresholds = Static<typeof Thresholds>;

export const CoreStatus = document(
  {
    online: Type.Boolean(),
    bootId: Type.String({ maxLength: 64 }),
    version: Type.String({ maxLength: 32 }),
  },
  "Published last at every start. Another bootId means: read the snapshot again.",
);
export type CoreStatus = Static<typeof CoreStatus>;

export const Qualify = Type.Union([
  Type.Literal("off"),
  Type.Literal("optional"),
  Type.Literal("required"),
]);

export const SiteState = document(
  {
    name: Type.String({ maxLength: 60 }),
    zone: Type.String({ maxLength: 64 }),
    languages: Type.Array(Language, { minItems: 1, maxItems: 8 }),
    day: Type.String({ maxLength: 10, description: "the business day, 2026-11-22" }),
    welcome: LocalText,
    recall: Type.Boolean(),
    qualification: Qualify,
    arrivalDeadlineSeconds: Type.Integer(),
    arrivalWarningSeconds: Type.Integer(),
    minimumVisitSeconds: Type.Integer(),
    openCounters: Type.Integer({ minimum: 0, description: "distinct open counters (E27)" }),
    boardMessages: Type.Array(BoardLine, { maxItems: 3 }),
    ...siteFace,
    configuredSeq: Type.Integer({
      minimum: 0,
      description: "the newest change of the configuration",
    }),
  },
  "The site as every screen needs it.",
);
export type SiteState = Static<typeof SiteState>;

export const ServiceState = document(
  {
    id: Slug,
    name: LocalText,
    prefix: Type.String({ maxLength: 3 }),
    position: Type.Integer(),
    ...openness,
    waiting: Type.Integer({ minimum: 0 }),
    nextSince: nullable(InstantMs),
    lowMinutes: Type.Integer({ minimum: 0, description: "wait of a newcomer, at least" }),
    highMinutes: Type.Integer({ minimum: 0, description: "and at most" }),
    openCounters: Type.Integer({ minimum: 0 }),
    thresholds: Thresholds,
    recall: Type.Boolean({ description: "the service's own setting or the site's" }),
    qualification: Qualify,
    wrapUp: Type.Boolean({
      description:
        "after a visit there is time for the file; a reason that is required may be given then",
    }),
  },
  "One queue. `nextSince` is when the next visitor to call took the ticket (E46).",
);
export type ServiceState = Static<typeof ServiceState>;

export const CounterPhase = Type.Union([
  Type.Literal("closed"),
  Type.Literal("free"),
  Type.Literal("called"),
  Type.Literal("serving"),
  Type.Literal("paused"),
]);

export const CounterState = document(
  {
    id: Slug,
    label: Type.String({ maxLength: 8 }),
    place: PlaceWord,
    position: Type.Integer(),
    phase: CounterPhase,
    ticketLabel: nullable(Type.String({ maxLength: 8 })),
    serviceIds: Type.Array(Slug, { maxItems: 24 }),
    since: nullable(InstantMs),
  },
  "A counter as anybody may know it: no names.",
);
export type CounterState = Static<typeof CounterState>;

export const CounterMessages = document(
  { id: Slug, unread: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 8 }) },
  "Messages of supervisors that a counter has not read, oldest first: `GET /v1/messages` has their text.",
);
export type CounterMessages = Static<typeof CounterMessages>;

export const PrintView = record({
  state: Type.Union([
    Type.Literal("none"),
    Type.Literal("queued"),
    Type.Literal("printed"),
    Type.Literal("failed"),
    Type.Literal("unknown"),
  ]),
  reason: Type.String({ maxLength: 32 }),
  attempt: Type.Integer({ minimum: 0 }),
  printer: Type.Optional(
    Type.String({
      maxLength: 60,
      description: "where the paper comes out, when not at the kiosk's own printer",
    }),
  ),
});
export type PrintView = Static<typeof PrintView>;

export const VisitView = record({
  id: Type.String({ maxLength: 64 }),
  ticketId: Type.String({ maxLength: 64 }),
  label: Type.String({ maxLength: 8 }),
  number: Type.Integer(),
  serviceId: Slug,
  state: Type.Union([Type.Literal("called"), Type.Literal("serving"), Type.Literal("over")]),
  recall: Type.Boolean(),
  waitedMs: Type.Integer(),
  calledAt: InstantMs,
  repeatAt: InstantMs,
  warnAt: InstantMs,
  deadlineAt: InstantMs,
  startedAt: nullable(InstantMs),
  reasonId: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
  qualified: Type.Boolean({
    description: "true once a reason, or « Ne pas qualifier », is chosen",
  }),
  print: PrintView,
});
export type VisitView = Static<typeof VisitView>;

export const SessionView = record({
  id: Type.String({ maxLength: 64 }),
  agentId: Type.String({ maxLength: 64 }),
  counterId: Slug,
  serviceIds: Type.Array(Slug, { maxItems: 24 }),
  availability: Type.Union([
    Type.Literal("available"),
    Type.Literal("paused"),
    Type.Literal("leaving"),
  ]),
  activity: Type.Union([
    Type.Literal("idle"),
    Type.Literal("calling"),
    Type.Literal("serving"),
    Type.Literal("wrapUp"),
    Type.Literal("cooldown"),
  ]),
  activitySince: InstantMs,
  openedAt: InstantMs,
  revision: Type.Integer({ description: "name it in the next command as `seen`" }),
  visit: nullable(VisitView),
  wrapUp: nullable(WrapUpView),
  undo: nullable(
    record({
      kind: Type.Union([
        Type.Literal("call"),
        Type.Literal("noShow"),
        Type.Literal("arrival"),
        Type.Literal("reason"),
        Type.Literal("end"),
        Type.Literal("putBack"),
        Type.Literal("transfer"),
        Type.Literal("add"),
      ]),
      until: InstantMs,
    }),
  ),
});
export type SessionView = Static<typeof SessionView>;

export const CounterAgent = document(
  { id: Slug, session: nullable(SessionView), linkLostAt: nullable(InstantMs) },
  "A counter as staff know it: the session in full, the agent as an id only.",
);
export type CounterAgent = Static<typeof CounterAgent>;

export const TicketPhase = Type.Union([
  Type.Literal("waiting"),
  Type.Literal("called"),
  Type.Literal("serving"),
  Type.Literal("absent"),
  Type.Literal("over"),
]);

export const TicketView = document(
  {
    label: Type.String({ maxLength: 8 }),
    serviceName: LocalText,
    siteName: Type.String({ maxLength: 60 }),
    language: Language,
    phase: TicketPhase,
    ahead: Type.Integer({ minimum: 0 }),
    lowMinutes: Type.Integer({ minimum: 0 }),
    highMinutes: Type.Integer({ minimum: 0 }),
    enteredAt: InstantMs,
    counter: nullable(Place),
    calledAt: nullable(InstantMs),
    announcedAt: Type.Optional(nullable(InstantMs)),
    print: PrintView,
  },
  "A ticket as its holder's phone follows it.",
);
export type TicketView = Static<typeof TicketView>;

export const RecentCall = record({
  id: Type.String({ maxLength: 64 }),
  label: Type.String({ maxLength: 8 }),
  serviceId: Slug,
  counter: Place,
  at: InstantMs,
});

export const CallRecent = document(
  { calls: Type.Array(RecentCall, { maxItems: 6 }) },
  "The last calls, newest first: paints a board after a reload, in silence.",
);
export type CallRecent = Static<typeof CallRecent>;

export const CallEvent = document(
  {
    id: Type.String({ maxLength: 64, description: "the announcement: a repeat has another" }),
    visitId: Type.String({ maxLength: 64 }),
    label: Type.String({ maxLength: 8 }),
    serviceId: Slug,
    counter: Place,
    repeat: Type.Boolean(),
    trial: Type.Optional(
      Type.Literal(true, { description: "an administrator tries the voice: heard, not shown" }),
    ),
    roomId: Type.Optional(Slug),
    sound: Type.Optional(CallSound),
    language: Language,
    startAt: InstantMs,
    expiresAt: InstantMs,
    clips: Type.Array(ClipRef, {
      maxItems: 8,
      description: "spoken after the chime; may be empty",
    }),
  },
  "One call in one room, never retained: `startAt` is its turn in the room's queue, after `expiresAt` it is not spoken. It comes again under its id when its turn or its speech changes.",
);
export type CallEvent = Static<typeof CallEvent>;

export const SosState = document(
  {
    id: Type.String({ maxLength: 64 }),
    counter: Place,
    raisedAt: InstantMs,
    acknowledgedAt: nullable(InstantMs),
    acknowledgedBy: nullable(Place),
  },
  "An alarm that is not closed. Staff only; never on a public screen (E51).",
);
export type SosState = Static<typeof SosState>;
