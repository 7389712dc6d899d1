import { html, type TemplateResult } from "lit";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import { ThingsPage } from "./things-page.ts";

/** Where visitors take their tickets. */
class KiosksPage extends ThingsPage {
  protected override readonly kind = "kiosk";

  protected override get ordered(): boolean {
    return false;
  }

  protected override words() {
    return this.texts.kiosks;
  }

  protected override keys(): readonly string[] {
    return Object.keys(this.open ?? {}).filter((key) => key !== "id");
  }

  protected override fresh(): Thing {
    const [printer] = this.admin.list("printer");
    return freshThing("kiosk", {
      id: this.freeId("kiosk"),
      name: this.texts.kiosks.fresh,
      printerId: printer?.id ?? null,
    });
  }

  protected override summary(thing: Thing): string {
    return `/kiosk/${thing.id}`;
  }

  protected override more(thing: Thing): TemplateResult {
    return html`<p>
      <a class="button" href=${`/kiosk/${thing.id}`} target="_blank" rel="noopener"
        >${this.texts.kiosks.open}</a
      >
    </p>`;
  }
}

customElements.define("q-admin-kiosks", KiosksPage);
