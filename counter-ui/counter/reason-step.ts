import { css, html, nothing, type TemplateResult } from "lit";
import { localText } from "../../ui/format.ts";
import { checkIcon } from "../../ui/icons.ts";
import type { ScreenOf } from "./screens.ts";
import { StepElement } from "./step-pane.ts";

/** Reasons that have a key of their own, 1 to 9 (row E76). */
const keyedReasons = 9;

/** A step that asks what a visit was about: during the interview, and in the time for the file after it. */
export abstract class ReasonStep<
  S extends ScreenOf<"interview"> | ScreenOf<"wrapUp">,
> extends StepElement<S> {
  static override styles = [
    ...StepElement.styles,
    css`
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
      }
    `,
  ];

  /** What was answered so far. */
  protected abstract get answer(): {
    readonly reasonId: string | null;
    readonly qualified: boolean;
  };

  /** The grid of reasons, and « Ne pas qualifier » on a line of its own where the service lets it. */
  protected reasons(): TemplateResult {
    const { interview } = this.texts;
    const { reasons, qualify } = this.screen;
    const skipLines = qualify === "required" ? 0 : 1;
    return html`<div class=${this.answer.qualified ? "reasons chosen" : "reasons"}>
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

  private reason(reason: S["reasons"][number], index: number): TemplateResult {
    const chosen = this.answer.reasonId === reason.id;
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
    const { qualified, reasonId } = this.answer;
    const chosen = qualified && reasonId === null;
    return this.button({
      act: { name: "reason", reasonId: null },
      label: html`${chosen ? checkIcon : nothing}${this.texts.interview.skip}`,
      look: "orange skip",
      pressed: chosen,
    });
  }
}
