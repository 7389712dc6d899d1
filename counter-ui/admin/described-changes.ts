import { html, type TemplateResult } from "lit";
import type { Language, LocalText } from "../../protocol/schema.ts";
import { adminTextsFor } from "../../ui/texts/admin-texts.ts";
import type { AdminStore } from "./admin-store.ts";
import { type Difference, type Draft, differences, type Kind, type Thing } from "./draft.ts";
import { fieldOf } from "./fields.ts";
import { shapeAt } from "./schemas.ts";
import { fieldText } from "./setting-texts.ts";

export interface Telling {
  readonly language: Language;
  readonly admin: AdminStore;
}

/** What a thing is called on the screens: its name or label; its id where it has none. */
export function nameOf(thing: Thing, language: Language): string {
  const words = thing["name"] ?? thing["label"];
  if (typeof words === "string" && words !== "") {
    const place = thing["place"];
    return typeof place === "string" ? adminTextsFor(language).placeName(place, words) : words;
  }
  const local = words as LocalText | undefined;
  return local?.[language] || local?.fr || thing.id;
}

const kinds: readonly Kind[] = [
  "service",
  "reason",
  "counter",
  "agent",
  "printer",
  "kiosk",
  "board",
  "room",
];

/** What somebody or something is called whose id alone is known. */
export function nameOfThing(admin: AdminStore, id: string, language: Language): string {
  for (const kind of kinds) {
    const thing = admin.thing(kind, id) ?? admin.draft(kind, id)?.seen;
    if (thing) return nameOf(thing, language);
  }
  return id === "box" ? adminTextsFor(language).box : id;
}

/** Each edit with its fields, as they are and as they will be. */
export function changeRows(drafts: readonly Draft[], telling: Telling): TemplateResult {
  const { changes } = adminTextsFor(telling.language);
  return html`<ul class="changes">
    ${drafts.map(
      (draft) => html`<li>
        <strong>${titleOf(draft, telling)}</strong>
        ${
          draft.value === null
            ? changes.removed
            : html`<dl>${differences(draft.seen, draft.value).map((one) => row(draft.kind, one, telling))}</dl>`
        }
      </li>`,
    )}
  </ul>`;
}

function titleOf({ kind, value, seen }: Draft, { language }: Telling): string {
  const { kinds: names } = adminTextsFor(language);
  const thing = value ?? seen;
  const name = names[kind as keyof typeof names] ?? kind;
  return kind === "site" || !thing ? name : `${name} ${nameOf(thing, language)}`;
}

function row(kind: Kind, { path, from, to }: Difference, telling: Telling): TemplateResult {
  const { language } = telling;
  const [key = ""] = path;
  const label =
    path.length === 1
      ? fieldText(language, kind, path).label
      : `${fieldText(language, kind, [key]).label}, ${subLabel(kind, path, language)}`;
  const { changes } = adminTextsFor(language);
  return html`<div class="change">
    <dt>${label}</dt>
    <dd>
      <del aria-label=${changes.before}>${worded(kind, path, from, telling)}</del>
      <span aria-hidden="true">→</span>
      <ins aria-label=${changes.after}>${worded(kind, path, to, telling)}</ins>
    </dd>
  </div>`;
}

function subLabel(kind: Kind, path: readonly string[], language: Language): string {
  const [key = "", sub = ""] = path;
  if (fieldOf(key, shapeAt(kind, [key])).kind === "texts")
    return adminTextsFor(language).languages[sub as Language] ?? sub;
  return fieldText(language, kind, path).label;
}

/** A value in the words of its form. */
function worded(
  kind: Kind,
  path: readonly string[],
  value: unknown,
  { language, admin }: Telling,
): string {
  const { changes } = adminTextsFor(language);
  const text = fieldText(language, kind, path);
  if (value === null || value === undefined || value === "")
    return value === null ? (text.unset ?? changes.none) : changes.none;
  if (typeof value === "boolean") return value ? changes.yes : changes.no;
  if (Array.isArray(value))
    return value.length === 0
      ? changes.none
      : value.map((one) => wordOf(one, text, { language, admin })).join(", ");
  if (typeof value === "object") return localWords(value, changes.complex);
  return wordOf(value, text, { language, admin });
}

function localWords(value: object, otherwise: string): string {
  const { fr } = value as { readonly fr?: unknown };
  return typeof fr === "string" ? fr : otherwise;
}

function wordOf(
  value: unknown,
  text: { readonly options?: Readonly<Record<string, string>> },
  { language, admin }: Telling,
): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return adminTextsFor(language).changes.complex;
  return text.options?.[value] ?? nameOfThing(admin, value, language);
}
