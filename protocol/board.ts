import type { Static } from "typebox";
import { Type } from "typebox";
import { AssetId } from "./assets.ts";
import { document } from "./envelope.ts";
import { BoardSound } from "./rooms.ts";
import { LocalText, nullable, record, Slug } from "./schema.ts";
import { Colour } from "./settings.ts";

const LocalHour = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", default: "00:00" });

/** One picture or film between the calls, with its schedule in the site's local time. */
export const MediaItem = record({
  assetId: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  kind: Type.Union([Type.Literal("image"), Type.Literal("video")]),
  seconds: Type.Integer({ minimum: 3, maximum: 600, default: 12, "x-unit": "s" }),
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, default: [] }),
  from: LocalHour,
  until: LocalHour,
});
export type MediaItem = Static<typeof MediaItem>;

/** How a board looks and for whom it is; `diagonalInches` and `farthestSeatMetres` give the size of the number. */
export const BoardDesign = record({
  layout: Type.Union(
    [Type.Literal("hall"), Type.Literal("callOnly"), Type.Literal("aboveCounter")],
    { default: "hall" },
  ),
  orientation: Type.Union([Type.Literal("landscape"), Type.Literal("portrait")], {
    default: "landscape",
  }),
  theme: Type.Union([Type.Literal("dark"), Type.Literal("light")], { default: "dark" }),
  serviceIds: nullable(Type.Array(Slug, { maxItems: 100 })),
  counterId: nullable(Slug),
  listed: Type.Integer({ minimum: 0, maximum: 6, default: 5 }),
  waiting: Type.Union([Type.Literal("none"), Type.Literal("total"), Type.Literal("services")], {
    default: "total",
  }),
  clock: Type.Boolean({ default: true }),
  holdSeconds: Type.Integer({ minimum: 8, maximum: 60, default: 8, "x-unit": "s" }),
  diagonalInches: Type.Number({ minimum: 7, maximum: 150, default: 43, "x-unit": "in" }),
  farthestSeatMetres: Type.Number({ minimum: 0.5, maximum: 60, default: 8, "x-unit": "m" }),
  media: Type.Array(MediaItem, { maxItems: 24, default: [] }),
});
export type BoardDesign = Static<typeof BoardDesign>;

/** A board's settings as the board itself reads them. */
/** What the site and the room add to a board: its colours, and what it may call and name. */
export const BoardLook = record({
  logoAssetId: nullable(AssetId),
  accentColour: nullable(Colour),
  serviceIds: nullable(
    Type.Array(Slug, { maxItems: 100, description: "what it calls; null: all" }),
  ),
  names: nullable(
    Type.Record(Type.String(), LocalText, {
      description: "in health mode the neutral names, and no others; else null",
    }),
  ),
});
export type BoardLook = Static<typeof BoardLook>;

export const BoardConfig = document(
  {
    id: Slug,
    name: Type.String({ maxLength: 60 }),
    roomId: Slug,
    ...BoardSound,
    design: BoardDesign,
    look: BoardLook,
  },
  "Settings of a board: a change is on its screen at once.",
);
export type BoardConfig = Static<typeof BoardConfig>;

/** A board without settings yet. */
export const plainBoardDesign: BoardDesign = {
  layout: "hall",
  orientation: "landscape",
  theme: "dark",
  serviceIds: null,
  counterId: null,
  listed: 5,
  waiting: "total",
  clock: true,
  holdSeconds: 8,
  diagonalInches: 43,
  farthestSeatMetres: 8,
  media: [],
};
