import { html, type TemplateResult } from "lit";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import "./q-reasons.ts";
import { ThingsPage } from "./things-page.ts";

/** What an installer asks for first; whatever else a service has follows. */
const first = ["name", "open", "prefix", "first", "last", "colour", "thresholds", "hours"];
/** Fields that have a place of their own. */
const elsewhere = new Set(["id", "position", ...first]);

/** Services: names, numbers, thresholds, and the reasons of each. */
class ServicesPage extends ThingsPage {
  protected override readonly kind = "service";

  protected override words() {
    return this.texts.services;
  }

  protected override keys(): readonly string[] {
    const others = Object.keys(this.open ?? {}).filter((key) => !elsewhere.has(key));
    return [...first, ...others];
  }

  protected override fresh(): Thing {
    const id = this.freeId("service");
    return freshThing("service", {
      ...{ id, name: { fr: this.texts.services.fresh }, prefix: this.freePrefix() },
      ...{ first: 1, last: 999, open: true, position: this.nextPosition() },
    });
  }

  /** The first letter that no service has. */
  private freePrefix(): string {
    const taken = new Set(this.admin.list("service").map(({ prefix }) => prefix));
    return [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find((letter) => !taken.has(letter)) ?? "ZZ";
  }

  protected override summary(thing: Thing): string {
    const { services } = this.texts;
    const numbers = services.range(Number(thing["first"]), Number(thing["last"]));
    return thing["open"] === true ? numbers : `${services.closed} · ${numbers}`;
  }

  protected override badge(thing: Thing): TemplateResult {
    return html`<span class=${thing["open"] === true ? "badge" : "badge off"}
      >${String(thing["prefix"] || "—")}</span
    >`;
  }

  protected override more(thing: Thing): TemplateResult {
    return html`<q-admin-reasons
      .admin=${this.admin}
      .language=${this.language}
      .serviceId=${thing.id}
    ></q-admin-reasons>`;
  }

  protected override dependants(id: string) {
    return this.admin
      .list("reason")
      .filter((reason) => reason["serviceId"] === id)
      .map((reason) => ({ kind: "reason" as const, id: reason.id }));
  }
}

customElements.define("q-admin-services", ServicesPage);
