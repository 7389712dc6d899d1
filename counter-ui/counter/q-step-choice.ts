import { css, html } from "lit";
import { callIcon, chevronBackIcon, undoIcon } from "../../ui/icons.ts";
import type { ScreenOf } from "./screens.ts";
import { StepElement } from "./step-pane.ts";

/** « Appeler un nouveau numéro » or « Réappeler » (rows E60, E61). */
export class StepChoice extends StepElement<ScreenOf<"choice">> {
  static override styles = [
    ...StepElement.styles,
    css`
      .zone-1 .button,
      .zone-2 .button {
        width: 100%;
        height: 100%;
        font-size: var(--q-size-4);
      }

      .zone-acts {
        display: flex;
        justify-content: flex-end;
      }
    `,
  ];

  override render() {
    const { choice, back } = this.texts;
    const { service } = this.screen;
    const title = choice.title(this.serviceName(service));
    return html`<section class="step" aria-label=${title}>
      ${this.titleZone(title)}
      <div class="zone-1">
        ${this.button({
          act: { name: "callNext", serviceId: service.id },
          label: html`${callIcon}${choice.fresh}`,
          look: "green",
          key: "F2",
        })}
      </div>
      <div class="zone-2">
        ${this.button({
          act: { name: "openRecall", serviceId: service.id },
          label: html`${undoIcon}${choice.again}`,
          look: "again",
          key: "F3",
        })}
      </div>
      <div class="zone-acts">
        ${this.button({ act: { name: "back" }, label: html`${chevronBackIcon}${back}`, look: "big" })}
      </div>
    </section>`;
  }
}

customElements.define("q-step-choice", StepChoice);
