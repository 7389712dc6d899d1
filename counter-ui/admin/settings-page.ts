import { css, html, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import type { Kind, Thing } from "./draft.ts";
import { offersOf } from "./offers.ts";
import { placeOfFault } from "./rule-faults.ts";
import "./q-schema-form.ts";

/** A part of a page of site settings: a title, what it is about, and the fields. */
export interface Section {
  readonly title: string;
  readonly lead?: string;
  readonly keys: readonly string[];
}

export const pageStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
    max-width: 60rem;
  }
`;

/** One form over one thing, with the rules' word on it beside the field that it is about. */
export function formFor(
  page: AdminElement,
  { kind, id, keys }: { kind: Kind; id: string; keys: readonly string[] },
): TemplateResult {
  const { admin, language, texts } = page;
  const thing = admin.thing(kind, id);
  if (!thing) return html``;
  const place = placeOfFault(admin.fault);
  const mine = place?.id === thing.id && keys.includes(place.field);
  const rule = mine ? { field: place.field, text: texts.rule(place.what) } : null;
  const site = admin.configuration?.site;
  return html`<q-schema-form
    .kind=${kind}
    .value=${thing}
    .keys=${keys}
    .language=${language}
    .siteLanguages=${(site?.languages ?? ["fr"]) as readonly Language[]}
    .offers=${offersOf(admin, language)}
    .rule=${rule}
    .clashes=${admin.draft(kind, id)?.clashes ?? []}
    @q-edit=${(event: CustomEvent<Thing>) => admin.edit(kind, id, event.detail)}
    @q-typed=${(event: CustomEvent<number>) => admin.typed(event.target as object, event.detail)}
  ></q-schema-form>`;
}

/** A page that is nothing but settings of the site. */
export abstract class SettingsPage extends AdminElement {
  static override styles = [base, buttons, cardStyles, pageStyles];

  protected abstract heading(): { readonly title: string; readonly lead: string };
  protected abstract sections(): readonly Section[];

  override render(): TemplateResult {
    const { title, lead } = this.heading();
    return html`<h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${this.sections().map(
        (section) => html`<section class="card">
          <h2>${section.title}</h2>
          ${section.lead ? html`<p class="soft">${section.lead}</p>` : ""}
          ${formFor(this, { kind: "site", id: "", keys: section.keys })}
        </section>`,
      )}`;
  }
}
