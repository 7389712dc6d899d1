import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { TSchema } from "typebox";
import { isOf } from "../../protocol/form.ts";
import type { Language } from "../../protocol/schema.ts";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type AdminTexts, adminTextsFor } from "../../ui/texts/admin-texts.ts";
import type { Offer } from "./control-parts.ts";
import type { Kind, Thing } from "./draft.ts";
import { control } from "./field-controls.ts";
import { type Field, faultOfValue, fieldOf, partOf } from "./fields.ts";
import { formStyles } from "./form-styles.ts";
import { startOf } from "./fresh.ts";
import { shapeAt } from "./schemas.ts";
import { type FieldText, fieldText } from "./setting-texts.ts";

/**
 * A form made from the schema of a kind of thing. It checks each field as it is typed and fires `q-edit` with the
 * whole thing in `detail`. What is not of the schema is said beside its field and is not sent on.
 */
export class SchemaForm extends LitElement {
  static override properties = {
    kind: { attribute: false },
    value: { attribute: false },
    keys: { attribute: false },
    language: { attribute: false },
    siteLanguages: { attribute: false },
    offers: { attribute: false },
    rule: { attribute: false },
    clashes: { attribute: false },
    typed: { state: true },
  };

  static override styles = [base, buttons, formStyles];

  declare kind: Kind;
  declare value: Thing;
  /** The fields to show, in this order. */
  declare keys: readonly string[];
  declare language: Language;
  declare siteLanguages: readonly Language[];
  /** What references may name. */
  declare offers: Readonly<Record<string, readonly Offer[]>>;
  /** What the rules say of one field. */
  declare rule: { readonly field: string; readonly text: string } | null;
  declare clashes: readonly string[];
  /** Values that are not of the schema, by path: they stay in their fields until they are right. */
  declare typed: ReadonlyMap<string, unknown>;

  constructor() {
    super();
    this.language = "fr";
    this.siteLanguages = ["fr"];
    this.offers = {};
    this.rule = null;
    this.clashes = [];
    this.typed = new Map();
  }

  private get texts(): AdminTexts {
    return adminTextsFor(this.language);
  }

  override render(): TemplateResult {
    return html`${this.keys.map((key) => this.field([key]))}`;
  }

  private field(path: readonly string[]): TemplateResult | typeof nothing {
    const shape = shapeAt(this.kind, path);
    const key = path.at(-1) ?? "";
    const field = fieldOf(key, shape);
    if (field.kind === "other") return nothing;
    const text = fieldText(this.language, this.kind, path);
    if (field.kind === "group") return this.group(path, field.keys, text);
    if (field.kind === "optional" && field.inner.kind === "group")
      return this.optionalGroup(path, field.inner.keys, text);
    const name = path.join(".");
    const value = this.typed.has(name) ? this.typed.get(name) : this.valueAt(path);
    const fault = this.faultOf(path, value);
    const clash = this.clashes.includes(path[0] ?? "");
    return html`<div
      class=${`field ${field.kind === "flag" ? "flag" : ""} ${fault ? "wrong" : ""} ${clash ? "clash" : ""}`}
      data-field=${name}
    >
      ${this.labelled(field, { name, text, value, fault: fault !== null })}
      ${text.help ? html`<p class="help" id=${`${name}-help`}>${text.help}</p>` : nothing}
      <p class="fault" id=${`${name}-fault`} role="status">
        ${fault ? html`${warningIcon}<span>${fault}</span>` : nothing}
      </p>
    </div>`;
  }

  private labelled(
    field: Field,
    { name, text, value, fault }: { name: string; text: FieldText; value: unknown; fault: boolean },
  ): TemplateResult {
    return control(field, {
      ...{ name, text, value, fault },
      texts: this.texts,
      languages: this.siteLanguages,
      offers: this.offers,
      change: (next) => this.change(name.split("."), next),
    });
  }

  private group(path: readonly string[], keys: readonly string[], text: FieldText): TemplateResult {
    return html`<fieldset class="group">
      <legend>${text.label}</legend>
      ${text.help ? html`<p class="help">${text.help}</p>` : nothing}
      <div class="grouped">${keys.map((key) => this.field([...path, key]))}</div>
    </fieldset>`;
  }

  /** A group that may be none: switched on, it begins as its schema says. */
  private optionalGroup(
    path: readonly string[],
    keys: readonly string[],
    text: FieldText,
  ): TemplateResult {
    const on = this.valueAt(path) !== null;
    const { unset, set } = { ...this.texts.form, ...text };
    const choice = (
      chosen: boolean,
      words: string,
      next: () => unknown,
    ) => html`<label class="option"
      ><input
        type="radio"
        name=${path.join(".")}
        .checked=${chosen}
        @change=${() => this.change(path, next())}
      /><span>${words}</span></label
    >`;
    return html`<fieldset class="group">
      <legend>${text.label}</legend>
      ${text.help ? html`<p class="help">${text.help}</p>` : nothing}
      <div class="options">
        ${choice(!on, unset, () => null)}
        ${choice(on, set, () => startOf(partOf(shapeAt(this.kind, path))))}
      </div>
      ${on ? html`<div class="grouped">${keys.map((key) => this.field([...path, key]))}</div>` : nothing}
    </fieldset>`;
  }

  private valueAt(path: readonly string[]): unknown {
    let value: unknown = this.value;
    for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key];
    return value;
  }

  private faultOf(path: readonly string[], value: unknown): string | null {
    const shape = shapeAt(this.kind, path);
    if (value !== undefined && !isOf(shape as TSchema, value))
      return this.texts.form.fault(faultOfValue(shape, value));
    const { rule } = this;
    return rule && rule.field === path[0] ? rule.text : null;
  }

  private change(path: readonly string[], next: unknown): void {
    const name = path.join(".");
    const typed = new Map(this.typed);
    typed.delete(name);
    const value = withValue(this.value, path, next);
    const good = isOf(shapeAt(this.kind, path) as TSchema, next);
    if (!good) typed.set(name, next);
    this.typed = typed;
    if (good || typeof next === "object")
      this.dispatchEvent(new CustomEvent<Thing>("q-edit", { detail: value }));
    this.dispatchEvent(new CustomEvent<number>("q-typed", { detail: typed.size }));
  }
}

function withValue(thing: Thing, [key = "", ...below]: readonly string[], next: unknown): Thing {
  if (below.length === 0) return { ...thing, [key]: next };
  const inner = thing[key] as Thing;
  return { ...thing, [key]: withValue(inner, below, next) };
}

customElements.define("q-schema-form", SchemaForm);
