import type { Language } from "../../protocol/schema.ts";
import { boardStudio as en } from "./en/board-studio.ts";
import { boardStudio as es } from "./es/board-studio.ts";
import { boardStudio as fr } from "./fr/board-studio.ts";

export type BoardStudioTexts = typeof fr;

const all: Readonly<Record<Language, BoardStudioTexts>> = { fr, en, es };

/** The words of the page of a board; only the administration loads them. */
export function boardStudioTextsFor(language: Language): BoardStudioTexts {
  return all[language];
}
