import { css, html, nothing, type TemplateResult } from "lit";
import { callIcon } from "../../ui/icons.ts";
import type { ScreenOf } from "./screens.ts";
import type { ServiceRow } from "./service-rows.ts";
import { StepElement } from "./step-pane.ts";

/** Beside the table of the main screen: the counter is free, and one key calls who has waited longest. */
export class StepFree extends StepElement<ScreenOf<"main">> {
  static override styles = [
    ...StepElement.styles,
    css`
      .next {
        display: grid;
        align-content: center;
        gap: var(--q-space-1);
        line-height: 1.2;
      }

      .next .name {
        font-size: var(--q-size-5);
        font-weight: 800;
        line-height: 1.1;
        overflow-wrap: break-word;
      }

      .next .wait {
        font-size: var(--q-size-3);
        font-weight: 600;
      }

      /* Leaves the right end free: a repeated announcement has its button there on the next screen. */
      .zone-2 .button {
        width: min(30rem, 100% - 13.5rem);
        height: 100%;
        font-size: var(--q-size-4);
      }

      @container (max-width: 34rem) {
        .zone-2 .button {
          width: 100%;
          min-height: 5rem;
        }
      }

      .calm {
        color: var(--q-text-soft);
        font-size: var(--q-size-3);
      }
    `,
  ];

  override render() {
    const { callNext } = this.screen;
    return html`<section class="step" aria-label=${this.texts.main.free}>
      ${this.titleZone(this.texts.main.free)}
      ${callNext ? this.next(callNext) : this.nobody()}
    </section>`;
  }

  private nobody(): TemplateResult {
    return html`<div class="zone-1 next"><p class="calm">${this.texts.main.nobodyAtAll}</p></div>`;
  }

  private next(service: ServiceRow): TemplateResult {
    const { main, table } = this.texts;
    const name = this.serviceName(service);
    const figures = service.figures;
    const waiting = figures !== null && figures.waiting > 0;
    return html`<div class="zone-1 next">
        ${waiting ? html`<p class="soft">${main.next}</p>` : nothing}
        <p class="name">${name}</p>
        <p class=${waiting ? "wait number" : "calm"}>
          ${
            waiting
              ? `${this.waitText(figures.waitMs)} · ${table.waitingOf(figures.waiting)}`
              : main.nobody(name)
          }
        </p>
      </div>
      <div class="zone-2">
        ${this.button({
          act: { name: "callNext", serviceId: service.id },
          label: html`${callIcon}${main.callNext}`,
          look: "green",
          key: "F2",
          more: name,
        })}
      </div>`;
  }
}

customElements.define("q-step-free", StepFree);
