import { Type } from "typebox";
import { AssetId } from "./assets.ts";
import { Language, LocalText, nullable, record } from "./schema.ts";
import { TicketDesign } from "./ticket-layout.ts";

/** A local time of day, `08:30`. */
export const localTime = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
export const LocalTime = Type.String({ pattern: localTime });
/** A local date, `2026-12-25`. */
export const LocalDate = Type.String({
  pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
});
export const Colour = Type.String({ pattern: "^#[0-9a-f]{6}$" });

type Unit = "s" | "min" | "h" | "day" | "month" | "person" | "ticket" | "copy";

/** A whole number of a form: its limits, its default, and the unit that stands behind its field. */
export function whole(unit: Unit, [minimum, maximum]: readonly [number, number], value: number) {
  return Type.Integer({ minimum, maximum, default: value, "x-unit": unit });
}

/** The same, or null: the site's own setting, or none. */
export function wholeOrNull(unit: Unit, [minimum, maximum]: readonly [number, number]) {
  return Type.Union([Type.Integer({ minimum, maximum, "x-unit": unit }), Type.Null()], {
    default: null,
  });
}

export const OpenPeriod = record({
  weekday: Type.Integer({ minimum: 1, maximum: 7, description: "1 Monday, 7 Sunday" }),
  from: LocalTime,
  until: Type.String({ pattern: "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$" }),
});

const Hours = Type.Array(OpenPeriod, { maxItems: 42 });

export const ClosedDays = record({ from: LocalDate, until: LocalDate, label: LocalText });

export const Retention = record({
  numberHours: whole("h", [24, 168], 24),
  eventMonths: whole("month", [1, 60], 13),
  agentFigures: Type.Boolean({ default: true }),
  agentDays: whole("day", [1, 400], 90),
  accessMonths: whole("month", [6, 12], 12),
});

export const Wifi = record({
  ssid: Type.String({ minLength: 1, maxLength: 32 }),
  password: nullable(Type.String({ minLength: 8, maxLength: 63 })),
});

export const BackupPlan = record({
  scheduled: Type.Boolean({ default: true }),
  at: Type.String({ pattern: localTime, default: "02:30" }),
  target: Type.Union([Type.Literal("box"), Type.Literal("usb")], { default: "box" }),
  keep: whole("copy", [1, 60], 7),
});

export const ArrivalMode = Type.Union(
  [Type.Literal("disconnect"), Type.Literal("pause"), Type.Literal("warn")],
  { default: "disconnect" },
);

/** What the site may set beside the rules of the queue. */
export const siteOptions = {
  hours: Type.Array(OpenPeriod, { maxItems: 42, default: [] }),
  closedDays: Type.Array(ClosedDays, { maxItems: 100, default: [] }),
  healthMode: Type.Boolean({ default: false }),
  retention: Retention,
  logoAssetId: Type.Union([AssetId, Type.Null()], { default: null, "x-asset": "logo" }),
  accentColour: Type.Union([Colour, Type.Null()], { default: null, "x-format": "colour" }),
  wifi: Type.Union([Wifi, Type.Null()], { default: null }),
  backup: BackupPlan,
  ticket: TicketDesign,
} as const;

/** What a service may set beside its numbers; null takes the site's setting or none. */
export const serviceOptions = {
  colour: Type.Union([Colour, Type.Null()], { default: null, "x-format": "colour" }),
  hours: Type.Union([Hours, Type.Null()], { default: null }),
  quotaPerDay: wholeOrNull("ticket", [1, 9999]),
  arrivalDeadlineSeconds: wholeOrNull("s", [60, 900]),
  arrivalMode: Type.Union([ArrivalMode, Type.Null()], { default: null }),
  wrapUpSeconds: whole("s", [0, 600], 0),
  autoQualifySeconds: wholeOrNull("s", [5, 600]),
  neutralName: Type.Union([LocalText, Type.Null()], { default: null }),
} as const;

export const agentOptions = {
  languages: Type.Array(Language, { maxItems: 8, default: [] }),
} as const;
