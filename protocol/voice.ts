import type { Static } from "typebox";
import { Type } from "typebox";
import { VoiceSettings } from "./rooms.ts";
import { Language, nullable, record, Slug } from "./schema.ts";
import { ClipRef } from "./sound.ts";
import { PlaceWord } from "./views.ts";

const Count = Type.Integer({ minimum: 0 });
const Reason = nullable(Type.String({ maxLength: 200 }));

/** How the voices and the loudspeaker of the box are, and which words a site's own voice still lacks. */
export const VoiceStatus = record({
  engines: Type.Array(
    record({
      id: Type.String({ maxLength: 16 }),
      engine: Type.String({ maxLength: 100 }),
      state: Type.Union([Type.Literal("ready"), Type.Literal("failing"), Type.Literal("absent")]),
      lastError: Reason,
    }),
  ),
  speaking: Type.String({ maxLength: 100, description: "the engine that spoke last" }),
  skipped: Type.Integer({ minimum: 0, description: "announcements not spoken since the start" }),
  loudspeaker: record({
    state: Type.Union([
      Type.Literal("unused"),
      Type.Literal("ready"),
      Type.Literal("failing"),
      Type.Literal("absent"),
    ]),
    device: Type.String({ maxLength: 64 }),
    lastError: Reason,
  }),
  recordings: Type.Array(
    record({
      language: Language,
      needed: Count,
      recorded: Count,
      missing: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 400 }),
    }),
    { maxItems: 8 },
  ),
});
export type VoiceStatus = Static<typeof VoiceStatus>;

/** A call as it would be said with these settings; they need not be saved yet. */
export const VoiceTrialRequest = record({
  language: Language,
  letter: Type.String({ maxLength: 3 }),
  number: Type.Integer({ minimum: 0, maximum: 9999 }),
  place: PlaceWord,
  label: Type.String({ maxLength: 8 }),
  voice: VoiceSettings,
  roomId: nullable(Slug),
});
export type VoiceTrialRequest = Static<typeof VoiceTrialRequest>;

/** `clips` are fetched as `/v1/clips/{hash}.wav`. */
export const VoiceTrialAnswer = record({
  text: Type.String({ maxLength: 300 }),
  engine: Type.String({ maxLength: 100 }),
  clips: Type.Array(ClipRef, { maxItems: 8 }),
  inRoom: Type.Boolean({ description: "the boards and the loudspeaker of the room say it too" }),
});
export type VoiceTrialAnswer = Static<typeof VoiceTrialAnswer>;
