import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { languageNames } from "../../ui/texts/texts.ts";
import { type ControlParts, described, label, type Offer, typedText } from "./control-parts.ts";
import type { Field } from "./fields.ts";
import "./q-closed-days.ts";
import "./q-hours.ts";
import { timeOf } from "./time-text.ts";
import { zones } from "./zones.ts";

type Draw<K extends Field["kind"]> = (
  field: Extract<Field, { readonly kind: K }>,
  parts: ControlParts,
) => TemplateResult;

const drawings: { readonly [K in Field["kind"]]: Draw<K> } = {
  text: (field, parts) => (field.look === "colour" ? colour(parts) : text(field, parts)),
  texts: (field, parts) => localText(field, parts),
  number: (field, parts) => number(field, parts),
  flag: (_field, parts) => flag(parts),
  choice: (field, parts) => choice(field.options, parts),
  choices: (field, parts) => checkboxes(offersOf(field.options, parts), parts),
  ref: (field, parts) => select(parts.offers[field.of] ?? [], parts),
  refs: (field, parts) => checkboxes(parts.offers[field.of] ?? [], parts),
  hours: (_field, parts) => hours(parts),
  days: (_field, parts) => days(parts),
  group: () => html``,
  optional: (field, parts) => optional(field, parts),
  other: () => html``,
};

/** The label and the input of a field. */
export function control(field: Field, parts: ControlParts): TemplateResult {
  return (drawings[field.kind] as Draw<Field["kind"]>)(field as never, parts);
}

function hours({ text: words, texts, value, change }: ControlParts): TemplateResult {
  return html`<fieldset>
    <legend class="label">${words.label}</legend>
    <q-week-hours
      .value=${Array.isArray(value) ? value : []}
      .language=${texts.language}
      @q-change=${(event: CustomEvent) => change(event.detail)}
    ></q-week-hours>
  </fieldset>`;
}

function days({ text: words, texts, value, change }: ControlParts): TemplateResult {
  return html`<fieldset>
    <legend class="label">${words.label}</legend>
    <q-closed-days
      .value=${Array.isArray(value) ? value : []}
      .language=${texts.language}
      @q-change=${(event: CustomEvent) => change(event.detail)}
    ></q-closed-days>
  </fieldset>`;
}

function text(field: Extract<Field, { kind: "text" }>, parts: ControlParts): TemplateResult {
  const { name, value, fault, change } = parts;
  const width = field.look === "time" || field.max <= 8 ? "short" : "";
  return html`${label(parts)}<input
      id=${name}
      class=${width}
      type="text"
      placeholder=${field.look === "time" ? "08:30" : nothing}
      list=${field.look === "zone" ? "zones" : nothing}
      maxlength=${field.max}
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${fault ? "true" : "false"}
      aria-describedby=${described(parts)}
      .value=${String(value ?? "")}
      @input=${(event: Event) => change(typedText(event))}
      @change=${(event: Event) => {
        const time = field.look === "time" ? timeOf(typedText(event)) : null;
        if (time !== null) change(time);
      }}
    />${
      field.look === "zone"
        ? html`<datalist id="zones">${zones().map((zone) => html`<option value=${zone}></option>`)}</datalist>`
        : nothing
    }`;
}

function colour(parts: ControlParts): TemplateResult {
  const { name, value, change } = parts;
  return html`${label(parts)}<span class="row"
      ><input
        id=${name}
        type="color"
        aria-describedby=${described(parts)}
        .value=${String(value ?? "#000000")}
        @input=${(event: Event) => change(typedText(event))}
      /><code>${String(value ?? "")}</code></span
    >`;
}

/** One line a language of the site; French first, and it must be there. */
function localText(
  field: Extract<Field, { kind: "texts" }>,
  { name, text: words, value, languages, fault, change }: ControlParts,
): TemplateResult {
  const texts = (value ?? {}) as Readonly<Partial<Record<Language, string>>>;
  const shown: readonly Language[] = ["fr", ...languages.filter((one) => one !== "fr")];
  return html`<fieldset class="local">
    <legend class="label">${words.label}</legend>
    ${shown.map(
      (language) => html`<div class="line">
        <label for=${`${name}-${language}`} lang=${language}>${languageNames[language]}</label>
        <input
          id=${`${name}-${language}`}
          lang=${language}
          maxlength=${field.max}
          autocomplete="off"
          aria-invalid=${fault ? "true" : "false"}
          .value=${texts[language] ?? ""}
          @input=${(event: Event) => change(withText(texts, language, typedText(event)))}
        />
      </div>`,
    )}
  </fieldset>`;
}

function withText(
  texts: Readonly<Partial<Record<Language, string>>>,
  language: Language,
  typed: string,
): object {
  const next: Partial<Record<Language, string>> = { ...texts, [language]: typed };
  if (language !== "fr" && typed === "") delete next[language];
  return next;
}

function number(field: Extract<Field, { kind: "number" }>, parts: ControlParts): TemplateResult {
  const { name, value, fault, texts, change } = parts;
  const unit = texts.form.unit(field.unit);
  return html`${label(parts)}<span class="row"
      ><input
        id=${name}
        class="short number"
        type="number"
        inputmode="numeric"
        min=${field.min ?? nothing}
        max=${field.max ?? nothing}
        step="1"
        aria-invalid=${fault ? "true" : "false"}
        aria-describedby=${described(parts)}
        .value=${String(value ?? "")}
        @input=${(event: Event) => change(wholeNumber(typedText(event)))}
      />${unit === "" ? nothing : html`<span class="unit">${unit}</span>`}</span
    >`;
}

/** An empty field is no zero: it is no number at all. */
function wholeNumber(typed: string): unknown {
  return typed.trim() === "" ? "" : Number(typed);
}

function flag(parts: ControlParts): TemplateResult {
  const { name, text: words, value, change } = parts;
  return html`<label class="switch"
    ><input
      id=${name}
      type="checkbox"
      role="switch"
      aria-describedby=${described(parts)}
      .checked=${value === true}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    /><span class="label">${words.label}</span></label
  >`;
}

function offersOf(options: readonly string[], { text: words }: ControlParts): Offer[] {
  return options.map((id) => ({ id, name: words.options?.[id] ?? languageNameOf(id) ?? id }));
}

function languageNameOf(id: string): string | undefined {
  return (languageNames as Readonly<Record<string, string>>)[id];
}

/** Few options are all seen at once; each says in a line what it does. */
function choice(options: readonly string[], parts: ControlParts): TemplateResult {
  const offers = offersOf(options, parts);
  const { name, text: words, value, change } = parts;
  if (options.length > 4) return select(offers, parts);
  return html`<fieldset class="choice" aria-describedby=${described(parts)}>
    <legend class="label">${words.label}</legend>
    <div class="options">
      ${offers.map(
        (offer) => html`<label class="option"
          ><input
            type="radio"
            name=${name}
            .checked=${value === offer.id}
            @change=${() => change(offer.id)}
          /><span>${offer.name}</span></label
        >`,
      )}
    </div>
  </fieldset>`;
}

function select(offers: readonly Offer[], parts: ControlParts): TemplateResult {
  const { name, value, change } = parts;
  return html`${label(parts)}<select
      id=${name}
      aria-describedby=${described(parts)}
      @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
    >
      ${offers.map(
        ({ id, name: words }) =>
          html`<option value=${id} ?selected=${id === value}>${words}</option>`,
      )}
    </select>`;
}

function checkboxes(offers: readonly Offer[], parts: ControlParts): TemplateResult {
  const { text: words, value, change } = parts;
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const toggled = (id: string) =>
    chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  return html`<fieldset class="choice" aria-describedby=${described(parts)}>
    <legend class="label">${words.label}</legend>
    <div class="options">
      ${offers.map(
        ({ id, name }) => html`<label class="option"
          ><input
            type="checkbox"
            .checked=${chosen.includes(id)}
            @change=${() => change(toggled(id))}
          /><span>${name}</span></label
        >`,
      )}
    </div>
  </fieldset>`;
}

/** Null is a choice of its own, in words; anything else shows the field. */
function optional(
  field: Extract<Field, { kind: "optional" }>,
  parts: ControlParts,
): TemplateResult {
  const { name, text: words, value, change, texts } = parts;
  const on = value !== null && value !== undefined;
  const inner = { ...parts, name: on ? name : `${name}-off` };
  return html`<fieldset class="optional">
    <legend class="label">${words.label}</legend>
    <div class="options">
      <label class="option"
        ><input type="radio" name=${`${name}-set`} .checked=${!on} @change=${() => change(null)} /><span
          >${words.unset ?? texts.form.unset}</span
        ></label
      >
      <label class="option"
        ><input
          type="radio"
          name=${`${name}-set`}
          .checked=${on}
          @change=${() => change(firstOf(field, parts))}
        /><span>${words.set ?? texts.form.set}</span></label
      >
    </div>
    ${on ? html`<div class="inner">${control(field.inner, inner)}</div>` : nothing}
  </fieldset>`;
}

function firstOf({ inner, fallback }: Extract<Field, { kind: "optional" }>, parts: ControlParts) {
  if (inner.kind === "ref") return parts.offers[inner.of]?.[0]?.id ?? null;
  if (inner.kind === "refs") return (parts.offers[inner.of] ?? []).map(({ id }) => id);
  return fallback;
}
