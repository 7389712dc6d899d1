import type { Static } from "typebox";
import { Type } from "typebox";
import { AgentRights, DeskOptions, Line } from "./desk.ts";
import { InstantMs, Language, LocalText, nullable, record, Slug } from "./schema.ts";
import { Place, PrintView, Qualify, SessionView, TicketView, VisitView } from "./views.ts";

const Id = Type.String({ minLength: 1, maxLength: 64 });

/** `application/problem+json` (RFC 9457). `code` is stable; `detail` is for a person, in French. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});
export type Problem = Static<typeof Problem>;

export const Health = record({
  status: Type.Union([Type.Literal("ok"), Type.Literal("degraded")]),
  version: Type.String(),
  components: Type.Record(Type.String(), Type.String()),
});

export const Site = record({
  id: Slug,
  name: Type.String(),
  zone: Type.String(),
  languages: Type.Array(Language),
  welcome: LocalText,
  services: Type.Array(
    record({ id: Slug, name: LocalText, prefix: Type.String(), open: Type.Boolean() }),
  ),
  counters: Type.Array(
    record({
      ...{ id: Slug, label: Type.String(), place: Place.properties.place, open: Type.Boolean() },
      since: nullable(InstantMs),
      holder: nullable(
        Type.String({ description: "who opened it; told to signed-in staff alone, else null" }),
      ),
    }),
  ),
  kiosks: Type.Array(record({ id: Slug, name: Type.String() })),
  boards: Type.Array(record({ id: Slug, name: Type.String() })),
});
export type Site = Static<typeof Site>;

/** Where other computers find the box; the fiche of a counter and its shortcuts are made of it. */
export const Addresses = record({
  addresses: Type.Array(Type.String({ description: "http://patience.local, the steadiest first" })),
});
export type Addresses = Static<typeof Addresses>;

/** Every retained document that the caller may read, by its topic below the site's root. */
export const Snapshot = record({
  epoch: Type.String(),
  seq: Type.Integer(),
  at: InstantMs,
  root: Type.String(),
  documents: Type.Record(Type.String(), Type.Unknown()),
});
export type Snapshot = Static<typeof Snapshot>;

/** How a page joins the bus: WebSocket at `path` of the same host. */
export const BusAccess = record({
  path: Type.String(),
  root: Type.String(),
  username: Type.String(),
  password: Type.String(),
  expiresAt: InstantMs,
});
export type BusAccess = Static<typeof BusAccess>;

export const DeviceQuery = record({
  device: Type.Optional(
    Type.String({
      pattern: "^(board|kiosk|printer)/[a-z0-9][a-z0-9-]{0,31}$",
      description: "board/board-1",
    }),
  ),
  ticket: Type.Optional(Type.String({ minLength: 16, maxLength: 64 })),
});
export type DeviceQuery = Static<typeof DeviceQuery>;

export const TicketRequest = record({
  serviceId: Slug,
  language: Type.Optional(Language),
  priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 })),
  kioskId: Type.Optional(Slug),
  print: Type.Optional(
    Type.Boolean({ description: "false: no paper; default true where a printer is" }),
  ),
});
export type TicketRequest = Static<typeof TicketRequest>;

export const TicketAnswer = record({
  id: Id,
  number: Type.Integer(),
  label: Type.String(),
  serviceId: Slug,
  ahead: Type.Integer(),
  wait: record({ lowMinutes: Type.Integer(), highMinutes: Type.Integer() }),
  token: Type.String(),
  followUrl: Type.String(),
  print: PrintView,
});
export type TicketAnswer = Static<typeof TicketAnswer>;

export const TicketFollow = TicketView;

/** With `login` and `password`: signs in. Without: the browser's cookie says who it is (one-tap reconnection). */
export const SessionRequest = record({
  login: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
  counterId: Type.Optional(Slug),
  move: Type.Optional(Type.Boolean({ description: "« Déplacer mon poste ici »" })),
  restore: Type.Optional(Type.Boolean({ description: "take the services of the last session" })),
});
export type SessionRequest = Static<typeof SessionRequest>;

export const AgentView = record({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  role: Type.Union([
    Type.Literal("agent"),
    Type.Literal("supervisor"),
    Type.Literal("administrator"),
  ]),
  serviceIds: nullable(Type.Array(Slug)),
});
export type AgentView = Static<typeof AgentView>;

export const ReasonView = record({ id: Id, serviceId: Slug, label: LocalText });
export type ReasonView = Static<typeof ReasonView>;

const Note = Type.String({ description: "of the visit's ticket; empty without one" });

/** Everything that the counter page needs and the bus must not carry: names, reasons, notes, the last session. */
export const CurrentSession = record({
  agent: AgentView,
  session: nullable(SessionView),
  last: nullable(
    record({
      counterId: Slug,
      serviceIds: Type.Array(Slug),
      end: nullable(
        Type.Union([
          Type.Literal("closed"),
          Type.Literal("moved"),
          Type.Literal("expired"),
          Type.Literal("freed"),
          Type.Literal("linkLost"),
        ]),
      ),
      endedAt: nullable(InstantMs),
      delaySeconds: nullable(
        Type.Integer({ description: "after `expired`: how long the arrival was waited for" }),
      ),
    }),
  ),
  reasons: Type.Array(ReasonView),
  qualification: Qualify,
  desk: DeskOptions,
  rights: AgentRights,
  note: Note,
});
export type CurrentSession = Static<typeof CurrentSession>;

export const ServicesRequest = record({
  serviceIds: Type.Array(Slug, { maxItems: 24 }),
  seen: Type.Optional(Type.Integer()),
});

export const AvailabilityRequest = record({
  availability: Type.Union([Type.Literal("available"), Type.Literal("paused")]),
  seen: Type.Optional(Type.Integer()),
});

/**
 * Calls the next ticket; with `number` recalls that one of the service (E61-E67); with `ticketId` calls the very
 * ticket that a list of the desk shows.
 */
export const CallRequest = record({
  serviceId: Slug,
  number: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
  ticketId: Type.Optional(Id),
  reason: Type.Optional(Line),
  seen: Type.Optional(Type.Integer({ description: "the session's revision on the screen" })),
});
export type CallRequest = Static<typeof CallRequest>;

export const TicketBrief = record({
  id: Id,
  number: Type.Integer(),
  label: Type.String(),
  serviceId: Slug,
  state: Type.String(),
});

export const CallAnswer = record({
  visit: VisitView,
  ticket: TicketBrief,
  session: SessionView,
  note: Note,
});
export type CallAnswer = Static<typeof CallAnswer>;

/** `state` is what the screen showed when the button was pressed. */
export const VisitAct = record({
  state: Type.Optional(Type.Union([Type.Literal("called"), Type.Literal("serving")])),
});
export const ReasonRequest = record({
  reasonId: nullable(Id),
  state: Type.Optional(Type.Union([Type.Literal("called"), Type.Literal("serving")])),
});
export const EndRequest = record({
  state: Type.Optional(Type.Union([Type.Literal("called"), Type.Literal("serving")])),
  confirmShort: Type.Optional(Type.Boolean({ description: "« Visite éclair » confirmed (E73)" })),
});

export const VisitAnswer = record({
  visit: VisitView,
  session: nullable(SessionView),
  note: Note,
});
export type VisitAnswer = Static<typeof VisitAnswer>;

export const UndoRequest = record({ seen: Type.Optional(Type.Integer()) });
export const SessionAnswer = record({ session: nullable(SessionView) });
export const SosAnswer = record({ id: Id });
export const TimeAnswer = record({ now: InstantMs });
