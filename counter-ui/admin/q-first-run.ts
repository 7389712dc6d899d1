import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { CurrentSession } from "../../protocol/http.ts";
import { isEnough, strengthOf } from "../../protocol/password.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import type { AdminTexts } from "../../ui/texts/admin-texts.ts";
import type { BoxApi } from "../counter/desk-ports.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";

/** The door of an empty box: the code on its screen, and its first administrator. Fires `q-begun`. */
export class FirstRunDoor extends LitElement {
  static override properties = {
    texts: { attribute: false },
    api: { attribute: false },
    busy: { state: true },
    fault: { state: true },
    password: { state: true },
  };

  static override styles = [base, buttons, formStyles, cardStyles];

  declare texts: AdminTexts;
  declare api: BoxApi;
  declare busy: boolean;
  declare fault: AdminFault | null;
  declare password: string;

  constructor() {
    super();
    this.busy = false;
    this.fault = null;
    this.password = "";
  }

  override firstUpdated(): void {
    this.input("code")?.focus();
  }

  override render(): TemplateResult {
    const { door, access } = this.texts;
    const strength = strengthOf(this.password);
    return html`<form class="card" @submit=${(event: Event) => this.submit(event)}>
      <h1>${door.title}</h1>
      <p class="lead">${door.lead}</p>
      ${this.field("code", door.code, { help: door.codeHint, max: 32 })}
      ${this.field("name", door.name, { max: 60 })}
      ${this.field("login", door.login, { max: 64, value: "admin" })}
      <div class="field">
        <label class="label" for="password">${door.password}</label>
        <input
          id="password"
          type="password"
          required
          minlength="8"
          maxlength="256"
          autocomplete="new-password"
          aria-describedby="strength"
          @input=${(event: Event) => {
            this.password = (event.target as HTMLInputElement).value;
          }}
        />
        <p class="help" id="strength" role="status">
          ${isEnough(this.password) ? checkIcon : nothing} ${access.strength[strength]}
        </p>
      </div>
      <p class="fault" role="alert">
        ${
          this.fault
            ? html`${warningIcon}<span>${this.texts.refusal(this.fault.code, this.fault.facts)}</span>`
            : nothing
        }
      </p>
      <button
        type="submit"
        class="button primary"
        ?disabled=${!isEnough(this.password)}
        aria-busy=${this.busy ? "true" : "false"}
      >
        ${door.submit}
      </button>
    </form>`;
  }

  private field(
    id: string,
    label: string,
    { max, help, value = "" }: { max: number; help?: string; value?: string },
  ): TemplateResult {
    return html`<div class="field">
      <label class="label" for=${id}>${label}</label>
      <input
        id=${id}
        type="text"
        required
        maxlength=${max}
        autocomplete=${id === "login" ? "username" : "off"}
        autocapitalize=${id === "code" ? "characters" : "none"}
        spellcheck="false"
        .defaultValue=${value}
      />
      ${help ? html`<p class="help">${help}</p>` : nothing}
    </div>`;
  }

  private input(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    const value = (id: string) => this.input(id)?.value.trim() ?? "";
    const body = {
      ...{ code: value("code"), name: value("name"), login: value("login") },
      password: this.password,
    };
    try {
      const detail = await this.api.send<CurrentSession>("POST", "/v1/setup", body);
      this.dispatchEvent(new CustomEvent("q-begun", { detail }));
    } catch (error) {
      this.fault = faultOf(error);
      this.input(this.fault.code === "wrongCode" ? "code" : "password")?.select();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("q-first-run-door", FirstRunDoor);
