import type { TemplateResult } from "lit";
import { html, nothing } from "lit";
import type { FoundPrinter, PrinterState, PrintersFound } from "../../protocol/print.ts";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
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
    return Object.keys(this.open ?? {}).filter((key) => key !== "id");
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

  /** The printers that its agent's machine sees, in words, and the one that it prints on. */
  protected override more(thing: Thing): TemplateResult | typeof nothing {
    const { found } = this.texts.printers;
    const told = this.admin.live.get<PrintersFound>(`printer/${thing.id}/found`);
    if (!told) return nothing;
    const row = ({ name, kind, target }: FoundPrinter) => html`
      <li>
        <strong>${name}</strong> · ${found.kinds[kind]}${
          target === told.target ? html` · ${found.inUse}` : nothing
        }<br /><code>${target}</code>
      </li>`;
    return html`
      <section>
        <h3>${found.title}</h3>
        <p>${found.prints} <code>${told.target}</code></p>
        ${told.printers.length === 0 ? html`<p>${found.none}</p>` : html`<ul>${told.printers.map(row)}</ul>`}
        <p>${found.hint}</p>
      </section>
    `;
  }
}

customElements.define("q-admin-printers", PrintersPage);
