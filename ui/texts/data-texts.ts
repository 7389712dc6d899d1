import type { Language } from "../../protocol/schema.ts";
import { data as en } from "./en/data.ts";
import { data as es } from "./es/data.ts";
import { type DataTexts, data as fr } from "./fr/data.ts";

export type { DataTexts } from "./fr/data.ts";

const all: Readonly<Record<Language, DataTexts>> = { fr, en, es };

/** Words of the pages about backups and the factory reset. */
export function dataTextsFor(language: Language): DataTexts {
  return all[language];
}

/** The sentence for a refused backup, restore or reset. */
export function dataRefusal(
  { refusals }: DataTexts,
  {
    code,
    facts,
  }: { readonly code: string; readonly facts: Readonly<Record<string, string | number>> },
): string {
  const sentence = Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : null;
  if (typeof sentence === "function")
    return sentence(String(facts["part"] ?? ""), Number(facts["byte"] ?? 0));
  return sentence ?? refusals.other;
}
