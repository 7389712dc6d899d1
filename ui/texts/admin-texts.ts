import type { Language } from "../../protocol/schema.ts";
import { admin as en } from "./en/admin.ts";
import { settings as enSettings } from "./en/settings.ts";
import { admin as es } from "./es/admin.ts";
import { settings as esSettings } from "./es/settings.ts";
import { type AdminTexts, admin as fr } from "./fr/admin.ts";
import { settings as frSettings } from "./fr/settings.ts";
import type { SettingTexts } from "./setting-texts.ts";

export type { AdminTexts } from "./fr/admin.ts";
export type { FieldText } from "./setting-texts.ts";

/** Apart from the texts of every other page: only the administration loads them. */
const all: Readonly<Record<Language, AdminTexts>> = { fr, en, es };
const settings: Readonly<Record<Language, SettingTexts>> = {
  fr: frSettings,
  en: enSettings,
  es: esSettings,
};

export function adminTextsFor(language: Language): AdminTexts {
  return all[language];
}

export function settingTextsFor(language: Language): SettingTexts {
  return settings[language];
}
