import { css, html, type TemplateResult } from "lit";
import type { PlaceWord } from "../../protocol/views.ts";
import { formatCounterNumber } from "../../ui/format.ts";
import { printerIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { AdminElement } from "./admin-element.ts";
import type { Thing } from "./draft.ts";

/** « Fiche guichet » of each counter, to print, with its shortcut files (row E05). */
class SheetsPage extends AdminElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--q-space-4);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        gap: var(--q-space-3);
      }

      .button {
        width: 100%;
        text-decoration: none;
      }
    `,
  ];

  override render(): TemplateResult {
    const { sheet } = textsFor(this.language);
    return html`<h1>${sheet.pageTitle}</h1>
      <p>${sheet.intro}</p>
      <ul>
        <li>${link("/guichet/fiche", sheet.anyCounter)}</li>
        ${this.admin.list("counter").map((counter) => html`<li>${this.counterLink(counter)}</li>`)}
      </ul>`;
  }

  private counterLink(counter: Thing): TemplateResult {
    const { counter: texts } = textsFor(this.language);
    const number = formatCounterNumber(String(counter["label"]));
    const name = texts.title(counter["place"] as PlaceWord, number);
    return link(`/guichet/fiche?counter=${encodeURIComponent(counter.id)}`, name);
  }
}

/** In a window of its own: what is typed here and not saved yet stays. */
function link(href: string, name: string): TemplateResult {
  return html`<a class="button" href=${href} target="_blank" rel="noopener">${printerIcon}${name}</a>`;
}

customElements.define("q-admin-sheets", SheetsPage);
