import type { Static } from "typebox";
import { Type } from "typebox";
import { AssetId } from "./assets.ts";
import { LocalText, nullable, record, Slug } from "./schema.ts";

/** What may stand on a ticket; a ticket's parts are printed in the order of its design. */
export const BlockKind = Type.Union([
  Type.Literal("logo"),
  Type.Literal("number"),
  Type.Literal("service"),
  Type.Literal("place"),
  Type.Literal("ahead"),
  Type.Literal("wait"),
  Type.Literal("follow"),
  Type.Literal("notice"),
  Type.Literal("welcome"),
  Type.Literal("hours"),
  Type.Literal("wifi"),
  Type.Literal("date"),
  Type.Literal("site"),
]);
export type BlockKind = Static<typeof BlockKind>;

export const BlockSize = Type.Union([
  Type.Literal("small"),
  Type.Literal("normal"),
  Type.Literal("large"),
]);
export type BlockSize = Static<typeof BlockSize>;

export const TicketBlock = record({ kind: BlockKind, on: Type.Boolean(), size: BlockSize });
export type TicketBlock = Static<typeof TicketBlock>;

export const ServiceTicket = record({
  serviceId: Slug,
  place: nullable(LocalText),
  notice: nullable(LocalText),
});
export type ServiceTicket = Static<typeof ServiceTicket>;

/** How the site's tickets look, as the administrator edits it. */
export const TicketDesign = record({
  blocks: Type.Array(TicketBlock, { minItems: 13, maxItems: 13 }),
  largePrint: Type.Boolean({ default: false }),
  logoAssetId: Type.Union([AssetId, Type.Null()], { default: null, "x-asset": "logo" }),
  notice: nullable(LocalText),
  services: Type.Array(ServiceTicket, { maxItems: 100, default: [] }),
});
export type TicketDesign = Static<typeof TicketDesign>;

/** A weekday's opening period, local times: `{weekday: 1, from: "08:30", until: "12:00"}`. */
export const FacePeriod = record({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  from: Type.String({ maxLength: 5 }),
  until: Type.String({ maxLength: 5 }),
});
export type FacePeriod = Static<typeof FacePeriod>;

/** Rows of black dots from the top, eight a byte, the leftmost in the highest bit, in base64. */
export const FacePicture = record({
  id: Type.String({ maxLength: 64, description: "the same picture has the same id" }),
  width: Type.Integer({ minimum: 1, maximum: 576 }),
  height: Type.Integer({ minimum: 1, maximum: 240 }),
  dots: Type.String({ maxLength: 24_000 }),
});
export type FacePicture = Static<typeof FacePicture>;

/** A design made ready for one ticket: its language chosen, its texts filled in, what is off left out. */
export const FaceLayout = record({
  largePrint: Type.Boolean(),
  blocks: Type.Array(record({ kind: BlockKind, size: BlockSize }), { maxItems: 13 }),
  place: Type.Optional(Type.String({ maxLength: 200 })),
  notice: Type.Optional(Type.String({ maxLength: 200 })),
  hours: Type.Optional(Type.Array(FacePeriod, { maxItems: 42 })),
  wifi: Type.Optional(
    record({
      ssid: Type.String({ maxLength: 64 }),
      password: nullable(Type.String({ maxLength: 64 })),
    }),
  ),
  logo: Type.Optional(FacePicture),
});
export type FaceLayout = Static<typeof FaceLayout>;
