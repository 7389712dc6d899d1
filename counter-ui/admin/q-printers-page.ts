import type { PrinterState } from "../../protocol/print.ts";
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
    return state ? printers.states[state.condition] : printers.unknown;
  }
}

customElements.define("q-admin-printers", PrintersPage);
