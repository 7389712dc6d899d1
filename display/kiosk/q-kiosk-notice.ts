import { css, html, LitElement } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { offlineIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languages, problemText, textsFor } from "../../ui/texts/texts.ts";
import { tellKiosk } from "./kiosk-event.ts";
import { kioskStyles } from "./kiosk-styles.ts";

/** `offline`: no box; `denied`: the box does not know this kiosk; `refused`: it gives no ticket, with its reason. */
export type NoticeKind = "offline" | "denied" | "refused";

/** One sentence for who stands before a kiosk that cannot help. */
export class KioskNotice extends LitElement {
  static override properties = { kind: {}, code: {}, language: {} };
  static override styles = [
    base,
    buttons,
    kioskStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        padding: calc(var(--u) * 5);
        text-align: center;
      }

      .notice {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: calc(var(--u) * 4);
      }

      .sign {
        display: grid;
        font-size: calc(var(--u) * 22);
        color: var(--q-orange-strong);
      }

      h1 {
        max-width: 18ch;
        margin: 0 auto calc(var(--u) * 2.5);
        font-size: calc(var(--u) * 8);
      }

      p {
        max-width: 30ch;
        font-size: calc(var(--u) * 5.4);
        text-wrap: balance;
      }

      .others {
        display: grid;
        gap: calc(var(--u) * 2.5);
        margin-top: calc(var(--u) * 4);
      }

      .others p {
        max-width: 36ch;
        font-size: calc(var(--u) * 4.2);
        color: var(--q-text-soft);
      }

    `,
  ];

  declare kind: NoticeKind;
  declare code: string;
  declare language: Language;

  constructor() {
    super();
    this.kind = "offline";
    this.code = "offline";
    this.language = "fr";
  }

  override render() {
    const texts = textsFor(this.language);
    const refused = this.kind === "refused";
    return html`<div class="notice">
      <div class="sign">${refused ? warningIcon : offlineIcon}</div>
      <div role="alert">
        <h1>${refused ? texts.kiosk.refusedTitle : texts.kiosk.offline}</h1>
        <p>${this.kind === "offline" ? texts.kiosk.offlineHint : problemText(texts, this.code)}</p>
      </div>
      ${refused ? "" : this.#others()}
      </div>
      ${
        refused
          ? html`<button class="button primary" @click=${() => tellKiosk(this, { type: "done" })}>
              ${texts.kiosk.done}
            </button>`
          : ""
      }`;
  }

  /** Nobody can choose a language here, so the others follow. */
  #others() {
    const others = languages.filter((one) => one !== this.language);
    return html`<div class="others">
      ${others.map((one) => {
        const { kiosk } = textsFor(one);
        return html`<p lang=${one}>${kiosk.offline}. ${kiosk.offlineHint}</p>`;
      })}
    </div>`;
  }
}

customElements.define("q-kiosk-notice", KioskNotice);
