import type { Static } from "typebox";
import { Type } from "typebox";
import { Language, nullable, record, Slug } from "./schema.ts";

const HourOfDay = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" });
const Percent = (standard: number) =>
  Type.Integer({ minimum: 0, maximum: 100, default: standard, "x-unit": "%" });
const AssetId = Type.String({ pattern: "^[0-9a-f]{64}$" });

/** `auto`: site recordings, then the best engine that is there. A named one goes before the others. */
export const VoiceEngine = Type.Union(
  [
    Type.Literal("auto"),
    Type.Literal("recordings"),
    Type.Literal("pico"),
    Type.Literal("espeak"),
    Type.Literal("package"),
    Type.Literal("say"),
  ],
  { default: "auto" },
);
export type VoiceEngine = Static<typeof VoiceEngine>;

const Template = Type.String({ minLength: 1, maxLength: 120 });

/** The speech of the whole site. */
export const VoiceSettings = record({
  engine: VoiceEngine,
  speakZeros: Type.Boolean({ default: false }),
  wordsPerMinute: Type.Integer({ minimum: 90, maximum: 140, default: 120, "x-unit": "wpm" }),
  templates: record({ fr: Template, en: Template, es: Template }),
  lexicon: Type.Array(
    record({
      language: Language,
      word: Type.String({ minLength: 1, maxLength: 40 }),
      spoken: Type.String({ minLength: 1, maxLength: 60 }),
    }),
    { maxItems: 200, default: [] },
  ),
});
export type VoiceSettings = Static<typeof VoiceSettings>;

/** A waiting room. Every call in it is both seen and heard (EN 301 549, 5.1.5): a room that could not is refused. */
export const RoomSettings = record({
  id: Slug,
  name: Type.String({ minLength: 1, maxLength: 60 }),
  languages: Type.Array(Language, { maxItems: 8, default: [] }),
  serviceIds: Type.Array(Slug, { maxItems: 100, default: [] }),
  chime: Type.Boolean({ default: true }),
  chimeAsset: nullable(AssetId),
  speech: Type.Boolean({ default: true }),
  gapMs: Type.Integer({ minimum: 500, maximum: 1000, default: 500, "x-unit": "ms" }),
  repeats: Type.Integer({ minimum: 0, maximum: 3, default: 0 }),
  repeatPauseMs: Type.Integer({ minimum: 1000, maximum: 10_000, default: 2500, "x-unit": "ms" }),
  dayVolume: Percent(100),
  nightVolume: Percent(60),
  nightFrom: nullable(HourOfDay),
  nightTo: nullable(HourOfDay),
  quietFrom: nullable(HourOfDay),
  quietTo: nullable(HourOfDay),
  loudspeaker: nullable(
    Type.String({ pattern: "^[A-Za-z0-9_.:=,-]{1,64}$", description: "an ALSA device, `default`" }),
  ),
});
export type RoomSettings = Static<typeof RoomSettings>;

/** What a board has of its own in its room. */
export const BoardSound = {
  volume: Percent(100),
  delayMs: Type.Integer({
    minimum: 0,
    maximum: 500,
    default: 0,
    "x-unit": "ms",
    description: "played this much earlier, for a screen that lags",
  }),
};
