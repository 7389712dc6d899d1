import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { chevronBackIcon, eraseIcon, warningIcon } from "../../ui/icons.ts";
import { fourDigits, readTicketNumber, type TypedNumber, withDigit } from "./recall-number.ts";
import type { ScreenOf } from "./screens.ts";
import { StepElement } from "./step-pane.ts";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;

/** The number to recall, typed or touched, and the window of a refusal (rows E64 to E67). */
export class StepRecall extends StepElement<ScreenOf<"recall">> {
  static override properties = { ...StepElement.properties, typed: { attribute: false } };

  static override styles = [
    ...StepElement.styles,
    css`
      .zone-1 {
        align-self: end;
      }

      label {
        display: block;
        margin-bottom: var(--q-space-1);
        font-weight: 600;
      }

      input {
        width: 100%;
        height: 4rem;
        padding: 0 var(--q-space-4);
        border: 0.1875rem solid var(--q-line-strong);
        border-radius: var(--q-radius-1);
        background: var(--q-bg);
        font-size: var(--q-size-6);
        font-weight: 700;
        letter-spacing: 0.06em;
      }

      input[aria-invalid="true"] {
        border-color: var(--q-red);
      }

      .entry {
        display: flex;
        align-items: center;
        gap: var(--q-space-4);
      }

      .entry input {
        flex: 0 1 20rem;
        min-width: 0;
      }

      .entry .fault {
        flex: 1 1 0;
      }

      .fault {
        display: flex;
        align-items: center;
        gap: var(--q-space-2);
        color: var(--q-red);
        font-weight: 600;
      }

      .zone-3 {
        display: grid;
        grid-template-columns: minmax(12rem, 18rem) 1fr;
        gap: var(--q-space-5);
        align-items: center;
      }

      .pad {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        grid-auto-rows: 1fr;
        gap: var(--q-space-2);
        height: 100%;
      }

      .pad .button {
        min-height: 2.75rem;
        padding: 0;
        font-size: var(--q-size-4);
      }

      .pad .erase {
        grid-column: span 2;
      }

      .submit {
        min-height: 6rem;
        font-size: var(--q-size-3);
      }

      /* 1366 x 768 within the browser's own bars. */
      @media (max-height: 700px) {
        input {
          height: 3.5rem;
        }
      }

      @container (max-width: 34rem) {
        .zone-3 {
          grid-template-columns: 1fr;
        }

        .pad .button {
          min-height: 3rem;
        }

        .entry {
          flex-direction: column;
          align-items: stretch;
          gap: var(--q-space-2);
        }

        .entry input,
        .entry .fault {
          flex: none;
        }
      }
    `,
  ];

  declare typed: string;

  constructor() {
    super();
    this.typed = "";
  }

  override focusNext(): void {
    if (this.screen.refused) super.focusNext();
    else this.renderRoot.querySelector("input")?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const input = this.renderRoot.querySelector("input");
    if (input && input.value !== this.typed) input.value = this.typed;
  }

  override render() {
    const { recall } = this.texts;
    const { service, refused } = this.screen;
    const title = recall.title(this.serviceName(service));
    return html`<section class="step" aria-label=${title}>
      ${this.titleZone(title)}
      <p class="zone-1 soft" id="hint">${recall.hint}</p>
      ${this.entry(readTicketNumber(this.typed, service.prefix))}
      <div class="zone-3">
        ${this.pad()}
        ${this.button({
          act: { name: "recall" },
          label: recall.submit,
          look: "green submit",
          key: "F2",
        })}
      </div>
      <div class="zone-acts">
        ${this.button({ act: { name: "back" }, label: recall.cancel, look: "orange big" })}
      </div>
      ${refused ? this.refusal(refused) : nothing}
    </section>`;
  }

  private entry(read: TypedNumber): TemplateResult {
    const { recall } = this.texts;
    const fault =
      read.ok || read.why === "empty"
        ? ""
        : read.why === "otherPrefix" && this.screen.service.prefix !== ""
          ? recall.otherPrefix(this.screen.service.prefix)
          : recall.invalid;
    return html`<div class="zone-2">
      <label for="number">${recall.number}</label>
      <div class="entry">
        <input
          id="number"
          class="number"
          inputmode="numeric"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="8"
          aria-describedby="hint fault"
          aria-invalid=${fault === "" ? "false" : "true"}
          @input=${(event: InputEvent) => this.type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.entered(event)}
        />
        <span id="fault" class="fault" aria-live="polite"
          >${fault === "" ? nothing : html`${warningIcon}${fault}`}</span
        >
      </div>
    </div>`;
  }

  private entered(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.repeat) this.ask({ name: "recall" });
  }

  private type(text: string): void {
    this.ask({ name: "typeNumber", text });
  }

  private pad(): TemplateResult {
    return html`<div class="pad" role="group" aria-label=${this.texts.recall.number}>
      ${digits.map((digit) => this.padKey(digit, withDigit(this.typed, digit), "digit"))}
      ${this.padKey(
        html`${eraseIcon}<span class="visually-hidden">${this.texts.recall.erase}</span>`,
        this.typed.slice(0, -1),
        "erase",
      )}
    </div>`;
  }

  private padKey(label: string | TemplateResult, text: string, look: string): TemplateResult {
    return this.button({ act: { name: "typeNumber", text }, label, look });
  }

  private refusal(refused: NonNullable<ScreenOf<"recall">["refused"]>): TemplateResult {
    const { recall, back } = this.texts;
    return html`<div class="window" role="alertdialog" aria-labelledby="no" aria-describedby="why">
      <h2 id="no">${recall.refusedTitle}</h2>
      <p id="why">${this.why(refused)}</p>
      <div class="choices">
        ${this.button({ act: { name: "closeWindow" }, label: html`${chevronBackIcon}${back}`, look: "primary" })}
      </div>
    </div>`;
  }

  private why({ code, counterLabel }: NonNullable<ScreenOf<"recall">["refused"]>): string {
    const { recall } = this.texts;
    const read = readTicketNumber(this.typed, this.screen.service.prefix);
    const number = read.ok ? fourDigits(read.number) : this.typed;
    if (code === "calledElsewhere") return recall.calledElsewhere(number, counterLabel);
    if (code === "neverIssued") return recall.neverIssued(number);
    if (code === "recallOff") return recall.recallOff;
    return recall.notReceivedYet(number);
  }
}

customElements.define("q-step-recall", StepRecall);
