import { html, type TemplateResult } from "lit";
import { base, buttons } from "../../ui/styles.ts";
import { dataTextsFor } from "../../ui/texts/data-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { formFor, pageStyles } from "./settings-page.ts";

/** How long what was recorded stays. */
export class RetentionPage extends AdminElement {
  static override styles = [base, buttons, cardStyles, pageStyles];

  override render(): TemplateResult {
    const { retention } = dataTextsFor(this.language);
    return html`<h1>${retention.page}</h1>
      <p class="lead">${retention.lead}</p>
      <section class="card">
        <h2>${retention.title}</h2>
        <p class="soft">${retention.numbers}</p>
        ${formFor(this, { kind: "site", id: "", keys: ["retention"] })}
      </section>`;
  }
}

customElements.define("q-admin-retention", RetentionPage);
