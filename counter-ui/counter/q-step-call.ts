import { css, html, nothing, svg, type TemplateResult } from "lit";
import { formatDuration } from "../../ui/format.ts";
import { bellIcon, fullIcon, personIcon, printerIcon, warningIcon } from "../../ui/icons.ts";
import { proofLine, proofStyles } from "./proof-line.ts";
import type { ScreenOf } from "./screens.ts";
import { StepElement } from "./step-pane.ts";
import { visitHeader, visitStyles } from "./visit-header.ts";

/** Length of the ring's circle at radius 54: what is left of it is what is left of the time. */
const ringLength = 2 * Math.PI * 54;

/** A visitor is called: how long the wait was, how long it is since, and the three acts (rows E69 to E74). */
export class StepCall extends StepElement<ScreenOf<"call">> {
  static override styles = [
    ...StepElement.styles,
    visitStyles,
    proofStyles,
    css`
      .facts {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--q-space-4);
        align-items: center;
      }

      .fact {
        display: grid;
        grid-template-columns: 9.5rem 1fr;
        gap: var(--q-space-5);
        align-items: center;
        font-size: var(--q-size-3);
        line-height: 1.3;
      }

      .fact .value {
        font-size: var(--q-size-5);
        font-weight: 700;
        text-align: center;
        white-space: nowrap;
      }

      .arrival {
        display: grid;
        padding-bottom: var(--q-desk-row, 0);
        align-items: center;
      }

      .ring {
        position: relative;
        width: 9.5rem;
        color: var(--q-accent);
        text-align: center;
      }

      .ring svg {
        display: block;
        width: 100%;
        transform: rotate(-90deg);
      }

      .ring circle {
        fill: none;
        stroke-width: 10;
      }

      .ring .track {
        stroke: var(--q-line);
      }

      .ring .left {
        stroke: currentcolor;
        stroke-linecap: butt;
        transition: stroke-dashoffset 1s linear;
      }

      .ring .time {
        position: absolute;
        inset: 0;
        display: grid;
        align-content: center;
        color: var(--q-text);
      }

      .ring .time .elapsed {
        font-size: var(--q-size-5);
        font-weight: 700;
        line-height: 1.1;
      }

      .alert {
        display: inline-flex;
        align-items: center;
        gap: var(--q-space-2);
        margin-top: var(--q-space-2);
        padding: var(--q-space-1) var(--q-space-3);
        border-radius: var(--q-radius-1);
        font-size: var(--q-size-2);
        font-weight: 700;
      }

      .warning .ring {
        color: var(--q-orange-strong);
      }

      .warning .alert {
        background: var(--q-orange);
        color: var(--q-on-orange);
      }

      .late .ring {
        color: var(--q-red);
      }

      .late .alert {
        background: var(--staff-alarm);
        color: var(--staff-on-alarm);
      }

      .repeat {
        display: grid;
        gap: var(--q-space-1);
        justify-items: center;
        max-width: 12rem;
        font-size: var(--q-size-1);
      }

      .repeat .button {
        min-height: 3.5rem;
        font-size: var(--q-size-2);
      }

      .repeat .soft {
        min-height: 1.25rem;
      }

      .zone-acts {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--q-space-4);
      }

      .zone-acts .button {
        height: 100%;
        font-size: var(--q-size-3);
      }

      @container (max-width: 40rem) {
        .zone-acts .button {
          padding-inline: var(--q-space-3);
          font-size: 1.0625rem;
        }

        .zone-acts kbd {
          display: none;
        }
      }

      @container (max-width: 34rem) {
        .fact {
          grid-template-columns: 5.5rem 1fr;
          gap: var(--q-space-3);
          font-size: var(--q-size-2);
        }

        .ring {
          width: 5.5rem;
        }

        .fact .value {
          font-size: var(--q-size-4);
        }

        .ring .time .elapsed {
          font-size: var(--q-size-3);
        }

        .ring .time .of {
          display: none;
        }

        .facts,
        .zone-acts {
          grid-template-columns: 1fr;
        }

        .repeat {
          max-width: none;
        }

        .repeat .button {
          width: 100%;
        }

        /* The warning has its room before it comes: the acts below never move. */
        .arrival [role="status"] {
          min-height: 3.75rem;
        }

        .zone-acts .button {
          min-height: 4.5rem;
        }

        /* The likelier act lies under the thumb. */
        .zone-acts {
          gap: var(--q-space-3);
        }
      }
    `,
  ];

  override render() {
    const { call } = this.texts;
    const { visit, service, alert } = this.screen;
    return html`<section class=${`step ${alert}`} aria-label=${`${call.title} ${visit.label}`}>
      ${this.titleZone(call.title)}
      <div class="zone-1 visit">
        ${visitHeader(visit, this.serviceName(service), this.texts)} ${this.paper()}
        ${proofLine(this.screen.proof, this.texts)}
      </div>
      <div class="zone-2 facts">
        <p class="fact">
          <span class="value number">${this.waitText(visit.waitedMs)}</span>
          <span>${call.waited}</span>
        </p>
        ${this.repeat()}
      </div>
      <div class="zone-3 arrival">${this.ring()}</div>
      <div class="zone-acts">
        ${this.button({ act: { name: "noShow" }, label: call.noShow, look: "orange", key: "F4" })}
        ${this.button({
          act: { name: "arrival" },
          label: html`${personIcon}${call.arrival}`,
          look: "green",
          key: "F2",
        })}
      </div>
    </section>`;
  }

  private ring(): TemplateResult {
    const { call } = this.texts;
    const { elapsedMs, totalMs, leftMs } = this.screen;
    const gone = totalMs === 0 ? 1 : Math.min(1, 1 - leftMs / totalMs);
    return html`<div class="fact">
      <div class="ring">
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle class="track" cx="60" cy="60" r="54"></circle>
          ${svg`<circle class="left" cx="60" cy="60" r="54"
            stroke-dasharray=${ringLength} stroke-dashoffset=${ringLength * gone}></circle>`}
        </svg>
        <div class="time number">
          <span class="elapsed">${formatDuration(elapsedMs)}</span>
          <span class="of soft">${call.of(formatDuration(totalMs))}</span>
        </div>
      </div>
      <div>
        <p>${call.since}</p>
        <div role="status">${this.alert()}</div>
      </div>
    </div>`;
  }

  /** The seconds run for the eye only: a voice that says each of them would stop nobody else. */
  private alert() {
    const { alert, leftMs } = this.screen;
    if (alert === "calm") return nothing;
    if (alert === "late") return html`<p class="alert">${fullIcon}${this.texts.call.late}</p>`;
    return html`<p class="alert" aria-live="off">
      ${warningIcon}<span>${this.texts.call.left(formatDuration(leftMs))}</span>
    </p>`;
  }

  private repeat(): TemplateResult {
    const { call } = this.texts;
    const seconds = this.screen.repeatSeconds;
    return html`<div class="repeat">
      ${this.button({
        act: { name: "repeat" },
        label: html`${bellIcon}${call.repeat}`,
        look: "repeat-call",
      })}
      <span class="soft number">${seconds > 0 ? call.repeatIn(seconds) : nothing}</span>
    </div>`;
  }

  private paper() {
    const { state } = this.screen.visit.print;
    const { call } = this.texts;
    if (state !== "failed" && state !== "unknown") return nothing;
    return html`<p class="paper">
      ${printerIcon}${state === "failed" ? call.noPaper : call.paperUnknown}
    </p>`;
  }
}

customElements.define("q-step-call", StepCall);
