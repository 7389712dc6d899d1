import { css, html, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { randomId } from "../../ui/api.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languageNames } from "../../ui/texts/texts.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { inOrder, type Thing } from "./draft.ts";
import { formStyles } from "./form-styles.ts";

const reasonStyles = css`
  .reasons {
    display: grid;
    gap: var(--q-space-3);
  }

  .reason {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2);
    align-items: center;
  }

  .reason input[type="text"] {
    flex: 1 1 7rem;
    width: auto;
    min-width: 0;
  }

  .reason .button {
    min-width: 2.5rem;
    padding: 0.25em 0.5em;
  }
`;

/** The reasons of one service: why people come, in each language of the site. */
export class ReasonList extends AdminElement {
  static override properties = { ...AdminElement.properties, serviceId: { attribute: false } };
  static override styles = [base, buttons, formStyles, cardStyles, reasonStyles];

  declare serviceId: string;

  private get reasons(): Thing[] {
    return inOrder(this.admin.list("reason").filter((one) => one["serviceId"] === this.serviceId));
  }

  override render(): TemplateResult {
    const { reasons: words } = this.texts;
    const all = this.reasons;
    return html`<fieldset class="group">
      <legend>${words.title}</legend>
      <p class="help">${words.lead}</p>
      <div class="reasons">
        ${all.map((reason, index) => this.row(reason, index, all))}
        ${all.length === 0 ? html`<p class="soft">${words.none}</p>` : ""}
        <div>
          <button type="button" class="button" @click=${() => this.add()}>${words.add}</button>
        </div>
      </div>
    </fieldset>`;
  }

  private row(reason: Thing, index: number, all: readonly Thing[]): TemplateResult {
    const { reasons: words, list } = this.texts;
    const label = reason["label"] as Readonly<Partial<Record<Language, string>>>;
    const languages = (this.admin.configuration?.site.languages ?? ["fr"]) as readonly Language[];
    const shown = ["fr" as const, ...languages.filter((one) => one !== "fr")];
    const name = label.fr ?? "";
    const order = (by: number, sign: string, hint: string, off: boolean) => html`<button
      type="button"
      class="button quiet"
      ?disabled=${off}
      aria-label=${hint}
      @click=${() => this.move(index, by)}
    >
      ${sign}
    </button>`;
    return html`<div class="reason">
      ${shown.map(
        (language) => html`<input
          type="text"
          lang=${language}
          maxlength="200"
          placeholder=${languageNames[language]}
          aria-label=${words.label(index + 1, languageNames[language])}
          aria-invalid=${language === "fr" && name.trim() === "" ? "true" : "false"}
          .value=${label[language] ?? ""}
          @input=${(event: Event) =>
            this.rename(reason, language, (event.target as HTMLInputElement).value)}
        />`,
      )}
      <label class="option"
        ><input
          type="checkbox"
          .checked=${reason["active"] === true}
          @change=${(event: Event) =>
            this.edit(reason, { active: (event.target as HTMLInputElement).checked })}
        />${words.offered}</label
      >
      ${order(-1, "↑", list.up(name), index === 0)}
      ${order(1, "↓", list.down(name), index === all.length - 1)}
      <button
        type="button"
        class="button quiet"
        aria-label=${words.remove(name)}
        @click=${() => this.admin.edit("reason", reason.id, null)}
      >
        ✕
      </button>
    </div>`;
  }

  private edit(reason: Thing, change: object): void {
    this.admin.edit("reason", reason.id, { ...reason, ...change } as Thing);
  }

  private rename(reason: Thing, language: Language, typed: string): void {
    const label: Partial<Record<Language, string>> = {
      ...(reason["label"] as object),
      [language]: typed,
    };
    if (language !== "fr" && typed === "") delete label[language];
    this.edit(reason, { label });
  }

  private add(): void {
    const places = this.admin.list("reason").map((one) => Number(one["position"]));
    const id = `reason-${randomId().slice(0, 12)}`;
    this.admin.edit("reason", id, {
      ...{ id, serviceId: this.serviceId, label: { fr: this.texts.reasons.fresh } },
      ...{ position: Math.min(10_000, Math.max(0, ...places) + 1), active: true },
    });
  }

  private move(index: number, by: number): void {
    const all = this.reasons;
    const [one, other] = [all[index], all[index + by]];
    if (!one || !other) return;
    this.edit(one, { position: other["position"] });
    this.edit(other, { position: one["position"] });
  }
}

customElements.define("q-admin-reasons", ReasonList);
