import { css, html, LitElement, nothing } from "lit";
import { base, buttons } from "../../ui/styles.ts";
import { type Texts, textsFor } from "../../ui/texts/texts.ts";

/** « Quitter la file »: asks once more, because the place is lost. */
export class LeaveQueue extends LitElement {
  static override properties = {
    texts: { attribute: false },
    label: {},
    leave: { attribute: false },
    busy: { state: true },
    refused: { state: true },
  };
  static override styles = [
    base,
    buttons,
    css`
      .button {
        width: 100%;
      }

      dialog {
        width: min(24rem, calc(100vw - 2rem));
        padding: var(--q-space-5);
        border: 0;
        border-radius: var(--q-radius-3);
        background: var(--q-surface);
        color: var(--q-text);
        box-shadow: var(--q-shadow);
      }

      dialog::backdrop {
        background: rgb(2 14 18 / 60%);
      }

      h2 {
        font-size: var(--q-size-4);
      }

      .text {
        margin: var(--q-space-3) 0 var(--q-space-5);
      }

      .refused {
        margin-bottom: var(--q-space-4);
        font-weight: 600;
        color: var(--q-red);
      }

      .answers {
        display: grid;
        gap: var(--q-space-3);
      }
    `,
  ];

  declare texts: Texts;
  declare label: string;
  /** Gives the place up; answers the code of the refusal, or null. */
  declare leave: () => Promise<string | null>;
  declare busy: boolean;
  declare refused: string | null;

  constructor() {
    super();
    this.texts = textsFor("fr");
    this.label = "";
    this.leave = async () => null;
    this.busy = false;
    this.refused = null;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #open(): void {
    this.refused = null;
    this.#dialog?.showModal();
  }

  async #confirm(): Promise<void> {
    this.busy = true;
    const refused = await this.leave();
    this.busy = false;
    this.refused = refused;
    if (refused === null) this.#dialog?.close();
  }

  override render() {
    const { follow } = this.texts;
    return html`<button class="button" @click=${() => this.#open()}>${follow.leave}</button>
      <dialog aria-labelledby="title" aria-describedby="text">
        <h2 id="title">${follow.leaveTitle}</h2>
        <p class="text" id="text">${follow.leaveText(this.label)}</p>
        ${
          this.refused === null
            ? nothing
            : html`<p class="refused" role="alert">
                ${this.refused === "notCancellable" ? follow.leaveTooLate : follow.leaveFailed}
              </p>`
        }
        <div class="answers">
          <button class="button primary" @click=${() => this.#dialog?.close()}>
            ${follow.leaveNo}
          </button>
          <button class="button" ?disabled=${this.busy} @click=${() => void this.#confirm()}>
            ${follow.leaveYes}
          </button>
        </div>
      </dialog>`;
  }
}

customElements.define("q-leave-queue", LeaveQueue);
