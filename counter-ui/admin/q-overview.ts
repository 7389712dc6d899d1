import { css, html, type TemplateResult } from "lit";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import type { Kind } from "./draft.ts";

const overviewStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
  }

  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    gap: var(--q-space-4);
  }

  a.card {
    gap: var(--q-space-2);
    color: var(--q-text);
    text-decoration: none;
  }

  a.card:hover {
    outline: 0.125rem solid var(--q-accent);
  }

  .count {
    font-size: var(--q-size-5);
    font-weight: 800;
  }

  .state {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    color: var(--q-text-soft);
  }

  .state.missing {
    color: var(--q-orange-strong);
    font-weight: 600;
  }
`;

const parts: readonly { readonly kind: Kind; readonly path: string }[] = [
  { kind: "service", path: "services" },
  { kind: "counter", path: "counters" },
  { kind: "agent", path: "agents" },
  { kind: "kiosk", path: "kiosks" },
  { kind: "board", path: "boards" },
  { kind: "printer", path: "printers" },
];

/** What the site has, and what it still lacks before the first visitor. */
class OverviewPage extends AdminElement {
  static override styles = [base, buttons, cardStyles, overviewStyles];

  override render(): TemplateResult {
    const { overview } = this.texts;
    return html`<h1>${this.admin.configuration?.site.name ?? ""}</h1>
      <p class="lead">${overview.lead}</p>
      <div class="parts">${parts.map((part) => this.tile(part))}</div>`;
  }

  private tile({ kind, path }: (typeof parts)[number]): TemplateResult {
    const { overview, pages } = this.texts;
    const count = this.admin.list(kind).length;
    const missing = count === 0;
    return html`<a class="card" href=${`/admin/${path}`}>
      <h2>${pages[path as keyof typeof pages]}</h2>
      <span class="count number">${count}</span>
      <span class=${missing ? "state missing" : "state"}
        >${missing ? warningIcon : checkIcon}${missing ? overview.missing : overview.there}</span
      >
    </a>`;
  }
}

customElements.define("q-admin-overview", OverviewPage);
