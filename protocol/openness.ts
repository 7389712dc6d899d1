import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, LocalText, nullable } from "./schema.ts";

/** Why tickets are not given: by hand, out of hours, on a closed day, or all of the day are given. */
export const Closed = Type.Union([
  Type.Literal("switch"),
  Type.Literal("hours"),
  Type.Literal("closedDay"),
  Type.Literal("quota"),
]);
export type Closed = Static<typeof Closed>;

/** Whether tickets are given now, and until or from when; `opensAt` null: that is not known. */
export const openness = {
  open: Type.Boolean(),
  closed: nullable(Closed),
  opensAt: nullable(InstantMs),
  closesAt: nullable(InstantMs),
} as const;

/** What visitors see of the site: its hours, and how it looks. `closedLabel`: why the day is a closed one. */
export const siteFace = {
  ...openness,
  closedLabel: nullable(LocalText),
  healthMode: Type.Boolean(),
  accentColour: nullable(Type.String({ maxLength: 7 })),
  logoAssetId: nullable(Type.String({ maxLength: 64 })),
} as const;
