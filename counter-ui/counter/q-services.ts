import { css, html, nothing, type TemplateResult } from "lit";
import { chevronBackIcon, leaveIcon, listIcon } from "../../ui/icons.ts";
import "./q-service-table.ts";
import type { ServiceTable } from "./q-service-table.ts";
import type { AtCounter, Screen, ScreenOf } from "./screens.ts";
import { ScreenElement } from "./step-element.ts";

const bar = css`
  .bar {
    display: flex;
    align-items: center;
    gap: var(--q-space-2) var(--q-space-4);
    min-height: 3rem;
  }

  .bar h2 {
    font-size: var(--q-size-3);
  }

  .bar .button {
    flex: none;
  }

  @media (max-width: 599px) {
    .bar {
      flex-wrap: wrap;
    }

    .bar h2 {
      font-size: 1.0625rem;
    }
  }

  .over {
    margin-bottom: var(--q-space-2);
  }

  .change {
    gap: 0.375rem;
    margin-inline-start: auto;
    padding-inline: var(--q-space-2);
    color: var(--q-accent);
    font-size: 0.9375rem;
  }
`;

/** « Sélectionner le ou les services à servir » over the ticks (rows E21 to E31). */
export class ServicesPane extends ScreenElement<ScreenOf<"services">> {
  static override styles = [
    ...ScreenElement.styles,
    bar,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        gap: var(--q-space-2);
        width: min(100%, 56rem);
        height: 100%;
        min-height: 0;
        margin: 0 auto;
      }

      .count {
        font-weight: 600;
      }
    `,
  ];

  override focusNext(): void {
    this.renderRoot.querySelector<ServiceTable>("q-service-table")?.focusNext();
  }

  override render() {
    const { services } = this.texts;
    const { chosen, remembered } = this.screen;
    return html`<div class="bar">
        ${this.leave()}
        <div>
          <h2>${services.prompt}</h2>
          <p class="soft" role="status">
            <span class="count">${services.chosen(chosen.length)}</span>${remembered ? html` · ${services.remembered}` : nothing}
          </p>
        </div>
      </div>
      <q-service-table
        .screen=${this.screen}
        .texts=${this.texts}
        .language=${this.language}
        .busy=${this.busy}
      ></q-service-table>`;
  }

  private leave(): TemplateResult {
    return this.screen.opening
      ? this.button({
          act: { name: "logout" },
          label: html`${leaveIcon}${this.texts.main.logout}`,
          look: "violet",
        })
      : this.button({
          act: { name: "back" },
          label: html`${chevronBackIcon}${this.texts.back}`,
          look: "",
        });
  }
}

customElements.define("q-services", ServicesPane);

/** Over the table beside the steps: « Sélectionner le service où appeler », and the way to other services (E30, E42). */
export class ServicesBar extends ScreenElement<Extract<Screen, AtCounter>> {
  static override styles = [...ScreenElement.styles, bar];

  override render() {
    const { main, table } = this.texts;
    const calling = this.screen.kind === "main";
    if (!calling) return html`<h2 class="visually-hidden">${table.service}</h2>`;
    const change = this.screen.acts.includes("changeServices");
    return html`<div class="bar over">
      <h2>${main.prompt}</h2>
      ${
        change
          ? this.button({
              act: { name: "changeServices" },
              label: html`${listIcon}${main.changeServices}`,
              look: "quiet change",
            })
          : nothing
      }
    </div>`;
  }
}

customElements.define("q-services-bar", ServicesBar);
