import { css, html, nothing, type TemplateResult } from "lit";
import { base, buttons } from "../../ui/styles.ts";
import { dataRefusal, dataTextsFor } from "../../ui/texts/data-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { pageStyles } from "./settings-page.ts";

const resetStyles = css`
  form {
    display: grid;
    gap: var(--q-space-4);
    max-width: 24rem;
  }

  label {
    display: grid;
    gap: var(--q-space-2);
  }

  input {
    min-height: 2.75rem;
    padding: 0 var(--q-space-3);
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    color: inherit;
    font: inherit;
  }
`;

/** The factory reset: a code to copy and the administrator's own password, then everything is gone. */
export class ResetPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    code: { state: true },
    fault: { state: true },
    done: { state: true },
  };
  static override styles = [base, buttons, cardStyles, pageStyles, resetStyles];

  declare code: string | null;
  declare fault: AdminFault | null;
  declare done: boolean;

  constructor() {
    super();
    this.code = null;
    this.fault = null;
    this.done = false;
  }

  async #start(): Promise<void> {
    try {
      this.fault = null;
      const answer = await this.admin.api.send<{ code: string }>("POST", "/v1/admin/reset/prepare");
      this.code = answer.code;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    try {
      const code = String(form.get("code") ?? "")
        .trim()
        .toUpperCase();
      await this.admin.api.send("POST", "/v1/admin/reset", {
        code,
        password: String(form.get("password")),
      });
      this.done = true;
    } catch (error) {
      this.fault = faultOf(error);
    }
  };

  override render(): TemplateResult {
    const texts = dataTextsFor(this.language);
    const { reset } = texts;
    return html`<h1>${reset.page}</h1>
      <p class="lead">${reset.lead}</p>
      ${this.fault ? html`<p class="fault" role="alert">${dataRefusal(texts, this.fault)}</p>` : nothing}
      <section class="card">
        ${this.done ? html`<p role="status">${reset.done}</p>` : this.#steps()}
      </section>`;
  }

  #steps(): TemplateResult {
    const { reset } = dataTextsFor(this.language);
    if (this.code === null)
      return html`<p>${reset.first}</p>
        <p><button type="button" class="button red" @click=${() => this.#start()}>${reset.start}</button></p>`;
    return html`<form @submit=${this.#submit}>
      <p><strong>${reset.code(this.code)}</strong></p>
      <label>${reset.codeLabel}<input name="code" required autocomplete="off" autocapitalize="characters" /></label>
      <label>${reset.password}<input name="password" type="password" required autocomplete="current-password" /></label>
      <p>
        <button class="button red">${reset.go}</button>
        <button type="button" class="button" @click=${() => {
          this.code = null;
        }}>${reset.cancel}</button>
      </p>
    </form>`;
  }
}

customElements.define("q-admin-reset", ResetPage);
