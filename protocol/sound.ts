import type { Static } from "typebox";
import { Type } from "typebox";
import { nullable, record } from "./schema.ts";

export const ClipRef = record({
  hash: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  durationMs: Type.Integer({ minimum: 0 }),
});

/** How a call sounds in its room at this hour. */
export const CallSound = record({
  volume: Type.Integer({
    minimum: 0,
    maximum: 100,
    description: "percent; a board has its own part",
  }),
  chime: Type.Boolean({ description: "false: speech alone, and the chime when there is none" }),
  chimeClip: nullable(ClipRef),
  gapMs: Type.Integer({ minimum: 0, maximum: 2_000 }),
  repeats: Type.Integer({ minimum: 0, maximum: 3 }),
  repeatPauseMs: Type.Integer({ minimum: 0, maximum: 10_000 }),
});
export type CallSound = Static<typeof CallSound>;
