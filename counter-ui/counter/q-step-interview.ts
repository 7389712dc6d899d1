import { css, html, nothing, type TemplateResult } from "lit";
import { formatDuration, localText } from "../../ui/format.ts";
import { checkIcon, leaveIcon } from "../../ui/icons.ts";
import type { ScreenOf } from "./screens.ts";
import { StepElement } from "./step-pane.ts";
import { visitHeader, visitStyles } from "./visit-header.ts";

/** Reasons that have a key of their own, 1 to 9 (row E76). */
const keyedReasons = 9;

/** The interview: its duration, the reasons, its end (rows E76 to E80). */
export class StepInterview extends StepElement<ScreenOf<"interview">> {
  static override styles = [
    ...StepElement.styles,
    visitStyles,
    css`
      .duration {
        display: grid;
        flex: none;
        justify-items: end;
        max-width: 11rem;
        line-height: 1.1;
        text-align: end;
      }

      .duration .value {
        font-size: 3.5rem;
        font-weight: 700;
      }

      .reasons {
        display: grid;
        grid-row: 3 / span 2;
        grid-column: 1;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--q-space-2);
        min-height: 0;
        /* The row of the extra acts, where it is, has its room at the end of the zone. */
        padding-bottom: var(--q-desk-row, 0);
      }


      .reasons h3 {
        font-size: var(--q-size-2);
      }

      .grid {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        grid-auto-rows: minmax(3rem, 1fr);
        gap: var(--q-space-2);
        min-height: 0;
        max-height: calc(var(--lines) * 5rem);
        padding: 0.1875rem;
        overflow: auto;
      }

      .grid .button {
        justify-content: flex-start;
        min-height: 3rem;
        padding: 0.25rem 0.75rem;
        text-align: start;
      }

      .grid .button kbd {
        order: -1;
      }

      .grid .label {
        flex: 1;
        min-width: 0;
        overflow-wrap: break-word;
        hyphens: auto;
      }

      /* One is chosen: the others stand back, so that the choice is seen at a glance. */
      .chosen .grid .green[aria-pressed="false"]:not([aria-disabled="true"]) {
        --back: var(--q-ok-soft);
        --front: var(--q-text);
      }

      .skip[aria-pressed="true"] {
        outline: 0.1875rem solid var(--q-orange-strong);
        outline-offset: -0.375rem;
      }

      /* On a line of its own: no reason, but an answer as good as one. */
      .grid .skip {
        grid-column-start: 1;
        justify-content: center;
        text-align: center;
      }

      .zone-acts {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--q-space-4);
        align-items: center;
      }

      .zone-acts .button {
        height: 100%;
        font-size: var(--q-size-3);
      }

      /* 1366 x 768 within the browser's own bars: twelve reasons still are in view. */
      @media (max-height: 700px) {
        .grid {
          grid-auto-rows: minmax(2.75rem, 1fr);
        }

        .grid .button {
          min-height: 2.75rem;
        }
      }

      @container (max-width: 34rem) {
        .duration {
          justify-items: start;
          max-width: none;
        }

        .duration .value {
          font-size: var(--q-size-6);
        }

        .grid {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          max-height: none;
        }

        .grid .button {
          padding-inline: 0.5rem;
          font-size: 0.9375rem;
        }

        .grid .skip {
          grid-column: 1 / -1;
        }

        .zone-acts {
          grid-template-columns: 1fr;
        }

        .zone-acts .button {
          min-height: 4.5rem;
        }
      }
    `,
  ];

  override render() {
    const { interview } = this.texts;
    const { visit, service, shortVisit, qualify } = this.screen;
    return html`<section class="step" aria-label=${`${interview.title} ${visit.label}`}>
      ${this.titleZone(interview.title)}
      <div class="zone-1 visit">
        ${visitHeader(visit, this.serviceName(service), this.texts)}
        <p class="duration">
          <span class="soft">${interview.duration}</span>
          <span class="value number">${formatDuration(this.screen.durationMs)}</span>
        </p>
      </div>
      ${qualify === "off" ? nothing : this.reasons()}
      <div class="zone-acts">
        ${this.button({
          act: { name: "end" },
          label: html`${leaveIcon}${interview.end}`,
          look: "primary",
          key: "F2",
        })}
        ${this.missing()}
      </div>
      ${shortVisit ? this.shortVisit() : nothing}
    </section>`;
  }

  private missing() {
    const { qualify, visit, reasons } = this.screen;
    const missing = qualify === "required" && visit.reasonId === null && reasons.length > 0;
    return missing ? html`<p class="soft">${this.texts.interview.required}</p>` : nothing;
  }

  private reasons(): TemplateResult {
    const { interview } = this.texts;
    const { visit, reasons, qualify } = this.screen;
    const skipLines = qualify === "required" ? 0 : 1;
    return html`<div class=${visit.qualified ? "reasons chosen" : "reasons"}>
      <h3 id="reasons">${interview.reasons}</h3>
      ${reasons.length === 0 ? html`<p class="soft">${interview.noReasons}</p>` : nothing}
      <div
        class="grid"
        role="group"
        aria-labelledby="reasons"
        style=${`--lines: ${Math.ceil(reasons.length / 3) + skipLines}`}
      >
        ${reasons.map((reason, index) => this.reason(reason, index))}
        ${skipLines === 0 ? nothing : this.skip()}
      </div>
    </div>`;
  }

  private reason(reason: ScreenOf<"interview">["reasons"][number], index: number): TemplateResult {
    const chosen = this.screen.visit.reasonId === reason.id;
    const label = localText(reason.label, this.language);
    return this.button({
      act: { name: "reason", reasonId: reason.id },
      label: html`<span class="label">${label}</span>${chosen ? checkIcon : nothing}`,
      look: "green",
      pressed: chosen,
      ...(index < keyedReasons ? { key: String(index + 1) } : {}),
    });
  }

  private skip(): TemplateResult {
    const { visit } = this.screen;
    const chosen = visit.qualified && visit.reasonId === null;
    return this.button({
      act: { name: "reason", reasonId: null },
      label: html`${chosen ? checkIcon : nothing}${this.texts.interview.skip}`,
      look: "orange skip",
      pressed: chosen,
    });
  }

  private shortVisit(): TemplateResult {
    const { interview } = this.texts;
    const { durationMs } = this.screen;
    return html`<div class="window" role="alertdialog" aria-labelledby="short" aria-describedby="gone">
      <h2 id="short">
        ${interview.shortTitle} · <span class="number">${this.screen.visit.label}</span>
        ${this.serviceName(this.screen.service)}
      </h2>
      <p id="gone">${interview.shortText(formatDuration(durationMs))}</p>
      <div class="choices">
        ${this.button({
          act: { name: "closeWindow" },
          label: interview.shortNo,
          look: "primary keep",
        })}
        ${this.button({
          act: { name: "confirmEnd" },
          label: interview.shortYes,
          look: "orange",
        })}
      </div>
    </div>`;
  }

  override focusNext(): void {
    const keep = this.renderRoot.querySelector<HTMLElement>(".keep");
    if (keep) keep.focus();
    else super.focusNext();
  }
}

customElements.define("q-step-interview", StepInterview);
