import { css, html, LitElement, nothing } from "lit";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import type { Fault } from "../counter/faults.ts";
import { faultText, type SupervisionTexts } from "./supervision-element.ts";

/** What the form asks for. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** Identifier and password, without a counter. Fires `q-sign-in`; the password leaves it and is never kept. */
export class OversightSignIn extends LitElement {
  static override properties = {
    texts: { attribute: false },
    siteName: { attribute: false },
    fault: { attribute: false },
    busy: { type: Boolean },
    missing: { state: true },
  };

  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        place-items: center;
        min-height: 70dvh;
        padding: 1rem;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        width: min(26rem, 100%);
        padding: min(2rem, 7vw);
        border: 1px solid var(--q-line);
        border-radius: var(--q-radius-2);
        background: var(--q-surface);
      }

      h1 {
        font-size: var(--q-size-4);
      }

      .soft {
        color: var(--q-text-soft);
      }

      label {
        display: grid;
        gap: 0.375rem;
        font-weight: 600;
      }

      input {
        width: 100%;
        min-height: 3rem;
        padding: 0 0.75rem;
        border: 1px solid var(--q-line-strong);
        border-radius: var(--q-radius-1);
        background: var(--q-surface);
      }

      .fault {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        color: var(--q-red);
        font-weight: 600;
      }

      .fault:empty {
        display: none;
      }
    `,
  ];

  declare texts: SupervisionTexts;
  declare siteName: string;
  declare fault: Fault | null;
  declare busy: boolean;
  declare missing: boolean;

  constructor() {
    super();
    this.siteName = "";
    this.fault = null;
    this.busy = false;
    this.missing = false;
  }

  override render() {
    const { login } = this.texts;
    const text = this.missing ? login.missing : this.fault ? faultText(this.fault, this.texts) : "";
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.submit(event)}>
      <p class="soft">${this.siteName}</p>
      <h1>${login.title}</h1>
      <label
        >${login.login}<input name="login" maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false"
      /></label>
      <label
        >${login.password}<input name="password" type="password" maxlength="256" autocomplete="current-password"
      /></label>
      <p class="fault" role="alert">${text ? html`${warningIcon}<span>${text}</span>` : nothing}</p>
      <button class="button primary" ?disabled=${this.busy}>${login.submit}</button>
    </form>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const detail: Credentials = {
      login: String(form.get("login") ?? "").trim(),
      password: String(form.get("password") ?? ""),
    };
    this.missing = detail.login === "" || detail.password === "";
    if (!this.missing) this.dispatchEvent(new CustomEvent("q-sign-in", { detail }));
  }
}

customElements.define("q-oversight-sign-in", OversightSignIn);
