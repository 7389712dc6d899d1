import { css, html, nothing } from "lit";
import { undoIcon } from "../../ui/icons.ts";
import { DeskElement } from "./desk-element.ts";
import "./q-note.ts";
import "./q-transfer.ts";
import type { TransferDialog } from "./q-transfer.ts";

/** The quiet row of a visit: « Remettre en file », « Orienter… », « Note », above the two big buttons. */
export class VisitActs extends DeskElement {
  static override styles = [
    ...DeskElement.styles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        grid-row: 4;
        align-self: end;
        justify-content: flex-end;
        justify-self: end;
        gap: var(--q-space-2);
        max-width: 100%;
      }

      @media (min-width: 1200px) {
        .row {
          flex-wrap: nowrap;
        }
      }

      .noted {
        grid-row: 2;
        align-self: end;
        overflow: hidden;
        font-size: 0.9375rem;
        line-height: 1.3;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      @media (max-width: 1199px) {
        .noted {
          flex: 1 1 100%;
          white-space: normal;
          overflow-wrap: anywhere;
        }
      }

      .row .button {
        white-space: nowrap;
      }

      @media (max-width: 599px) {
        .row,
        .row > .button {
          flex: 1 1 auto;
        }
      }
    `,
  ];

  /** Opens « Orienter… », if it may be done now. */
  openTransfer(): void {
    if (this.may("transfer") && this.view.drawer.ready)
      this.renderRoot.querySelector<TransferDialog>("q-transfer")?.show();
  }

  /** The second press of a double click may land in the window. Not by key: who types goes on at once. */
  private transferByHand(): void {
    if (!this.view.drawer.ready) return;
    this.openTransfer();
    this.view.drawer.hold();
  }

  /** The note itself, under the ticket's number; staff alone see it. */
  private note() {
    const { offer, drawer, texts } = this.view;
    const text = offer.notes ? (drawer.note ?? "") : "";
    if (text === "") return nothing;
    return html`<p class="noted" title=${text}>${texts.noteOf(text)}</p>`;
  }

  override render() {
    const { offer, texts } = this.view;
    return html`<div class="step over">
        ${this.note()}
        <div class="row" role="group" aria-label=${texts.acts}>
          ${offer.notes ? html`<q-note .view=${this.view}></q-note>` : nothing}
          ${
            offer.transfer
              ? html`<button
                  type="button"
                  class="button small"
                  aria-haspopup="dialog"
                  aria-disabled=${this.may("transfer") ? "false" : "true"}
                  @click=${() => this.transferByHand()}
                >
                  ${texts.transfer}<kbd aria-hidden="true">F6</kbd>
                </button>`
              : nothing
          }
          ${
            offer.putBack
              ? html`<button
                  type="button"
                  class="button small"
                  aria-disabled=${this.may("putBack") ? "false" : "true"}
                  @click=${() => this.ask({ name: "putBack" })}
                >
                  ${undoIcon}${texts.putBack}
                </button>`
              : nothing
          }
        </div>
      </div>
      ${offer.transfer ? html`<q-transfer .view=${this.view}></q-transfer>` : nothing}`;
  }
}

customElements.define("q-visit-acts", VisitActs);
