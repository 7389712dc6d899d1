import { css, html, LitElement } from "lit";
import { base, buttons } from "../../ui/styles.ts";
import { staff } from "./staff-styles.ts";
import type { CounterTexts } from "./step-element.ts";

/** The map of the keys; a native dialog, so that the focus comes back where it was. Fires `q-help-closed`. */
export class KeyHelp extends LitElement {
  static override properties = { texts: { attribute: false }, transfer: { attribute: false } };

  static override styles = [
    base,
    buttons,
    staff,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
        max-height: calc(100dvh - 2rem);
        padding: var(--q-space-5) var(--q-space-6);
        border: 0;
        border-radius: var(--q-radius-2);
        background: var(--q-surface);
        color: var(--q-text);
        box-shadow: var(--q-shadow);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }

      h2 {
        font-size: var(--q-size-4);
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--q-space-3) var(--q-space-4);
        align-items: baseline;
        margin: var(--q-space-5) 0;
      }

      dt {
        text-align: end;
      }

      kbd {
        font-size: var(--q-size-2);
      }
    `,
  ];

  declare texts: CounterTexts;
  /** What F6 does, where it does something. */
  declare transfer: string | null;

  constructor() {
    super();
    this.transfer = null;
  }

  get open(): boolean {
    return this.renderRoot.querySelector("dialog")?.open ?? false;
  }

  toggle(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog?.open) dialog.close();
    else dialog?.showModal();
  }

  override render() {
    const { help, close } = this.texts;
    const keys: readonly (readonly [string, string])[] = [
      ["F2", help.next],
      ["F3", help.recall],
      ["F4", help.noShow],
      ...(this.transfer === null ? [] : [["F6", this.transfer] as const]),
      ["1 – 9", help.reasons],
      ["F12", help.sos],
      ["Esc", help.escape],
      ["?", help.help],
    ];
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new Event("q-help-closed"))}
    >
      <h2 id="title">${help.title}</h2>
      <dl>
        ${keys.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}
      </dl>
      <button type="button" class="button primary" @click=${() => this.toggle()}>${close}</button>
    </dialog>`;
  }
}

customElements.define("q-key-help", KeyHelp);
