import { html, nothing, type TemplateResult } from "lit";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { changeRows, nameOfThing } from "./described-changes.ts";
import type { Draft } from "./draft.ts";
import { saveBarStyles } from "./save-bar-styles.ts";

/** What will change, in words, and the one place that saves it, takes it back, or gives it up. */
export class SaveBar extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    quiet: { attribute: false },
    open: { state: true },
    saved: { state: true },
  };

  static override styles = [base, buttons, cardStyles, saveBarStyles];

  /** A page that saves by itself at each step: only what goes wrong is told here. */
  declare quiet: boolean;
  declare open: boolean;
  declare saved: boolean;

  constructor() {
    super();
    this.quiet = false;
    this.open = false;
    this.saved = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { drafts, undoable, fault } = this.admin;
    const clash = drafts.some(({ clashes }) => clashes.length > 0);
    if (this.quiet && !fault && !clash) return nothing;
    if (drafts.length > 0) return this.pending(drafts);
    if (undoable) return this.done();
    return nothing;
  }

  private pending(drafts: readonly Draft[]): TemplateResult {
    const { bar } = this.texts;
    const clashing = drafts.filter(({ clashes }) => clashes.length > 0);
    return html`<section class="bar" aria-label=${bar.label}>
      ${clashing.map((draft) => this.clash(draft))} ${this.refusal()}
      <div class="line">
        <button
          type="button"
          class="button quiet"
          aria-expanded=${this.open ? "true" : "false"}
          @click=${() => {
            this.open = !this.open;
          }}
        >
          ${bar.pending(drafts.length)}
        </button>
        <span class="acts">
          <button type="button" class="button" @click=${() => this.admin.revert()}>
            ${bar.revert}
          </button>
          <button
            type="button"
            class="button primary"
            ?disabled=${!this.admin.ready}
            @click=${() => this.save()}
          >
            ${this.admin.saving ? bar.saving : bar.save}
          </button>
        </span>
      </div>
      ${this.open ? changeRows(drafts, { language: this.language, admin: this.admin }) : nothing}
    </section>`;
  }

  private done(): TemplateResult {
    const { bar } = this.texts;
    return html`<section class="bar quiet" aria-label=${bar.label}>
      <div class="line">
        <span class="saved" role="status">${checkIcon}${bar.saved}</span>
        <button type="button" class="button" @click=${() => this.admin.undo()}>${bar.undo}</button>
      </div>
    </section>`;
  }

  private refusal(): TemplateResult | typeof nothing {
    const { fault } = this.admin;
    if (!fault || fault.code === "configurationChanged") return nothing;
    return html`<p class="fault" role="alert">
      ${warningIcon}<span>${this.texts.refusal(fault.code, this.named(fault.facts))}</span>
    </p>`;
  }

  /** The facts with the name of the thing in the place of its id. */
  private named(facts: Readonly<Record<string, string | number>>) {
    const id = String(facts["id"] ?? "");
    return { ...facts, name: nameOfThing(this.admin, id, this.language) };
  }

  private clash({ kind, id, clashes }: Draft): TemplateResult {
    const { bar } = this.texts;
    const { meanwhile } = this.admin;
    const who = meanwhile ? nameOfThing(this.admin, meanwhile.actor, this.language) : bar.somebody;
    const name = nameOfThing(this.admin, id, this.language);
    return html`<div class="clash" role="alert">
      <p>${warningIcon}<span>${bar.clash(who, name, clashes.length)}</span></p>
      <span class="acts">
        <button type="button" class="button" @click=${() => this.admin.choose(kind, id, "theirs")}>
          ${bar.theirs}
        </button>
        <button type="button" class="button" @click=${() => this.admin.choose(kind, id, "ours")}>
          ${bar.ours}
        </button>
      </span>
    </div>`;
  }

  private async save(): Promise<void> {
    if (await this.admin.save()) this.open = false;
  }
}

customElements.define("q-save-bar", SaveBar);
