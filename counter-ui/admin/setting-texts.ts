import type { Language } from "../../protocol/schema.ts";
import { type FieldText, settingTextsFor } from "../../ui/texts/admin-texts.ts";
import type { Kind } from "./draft.ts";

export type { FieldText } from "../../ui/texts/admin-texts.ts";

/** What a field is called and what it does; a path of two for a field within a field. */
export function fieldText(language: Language, kind: Kind, path: readonly string[]): FieldText {
  const all = settingTextsFor(language) as unknown as Readonly<
    Record<string, Readonly<Record<string, FieldText>>>
  >;
  const [key = "", sub] = path;
  const text = all[kind]?.[key];
  return (sub === undefined ? text : text?.fields?.[sub]) ?? { label: path.join(" ") };
}
