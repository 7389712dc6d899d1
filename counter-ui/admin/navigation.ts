import { html, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { adminTextsFor } from "../../ui/texts/admin-texts.ts";
import { type AdminPage, type Group, groups, pages } from "./pages.ts";

/** Where everything is. Links are links: they open in another tab as any do. */
export function navigation(current: AdminPage | null, language: Language): TemplateResult {
  const texts = adminTextsFor(language);
  const link = (page: AdminPage) => html`<li>
    <a
      href=${`/admin/${page.path}`}
      aria-current=${page === current ? "page" : "false"}
      >${page.title(language)}</a
    >
  </li>`;
  const part = (group: Group) => html`<div class="group">
    <h2>${texts.groups[group]}</h2>
    <ul>
      ${pages.filter((page) => page.group === group).map(link)}
    </ul>
  </div>`;
  return html`<nav aria-label=${texts.navigation}>
    <details class="menu" ?open=${matchMedia("(min-width: 60rem)").matches}>
      <summary>${current?.title(language) ?? texts.navigation}</summary>
      <div class="groups">${groups.map(part)}</div>
    </details>
  </nav>`;
}
