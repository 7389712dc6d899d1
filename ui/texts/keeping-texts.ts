import type { Language } from "../../protocol/schema.ts";
import { keeping as en } from "./en/keeping.ts";
import { keeping as es } from "./es/keeping.ts";
import { keeping as fr, type KeepingTexts } from "./fr/keeping.ts";

export type { KeepingTexts } from "./fr/keeping.ts";

const all: Readonly<Record<Language, KeepingTexts>> = { fr, en, es };

/** Words of the pages about how long data stay and who looked at them. */
export function keepingTextsFor(language: Language): KeepingTexts {
  return all[language];
}
