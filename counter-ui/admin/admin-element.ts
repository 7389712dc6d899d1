import { LitElement } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { type AdminTexts, adminTextsFor } from "../../ui/texts/admin-texts.ts";
import type { AdminStore } from "./admin-store.ts";

/**
 * What every page of the administration is: it gets the store and the language, and renders again whenever the store
 * has changed, by this page or by another administrator.
 */
export class AdminElement extends LitElement {
  static override properties = {
    admin: { attribute: false },
    language: { attribute: false },
  };

  declare admin: AdminStore;
  declare language: Language;
  #stop: (() => void) | null = null;

  constructor() {
    super();
    this.language = "fr";
  }

  get texts(): AdminTexts {
    return adminTextsFor(this.language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop ??= this.admin.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
  }
}
