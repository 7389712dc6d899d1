import { html, nothing, type TemplateResult } from "lit";
import type { Texts } from "../../ui/texts/texts.ts";
import "../../ui/elements/q-qr-code.ts";

/** What stands on one sheet. */
export interface Paper {
  readonly texts: Texts["sheet"];
  readonly site: string;
  /** `GUICHET 03`; null: for every counter. */
  readonly title: string | null;
  /** `guichet 03`, for the sentence that names it. */
  readonly place: string | null;
  /** What a hand types: the page. */
  readonly typed: string;
  /** What the code says: the page with the counter chosen. */
  readonly coded: string;
  /** Another address of the same page; null: there is none. */
  readonly other: string | null;
}

/** The sheet itself, one page of A4: where to go, how to begin, the keys, and what to do when something is wrong. */
export function paper({ texts, site, title, place, typed, coded, other }: Paper): TemplateResult {
  return html`<article class="paper" aria-label=${texts.pageTitle}>
    <header>
      <p>${site}</p>
      <h2>${title ?? texts.counters}</h2>
    </header>
    <section class="address">
      <q-qr-code .text=${coded} .label=${texts.qr(coded)}></q-qr-code>
      <div>
        <h3>${texts.open}</h3>
        <p class="url">${breakable(typed)}</p>
        <p>${texts.openHint}</p>
        <p class="soft">${texts.keepIt}</p>
        ${other === null ? nothing : html`<p class="soft">${texts.also} <span class="other">${breakable(other)}</span></p>`}
      </div>
    </section>
    <section>
      <h3>${texts.steps}</h3>
      <ol class="steps">
        <li>${texts.step1}</li>
        <li>${place === null ? texts.step2 : texts.step2Known(place)}</li>
        <li>${texts.step3}</li>
      </ol>
    </section>
    <div class="below">
      ${keys(texts)}
      <section>
        <h3>${texts.trouble}</h3>
        <ul class="trouble">
          <li>${texts.lost}</li>
          <li>${texts.ended}</li>
          <li>${texts.silent}</li>
        </ul>
      </section>
    </div>
  </article>`;
}

/** An address breaks before its path and its question, never inside a name that is typed from paper. */
function breakable(url: string): TemplateResult[] {
  return url.split(/(?<=[^/:])(?=[/?])/).map((part) => html`${part}<wbr />`);
}

function keys({ keys: title, key }: Texts["sheet"]): TemplateResult {
  const rows = [
    ["F2", key.next],
    ["F3", key.recall],
    ["F4", key.noShow],
    ["1 – 9", key.reasons],
    ["F12", key.sos],
    ["?", key.help],
  ] as const;
  return html`<section>
    <h3>${title}</h3>
    <dl>
      ${rows.map(
        ([name, what]) =>
          html`<div>
            <dt><kbd>${name}</kbd></dt>
            <dd>${what}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
