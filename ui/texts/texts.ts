import type { Language } from "../../protocol/schema.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr, type Texts } from "./fr.ts";

export type { Texts } from "./fr.ts";

const all: Record<Language, Texts> = { fr, en, es };

/** The languages in the order in which people are offered them. */
export const languages: readonly Language[] = ["fr", "en", "es"];

/** Each language's name in itself: the only word that its reader surely knows. */
export const languageNames: Record<Language, string> = {
  fr: "Français",
  en: "English",
  es: "Español",
};

/** Everything that the screens say, in one language. */
export function textsFor(language: Language): Texts {
  return all[language];
}

/** The sentence for a visitor when the box refuses with `code`. */
export function problemText(texts: Texts, code: string): string {
  return Object.entries(texts.problems).find(([key]) => key === code)?.[1] ?? texts.problems.other;
}
