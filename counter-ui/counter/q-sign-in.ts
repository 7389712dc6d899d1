import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Site } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import { formatCounterNumber, formatTime } from "../../ui/format.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import type { SignIn } from "./desk.ts";
import type { Fault } from "./faults.ts";
import { refusalText } from "./notice-texts.ts";
import { signInStyles } from "./sign-in-styles.ts";
import { staff } from "./staff-styles.ts";
import type { CounterTexts } from "./step-element.ts";

type Counter = Site["counters"][number];

/** What the form misses, before anything is asked of the box. */
type Missing = "loginMissing" | "passwordMissing" | "counterMissing";

/**
 * « Votre identifiant », « Votre mot de passe », the counter grid and « Connexion » (rows E06 to E12). Fires
 * `q-sign-in`, `q-move` and `q-stay`; the password leaves it with the first of them and is never kept.
 */
export class SignInForm extends LitElement {
  static override properties = {
    site: { attribute: false },
    texts: { attribute: false },
    language: { attribute: false },
    login: { attribute: false },
    wanted: { attribute: false },
    busy: { type: Boolean },
    fault: { attribute: false },
    chosen: { state: true },
    missing: { state: true },
    shown: { state: true },
  };

  static override styles = [base, buttons, staff, signInStyles];

  declare site: Site | null;
  declare texts: CounterTexts;
  declare language: Language;
  /** The identifier to start with. */
  declare login: string;
  /** The counter that the address of the page names: chosen beforehand, when it is free. Null: none. */
  declare wanted: string | null;
  declare busy: boolean;
  declare fault: Fault | null;
  declare chosen: string | null;
  declare missing: Missing | null;
  /** The password is written in clear. */
  declare shown: boolean;
  #offered = false;

  constructor() {
    super();
    this.site = null;
    this.language = "fr";
    this.login = "";
    this.wanted = null;
    this.busy = false;
    this.fault = null;
    this.chosen = null;
    this.missing = null;
    this.shown = false;
  }

  focusNext(): void {
    const empty = this.login === "" ? "#login" : "#password";
    this.renderRoot.querySelector<HTMLElement>(empty)?.focus();
  }

  /** A refusal leads to what it is about; the move to « Annuler », so that a second press moves nothing. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("fault") || !this.fault) return;
    const elsewhere = this.fault.code === "agentElsewhere";
    const field = this.renderRoot.querySelector<HTMLElement>(elsewhere ? ".stay" : "#password");
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  override willUpdate(): void {
    if (this.site && !this.#offered) {
      this.#offered = true;
      const wanted = this.site.counters.find(({ id, open }) => id === this.wanted && !open);
      this.chosen ??= wanted?.id ?? null;
    }
    const taken = this.site?.counters.find(({ id }) => id === this.chosen)?.open ?? false;
    // A counter that was taken while the form was filled in is not chosen any more, save by our own move.
    if (taken && this.fault?.code !== "agentElsewhere" && !this.busy) this.chosen = null;
  }

  override render() {
    const { login } = this.texts;
    return html`<form @submit=${(event: Event) => this.submit(event)} novalidate>
      <section class="who">
        <h2>${login.title}</h2>
        ${this.field("login", login.login, "text")} ${this.password()}
      </section>
      <section class="where">
        <h2 id="counters">${login.counters}</h2>
        ${this.grid()}
      </section>
      <div class="foot">
        <p class="fault" role="alert">${this.faultText()}</p>
        <button
          type="submit"
          class="button green big"
          aria-disabled=${this.busy ? "true" : "false"}
          aria-busy=${this.busy ? "true" : "false"}
        >
          ${this.busy ? this.texts.busy : login.submit}
        </button>
      </div>
      ${this.fault?.code === "agentElsewhere" ? this.elsewhere(this.fault) : nothing}
    </form>`;
  }

  private field(id: "login" | "password", label: string, type: string): TemplateResult {
    const wrong = this.missing === `${id}Missing`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        name=${id}
        type=${type}
        maxlength=${id === "login" ? 64 : 256}
        autocomplete=${id === "login" ? "username" : "current-password"}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${wrong ? "true" : "false"}
        .defaultValue=${id === "login" ? this.login : ""}
        @input=${() => {
          this.missing = null;
        }}
      />
    </div>`;
  }

  private password(): TemplateResult {
    const { login } = this.texts;
    return html`<div class="secret">
      ${this.field("password", login.password, this.shown ? "text" : "password")}
      <button
        type="button"
        class="button quiet show"
        aria-pressed=${this.shown ? "true" : "false"}
        @click=${() => {
          this.shown = !this.shown;
        }}
      >
        ${this.shown ? login.hide : login.show}
      </button>
    </div>`;
  }

  private grid(): TemplateResult {
    const counters = this.site?.counters ?? [];
    if (this.site !== null && counters.length === 0)
      return html`<p class="soft">${this.texts.login.noCounters}</p>`;
    return html`<div class="grid" role="radiogroup" aria-labelledby="counters">
      ${counters.map((counter) => this.cell(counter))}
    </div>`;
  }

  /** Free, chosen in orange with a check mark, or grey because it is open (rows E09 to E11). */
  private cell({ id, label, open, since, holder }: Counter): TemplateResult {
    const { login } = this.texts;
    const chosen = this.chosen === id;
    const state = chosen ? login.selected : open ? login.taken : login.free;
    const who = chosen ? "" : this.holding(since, holder);
    return html`<label class=${`cell ${chosen ? "chosen" : open ? "taken" : "free"}`}>
      <input
        class="visually-hidden"
        type="radio"
        name="counter"
        value=${id}
        .checked=${chosen}
        ?disabled=${open && !chosen}
        @change=${() => this.choose(id)}
      />
      <span class="number">${formatCounterNumber(label)}</span>
      <span class="state">${chosen ? checkIcon : nothing}${state}</span>
      ${who === "" ? nothing : html`<span class="who" title=${who}>${who}</span>`}
    </label>`;
  }

  /** Who sits there, where the box tells it (staff who signed in already); else since when, as anybody can see. */
  private holding(since: number | null, holder: string | null): string {
    if (since === null) return "";
    const time = formatTime(since, this.site?.zone ?? "", this.language);
    return holder ?? this.texts.login.takenSince(time);
  }

  private choose(id: string): void {
    this.chosen = id;
    this.missing = null;
  }

  private faultText() {
    const text = this.missing
      ? this.texts.login[this.missing]
      : this.fault && this.fault.code !== "agentElsewhere"
        ? refusalText(this.fault, this.texts)
        : "";
    return text === "" ? nothing : html`${warningIcon}<span>${text}</span>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const form = this.read();
    this.missing = missingOf(form);
    if (this.missing) {
      const field = { loginMissing: "#login", passwordMissing: "#password" } as const;
      const at = this.missing === "counterMissing" ? null : field[this.missing];
      if (at) this.renderRoot.querySelector<HTMLElement>(at)?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent("q-sign-in", { detail: form, bubbles: true }));
  }

  private read(): SignIn {
    const value = (id: string) =>
      this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? "";
    return {
      login: value("login").trim(),
      password: value("password"),
      counterId: this.chosen ?? "",
    };
  }

  /** E08: the same identifier works elsewhere; it moves here, or stays there. */
  private elsewhere({ facts }: Fault): TemplateResult {
    const { login, cancel } = this.texts;
    const label = formatCounterNumber(String(facts["counterLabel"] ?? ""));
    return html`<div class="window" role="alertdialog" aria-labelledby="else" aria-describedby="hint">
      <h2 id="else">${login.elsewhere(label)}</h2>
      <p id="hint">${login.elsewhereHint}</p>
      <div class="choices">
        <button type="button" class="button primary big" @click=${() => this.move()}>
          ${login.move}
        </button>
        <button
          type="button"
          class="button stay big"
          @click=${() => this.dispatchEvent(new CustomEvent("q-stay", { bubbles: true }))}
        >
          ${cancel}
        </button>
      </div>
    </div>`;
  }

  private move(): void {
    this.dispatchEvent(new CustomEvent("q-move", { detail: this.chosen ?? "", bubbles: true }));
  }
}

function missingOf({ login, password, counterId }: SignIn): Missing | null {
  if (login === "") return "loginMissing";
  if (password === "") return "passwordMissing";
  return counterId === "" ? "counterMissing" : null;
}

customElements.define("q-sign-in", SignInForm);
