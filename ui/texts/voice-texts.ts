import type { Language } from "../../protocol/schema.ts";
import { voice as en } from "./en/voice.ts";
import { voice as es } from "./es/voice.ts";
import { voice as fr, type VoiceTexts } from "./fr/voice.ts";

const all: Readonly<Record<Language, VoiceTexts>> = { fr, en, es };

/** Only the page of the voice loads them. */
export function voiceTextsFor(language: Language): VoiceTexts {
  return all[language];
}
