import { html, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import type { AdminTexts, FieldText } from "../../ui/texts/admin-texts.ts";

/** Something that a reference may name. */
export interface Offer {
  readonly id: string;
  readonly name: string;
}

/** What a control is drawn from. */
export interface ControlParts {
  readonly name: string;
  readonly text: FieldText;
  readonly texts: AdminTexts;
  readonly value: unknown;
  readonly fault: boolean;
  readonly languages: readonly Language[];
  readonly offers: Readonly<Record<string, readonly Offer[]>>;
  readonly change: (next: unknown) => void;
}

/** The label of a control of its own, tied to it by its id. */
export function label({ name, text: { label: words } }: ControlParts): TemplateResult {
  return html`<label class="label" for=${name}>${words}</label>`;
}

/** What describes a control: its help, and its fault. */
export function described({ name, text: { help } }: ControlParts): string {
  return help ? `${name}-help ${name}-fault` : `${name}-fault`;
}

export function typedText(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
