import type { TemplateResult } from "lit";
import { html } from "lit";
import type { PrinterState } from "../../protocol/print.ts";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import "./q-printer-place.ts";
import { ThingsPage } from "./things-page.ts";

/** Printers, and what each says of itself. */
class PrintersPage extends ThingsPage {
  protected override readonly kind = "printer";

  protected override get ordered(): boolean {
    return false;
  }

  protected override words() {
    return this.texts.printers;
  }

  protected override keys(): readonly string[] {
    return ["name"];
  }

  protected override fresh(): Thing {
    return freshThing("printer", {
      id: this.freeId("printer"),
      name: this.texts.printers.fresh,
    });
  }

  protected override summary(thing: Thing): string {
    const { printers } = this.texts;
    const state = this.admin.live.get<PrinterState>(`printer/${thing.id}/state`);
    if (!state) return printers.unknown;
    const { ticketsLeft, ticketNotTaken, condition } = state;
    return [
      printers.states[condition],
      ticketsLeft === undefined ? "" : printers.ticketsLeft(ticketsLeft),
      ticketNotTaken ? printers.notTaken : "",
    ]
      .filter(Boolean)
      .join(" · ");
  }

  /** Where it is and what it is; the printers that its agent's machine sees are offered. */
  protected override more(thing: Thing): TemplateResult {
    return html`<q-printer-place
      .admin=${this.admin}
      .language=${this.language}
      .thing=${thing}
    ></q-printer-place>`;
  }
}

customElements.define("q-admin-printers", PrintersPage);
