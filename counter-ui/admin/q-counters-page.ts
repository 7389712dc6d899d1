import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import { ThingsPage } from "./things-page.ts";

/** Places where visitors are received. */
class CountersPage extends ThingsPage {
  protected override readonly kind = "counter";

  protected override words() {
    return this.texts.counters;
  }

  protected override keys(): readonly string[] {
    return Object.keys(this.open ?? {}).filter((key) => key !== "id" && key !== "position");
  }

  /** The next number after those that are there. */
  protected override fresh(): Thing {
    const counters = this.admin.list("counter");
    const numbers = counters.map(({ label }) => Number.parseInt(String(label), 10) || 0);
    return freshThing("counter", {
      ...{ id: this.freeId("guichet"), label: String(Math.max(0, ...numbers) + 1) },
      ...{ place: counters.at(-1)?.["place"] ?? "guichet", position: this.nextPosition() },
    });
  }

  protected override summary(thing: Thing): string {
    const open = this.admin.live.get<{ phase?: string }>(`counter/${thing.id}/state`);
    return open && open.phase !== "closed"
      ? this.texts.counters.isOpen
      : this.texts.counters.isClosed;
  }
}

customElements.define("q-admin-counters", CountersPage);
