import { css, html, nothing } from "lit";
import { formatDuration } from "../../ui/format.ts";
import { addIcon, checkIcon } from "../../ui/icons.ts";
import { ReasonStep } from "./reason-step.ts";
import type { ScreenOf } from "./screens.ts";

/** « Qualification »: the time for the file after a visit, with its countdown, « +1 min » and « Terminer » (3.4). */
export class StepWrapUp extends ReasonStep<ScreenOf<"wrapUp">> {
  static override styles = [
    ...ReasonStep.styles,
    css`
      .file {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--q-space-4);
      }

      .about {
        font-size: var(--q-size-5);
        font-weight: 800;
        line-height: 1.15;
      }

      .left {
        display: grid;
        flex: none;
        justify-items: end;
        line-height: 1.1;
        text-align: end;
      }

      .left .value {
        font-size: 3.5rem;
        font-weight: 700;
      }

      /* « +1 min » stands where the interview had nothing, and « Terminer » where it had no button either. */
      .zone-acts {
        display: flex;
        gap: var(--q-space-3);
        align-items: stretch;
        justify-content: flex-end;
      }

      .zone-acts .button {
        min-width: 9rem;
        font-size: var(--q-size-3);
      }

      .zone-acts p {
        flex: 1;
        align-self: center;
      }

      @container (max-width: 34rem) {
        .file {
          flex-wrap: wrap;
          gap: var(--q-space-2);
        }

        .about {
          flex: 1 1 100%;
          font-size: var(--q-size-4);
          overflow-wrap: anywhere;
        }

        .left {
          flex: 1 1 auto;
          justify-items: start;
          text-align: start;
        }

        .left .value {
          font-size: var(--q-size-6);
        }

        .zone-acts {
          flex-wrap: wrap;
        }

        .zone-acts .button {
          flex: 1 1 8rem;
          min-width: 0;
          min-height: 4.5rem;
          gap: var(--q-space-1);
          padding-inline: var(--q-space-2);
          font-size: var(--q-size-2);
          white-space: nowrap;
        }

        .zone-acts p {
          flex: 1 1 100%;
        }
      }
    `,
  ];

  protected override get answer() {
    return this.screen.wrapUp;
  }

  override render() {
    const { wrapUp: texts } = this.texts;
    const { wrapUp, service, leftMs, qualify } = this.screen;
    return html`<section class="step" aria-label=${`${texts.title} ${wrapUp.label}`}>
      ${this.titleZone(texts.title)}
      <div class="zone-1 file">
        <p class="about">
          <span class="number">${wrapUp.label}</span> · ${this.serviceName(service)}
        </p>
        <p class="left">
          <span class="soft">${leftMs === null ? texts.awaited : texts.left}</span>
          ${leftMs === null ? nothing : html`<span class="value number">${formatDuration(leftMs)}</span>`}
        </p>
      </div>
      ${qualify === "off" ? nothing : this.reasons()}
      <div class="zone-acts">
        ${wrapUp.reasonMissing ? html`<p class="soft">${texts.required}</p>` : nothing}
        ${this.button({
          act: { name: "extendWrapUp" },
          label: html`${addIcon}${texts.extend}`,
          look: "extend",
        })}
        ${this.button({
          act: { name: "endWrapUp" },
          label: html`${checkIcon}${texts.end}`,
          look: "primary",
          key: "F2",
        })}
      </div>
    </section>`;
  }
}

customElements.define("q-step-wrap-up", StepWrapUp);
