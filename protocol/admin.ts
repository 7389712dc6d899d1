import type { Static } from "typebox";
import { Type } from "typebox";
import { BoardDesign } from "./board.ts";
import { AgentRights, DeskOptions } from "./desk.ts";
import { PrinterModel, PrinterTarget } from "./printer-target.ts";
import { BoardSound, RoomSettings, VoiceSettings } from "./rooms.ts";
import { InstantMs, Language, LocalText, nullable, record, Slug } from "./schema.ts";
import {
  ArrivalMode,
  agentOptions,
  localTime,
  serviceOptions,
  siteOptions,
  whole,
} from "./settings.ts";
import { PlaceWord, Qualify, Thresholds } from "./views.ts";

const Id = Type.String({ pattern: "^[A-Za-z0-9_-]{1,64}$" });
const Name = Type.String({ minLength: 1, maxLength: 60 });
const Position = Type.Integer({ minimum: 0, maximum: 10_000 });

/** The rules' settings as the administrator edits them; the rules themselves check how they fit together. */
export const SiteSettings = record({
  id: Slug,
  name: Name,
  zone: Type.String({ minLength: 1, maxLength: 64 }),
  languages: Type.Array(Language, { minItems: 1, maxItems: 8 }),
  rollover: Type.String({ pattern: localTime, default: "04:00" }),
  endOfDay: Type.Union([Type.Literal("clear"), Type.Literal("keep")], { default: "clear" }),
  recall: Type.Boolean({ default: true }),
  qualification: Qualify,
  arrivalDeadlineSeconds: whole("s", [60, 900], 300),
  arrivalWarningSeconds: whole("s", [1, 899], 240),
  arrivalMode: ArrivalMode,
  undoSeconds: whole("s", [0, 30], 10),
  absentMinutes: whole("min", [0, 120], 15),
  repeatSeconds: whole("s", [0, 60], 5),
  minimumVisitSeconds: whole("s", [0, 60], 2),
  lostLinkMinutes: whole("min", [1, 720], 10),
  printAnswerSeconds: whole("s", [1, 600], 30),
  welcome: LocalText,
  desk: DeskOptions,
  ...siteOptions,
  voice: VoiceSettings,
});

export const ServiceSettings = record({
  id: Slug,
  name: LocalText,
  prefix: Type.String({ maxLength: 3 }),
  first: Type.Integer(),
  last: Type.Integer(),
  open: Type.Boolean(),
  thresholds: Thresholds,
  recall: nullable(Type.Boolean()),
  qualification: nullable(Qualify),
  position: Position,
  ...serviceOptions,
});

export const ReasonSettings = record({
  id: Id,
  serviceId: Slug,
  label: LocalText,
  position: Position,
  active: Type.Boolean(),
});

export const CounterSettings = record({
  id: Slug,
  label: Type.String({ minLength: 1, maxLength: 8 }),
  place: PlaceWord,
  position: Position,
  way: nullable(LocalText),
});

export const AgentSettings = record({
  id: Id,
  login: Type.String({ minLength: 1, maxLength: 64 }),
  name: Name,
  role: Type.Union([
    Type.Literal("agent"),
    Type.Literal("supervisor"),
    Type.Literal("administrator"),
  ]),
  serviceIds: nullable(Type.Array(Slug, { maxItems: 200 })),
  rights: AgentRights,
  active: Type.Boolean(),
  ...agentOptions,
});

export const PrinterSettings = record({
  id: Slug,
  name: Name,
  target: nullable(PrinterTarget),
  model: nullable(PrinterModel),
});
export const KioskSettings = record({
  id: Slug,
  name: Name,
  printerId: nullable(Slug),
  fallbackPrinterId: nullable(Slug),
});
export const BoardSettings = record({
  id: Slug,
  name: Name,
  roomId: Slug,
  ...BoardSound,
  design: BoardDesign,
});

/** Everything that an administrator may edit. Passwords are not among it: they can be set, never read. */
export const Configuration = record({
  site: SiteSettings,
  services: Type.Array(ServiceSettings),
  reasons: Type.Array(ReasonSettings),
  counters: Type.Array(CounterSettings),
  agents: Type.Array(AgentSettings),
  printers: Type.Array(PrinterSettings),
  kiosks: Type.Array(KioskSettings),
  rooms: Type.Array(RoomSettings),
  boards: Type.Array(BoardSettings),
});
export type Configuration = Static<typeof Configuration>;

/** One edit; a null value removes the thing. */
export const ConfigChange = Type.Union([
  record({ kind: Type.Literal("site"), value: SiteSettings }),
  record({ kind: Type.Literal("service"), id: Slug, value: nullable(ServiceSettings) }),
  record({ kind: Type.Literal("reason"), id: Id, value: nullable(ReasonSettings) }),
  record({ kind: Type.Literal("counter"), id: Slug, value: nullable(CounterSettings) }),
  record({ kind: Type.Literal("agent"), id: Id, value: nullable(AgentSettings) }),
  record({ kind: Type.Literal("printer"), id: Slug, value: nullable(PrinterSettings) }),
  record({ kind: Type.Literal("kiosk"), id: Slug, value: nullable(KioskSettings) }),
  record({ kind: Type.Literal("room"), id: Slug, value: nullable(RoomSettings) }),
  record({ kind: Type.Literal("board"), id: Slug, value: nullable(BoardSettings) }),
]);

export type ConfigChange = Static<typeof ConfigChange>;

/** Edits that stand or fall together. */
export const ChangesRequest = record({
  changes: Type.Array(ConfigChange, { minItems: 1, maxItems: 500 }),
  seen: Type.Optional(
    Type.Array(ConfigChange, {
      maxItems: 500,
      description:
        "how the administrator saw the things that change; 409 `configurationChanged` when one of them is another now",
    }),
  ),
});

/** One change of the configuration as the log has it. */
export const AuditLine = record({
  seq: Type.Integer(),
  at: InstantMs,
  actor: Type.String({ description: "an agent's id, or `box`" }),
  changes: Type.Array(Type.Unknown({ description: "edits, as they were made then" })),
  before: Type.Array(
    Type.Unknown({
      description: "the edits that bring back what stood; none in a log of earlier versions",
    }),
  ),
});

export const AuditQuery = record({
  before: Type.Optional(
    Type.String({ pattern: "^[0-9]{1,15}$", description: "only earlier ones" }),
  ),
});

/** The newest changes first; `more` when there are earlier ones. */
export const AuditAnswer = record({
  lines: Type.Array(AuditLine, { maxItems: 50 }),
  more: Type.Boolean(),
});
export type AuditAnswer = Static<typeof AuditAnswer>;

/** Whether an agent can sign in: a password is set; a lock after failures ends at `lockedUntil`. */
export const AgentAccess = record({
  agentId: Id,
  password: Type.Boolean(),
  failures: Type.Integer(),
  lockedUntil: nullable(InstantMs),
});
export const AccessAnswer = record({ agents: Type.Array(AgentAccess) });
export type AccessAnswer = Static<typeof AccessAnswer>;

/** `changed` edits are in force. */
export const ChangesAnswer = record({ changed: Type.Integer() });

/**
 * A staff password of at least 8 characters: with the lock after 10 failures it meets the CNIL's
 * recommendation 2022-100.
 */
export const PasswordRequest = record({
  password: Type.String({ minLength: 8, maxLength: 256 }),
});
