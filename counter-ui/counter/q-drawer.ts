import { css, html, nothing, type TemplateResult } from "lit";
import { listIcon, personIcon } from "../../ui/icons.ts";
import { DeskElement } from "./desk-element.ts";
import type { ListName } from "./desk-lists.ts";
import "./q-absents-list.ts";
import "./q-queue-list.ts";

/**
 * The drawer « File » / « Absents »: a rail at the right edge that is always at the same place, and a panel that
 * opens where the screen has no button: in the lower zones of the main screen's step, else over the service table.
 */
export class Drawer extends DeskElement {
  static override styles = [
    ...DeskElement.styles,
    css`
      .rail {
        display: flex;
        grid-area: 1 / 3 / -1 / 4;
        flex-direction: column;
        gap: var(--q-space-2);
      }

      .rail .button {
        flex: 0 1 10rem;
        min-height: 0;
        padding: 0.75rem 0.25rem;
        writing-mode: vertical-rl;
      }

      .rail .button[aria-expanded="true"] {
        --back: var(--q-accent);
        --front: var(--q-on-accent);
        --edge: var(--q-accent);
      }

      .panel {
        display: grid;
        z-index: 1;
        grid-template-rows: auto minmax(0, 1fr);
        min-height: 0;
        border: 0.125rem solid var(--q-accent);
        border-radius: var(--q-radius-2);
        background: var(--q-surface);
        box-shadow: var(--q-shadow);
      }

      .aside {
        grid-area: 1 / 1 / -1 / 2;
      }

      .over .panel {
        grid-row: 4 / 6;
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--q-space-3);
        padding: var(--q-space-1) var(--q-space-2) var(--q-space-1) var(--q-space-4);
        border-bottom: 1px solid var(--q-line);
      }

      .head h2 {
        font-size: var(--q-size-2);
      }

      /* Positioned, so that what only the ear gets scrolls with the lines and stretches nothing. */
      .body {
        position: relative;
        min-height: 0;
        padding: 0 var(--q-space-4);
        overflow: auto;
      }

      @media (min-width: 1000px) and (max-width: 1199px) {
        .over {
          display: grid;
          grid-area: 1 / 2;
          padding: var(--q-space-3);
        }
      }

      @media (max-width: 999px) {
        .rail {
          grid-area: auto;
          flex-flow: row wrap;
          order: 1;
        }

        .rail .button {
          flex: 1 1 8rem;
          min-height: 3rem;
          writing-mode: horizontal-tb;
        }

        .over,
        .aside {
          display: block;
          grid-area: auto;
          order: 2;
        }

        .body {
          max-height: 26rem;
        }
      }
    `,
  ];

  override render() {
    const { offer, texts, drawer, screen } = this.view;
    const names: readonly ListName[] = ["queue", "absents"];
    return html`<nav class="rail" aria-label=${texts.region}>
        ${names.map((name) => (offer[name] ? this.tab(name) : nothing))}
      </nav>
      ${
        drawer.open === null
          ? nothing
          : screen.kind === "main"
            ? html`<div class="step over">${this.panel(drawer.open, "")}</div>`
            : this.panel(drawer.open, "aside")
      }`;
  }

  private tab(name: ListName): TemplateResult {
    const { texts, drawer } = this.view;
    return html`<button
      type="button"
      class=${`button tab ${name}`}
      aria-expanded=${drawer.open === name ? "true" : "false"}
      @click=${() => void this.toggle(name)}
    >
      ${name === "queue" ? listIcon : personIcon}${texts[name]}
    </button>`;
  }

  /** On a narrow screen the panel is below what is in view. */
  private async toggle(name: ListName): Promise<void> {
    this.view.drawer.toggle(name);
    // The page paints first, then hands a new view down.
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector(".panel")?.scrollIntoView({ block: "nearest" });
  }

  private panel(name: ListName, place: string): TemplateResult {
    const { texts, drawer } = this.view;
    const total = drawer.lists[name]?.total;
    const title = name === "queue" ? texts.queueTitle : texts.absentsTitle;
    return html`<section
      class=${`panel ${place}`}
      aria-label=${texts[name]}
      @keydown=${(event: KeyboardEvent) => this.key(event)}
    >
      <div class="head">
        <h2 class="number">${total === undefined ? texts[name] : title(total)}</h2>
        <button type="button" class="button quiet small" @click=${() => this.shut()}>
          ${texts.close}
        </button>
      </div>
      <div class="body" tabindex="0" role="group" aria-label=${texts[name]}>
        ${drawer.lists.failed ? html`<p role="status">${texts.listFailed}</p>` : nothing}
        ${
          name === "queue"
            ? html`<q-queue-list .view=${this.view}></q-queue-list>`
            : html`<q-absents-list .view=${this.view}></q-absents-list>`
        }
      </div>
    </section>`;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.shut();
  }

  /** The focus goes back to the tab that opened the list. */
  private shut(): void {
    const { drawer } = this.view;
    const name = drawer.open;
    drawer.close();
    if (name) void this.focusOn(`.tab.${name}`);
  }
}

customElements.define("q-drawer", Drawer);
