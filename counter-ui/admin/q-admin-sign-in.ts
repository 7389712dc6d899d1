import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import type { AdminTexts } from "../../ui/texts/admin-texts.ts";
import type { AdminFault } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";

/** Identifier and password, without a counter. Fires `q-sign-in`; the password leaves with it and is never kept. */
export class AdminSignIn extends LitElement {
  static override properties = {
    texts: { attribute: false },
    login: { attribute: false },
    busy: { attribute: false },
    fault: { attribute: false },
    shown: { state: true },
  };

  static override styles = [base, buttons, formStyles, cardStyles];

  declare texts: AdminTexts;
  declare login: string;
  declare busy: boolean;
  declare fault: AdminFault | null;
  declare shown: boolean;

  constructor() {
    super();
    this.login = "";
    this.busy = false;
    this.fault = null;
    this.shown = false;
  }

  override firstUpdated(): void {
    this.input(this.login === "" ? "login" : "password")?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("fault") && this.fault) this.input("password")?.select();
  }

  override render(): TemplateResult {
    const { signIn } = this.texts;
    return html`<form class="card" @submit=${(event: Event) => this.submit(event)}>
      <h1>${signIn.title}</h1>
      <div class="field">
        <label class="label" for="login">${signIn.login}</label>
        <input
          id="login"
          type="text"
          required
          maxlength="64"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          .value=${this.login}
        />
      </div>
      <div class="field">
        <label class="label" for="password">${signIn.password}</label>
        <span class="row">
          <input
            id="password"
            type=${this.shown ? "text" : "password"}
            required
            maxlength="256"
            autocomplete="current-password"
          />
          <button
            type="button"
            class="button quiet"
            aria-pressed=${this.shown ? "true" : "false"}
            @click=${() => {
              this.shown = !this.shown;
            }}
          >
            ${this.shown ? signIn.hide : signIn.show}
          </button>
        </span>
      </div>
      <p class="fault" role="alert">
        ${
          this.fault
            ? html`${warningIcon}<span>${this.texts.refusal(this.fault.code, this.fault.facts)}</span>`
            : nothing
        }
      </p>
      <button type="submit" class="button primary" aria-busy=${this.busy ? "true" : "false"}>
        ${signIn.submit}
      </button>
    </form>`;
  }

  private input(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const detail = {
      login: this.input("login")?.value.trim() ?? "",
      password: this.input("password")?.value ?? "",
    };
    if (detail.login === "" || detail.password === "") return;
    this.dispatchEvent(new CustomEvent("q-sign-in", { detail }));
  }
}

customElements.define("q-admin-sign-in", AdminSignIn);
