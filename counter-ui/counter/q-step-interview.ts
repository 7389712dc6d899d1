import { css, html, nothing, type TemplateResult } from "lit";
import { formatDuration } from "../../ui/format.ts";
import { leaveIcon } from "../../ui/icons.ts";
import { ReasonStep } from "./reason-step.ts";
import type { ScreenOf } from "./screens.ts";
import { visitHeader, visitStyles } from "./visit-header.ts";

/** The interview: its duration, the reasons, its end (rows E76 to E80). */
export class StepInterview extends ReasonStep<ScreenOf<"interview">> {
  static override styles = [
    ...ReasonStep.styles,
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

      @container (max-width: 34rem) {
        .duration {
          justify-items: start;
          max-width: none;
        }

        .duration .value {
          font-size: var(--q-size-6);
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

  protected override get answer() {
    return this.screen.visit;
  }

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
