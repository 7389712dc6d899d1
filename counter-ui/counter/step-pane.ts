import { html, nothing, type TemplateResult } from "lit";
import { formatWait } from "../../ui/format.ts";
import { undoIcon } from "../../ui/icons.ts";
import type { AtCounter, Screen, UndoOffer } from "./screens.ts";
import type { ServiceRow } from "./service-rows.ts";
import { ScreenElement } from "./step-element.ts";

/** A pane of the cycle: its title zone always holds the service and « Annuler », at the same place. */
export abstract class StepElement<S extends Extract<Screen, AtCounter>> extends ScreenElement<S> {
  protected titleZone(title: string | TemplateResult): TemplateResult {
    const { undo } = this.screen;
    return html`<div class="zone-title">
      <h2>${title}</h2>
      ${undo ? this.undoButton(undo) : nothing}
    </div>`;
  }

  private undoButton(undo: UndoOffer): TemplateResult {
    const texts = this.texts.undo;
    const known = undo.kind === "call" ? texts.call(undo.label) : texts[undo.kind];
    // A newer box may take back what this page has no word for.
    const what = known ?? texts.other;
    return html`<span class="undo-offer">
      <span class="soft what" aria-hidden="true">${what}</span>
      ${this.button({
        act: { name: "undo" },
        label: html`${undoIcon}${texts.button}
          <span class="number" aria-hidden="true">${texts.seconds(undo.seconds)}</span>`,
        look: "undo",
        more: what,
      })}
    </span>`;
  }

  /** A wait as people say it: `12 min`, `1h40`. */
  protected waitText(ms: number): string {
    const wait = formatWait(ms);
    return wait.includes("h") ? wait : `${wait} min`;
  }

  /** The service never leaves the header of the visit. */
  protected badge(service: ServiceRow | null): TemplateResult {
    return html`<span class="tag service">${this.serviceName(service)}</span>`;
  }
}
