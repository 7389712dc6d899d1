import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, record } from "./schema.ts";

/** What a file that an administrator uploads is for. */
export const AssetKind = Type.Union([
  Type.Literal("logo"),
  Type.Literal("image"),
  Type.Literal("video"),
  Type.Literal("recording"),
]);
export type AssetKind = Static<typeof AssetKind>;

export const AssetId = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256, hex" });

export const AssetInfo = record({
  id: AssetId,
  kind: AssetKind,
  name: Type.String({ minLength: 1, maxLength: 120, description: "what the file was called" }),
  mediaType: Type.String({ maxLength: 64 }),
  size: Type.Integer({ minimum: 1, description: "bytes" }),
  at: InstantMs,
});
export type AssetInfo = Static<typeof AssetInfo>;

export const AssetList = record({ assets: Type.Array(AssetInfo) });

export const AssetQuery = record({
  kind: AssetKind,
  name: Type.String({ minLength: 1, maxLength: 120 }),
});

/** Largest files by kind, in bytes: a poster of a phone's camera, a minute of full-HD video, a spoken phrase. */
export const assetBytesMax: Readonly<Record<AssetKind, number>> = {
  logo: 4 * 1024 * 1024,
  image: 16 * 1024 * 1024,
  video: 200 * 1024 * 1024,
  recording: 8 * 1024 * 1024,
};

/** The formats that screens, the printer's drawing and the voice can read. */
export const assetMedia: Readonly<Record<AssetKind, readonly string[]>> = {
  logo: ["image/png", "image/jpeg", "image/webp", "image/svg+xml"],
  image: ["image/png", "image/jpeg", "image/webp", "image/svg+xml"],
  video: ["video/mp4", "video/webm"],
  recording: ["audio/wav"],
};

/** Every format that any kind takes. */
export const uploadMedia: readonly string[] = [...new Set(Object.values(assetMedia).flat())];
