import { html, nothing, type TemplateResult } from "lit";
import type { Figures } from "../../protocol/statistics.ts";
import type { Texts } from "../../ui/texts/texts.ts";
import { inMinutes } from "./stats-tables.ts";

interface Card {
  readonly name: string;
  readonly value: string;
  /** That of the period before, when it is compared. */
  readonly past: string | null;
  readonly unit?: string;
  readonly more?: string;
}

/** The figures of a period in large, with those of the period before where they are compared. */
export function keyFigures(
  { figures, median, before }: Texts["statistics"],
  total: Figures,
  past: Figures | null,
): TemplateResult {
  const counts = ["arrivals", "received", "noShows", "unserved", "recalls", "transfers"] as const;
  const times = ["wait", "arrive", "serve"] as const;
  const cards: Card[] = [
    ...counts.map((key) => ({
      ...{ name: figures[key], value: String(total[key]), past: past && String(past[key]) },
    })),
    ...times.map((key) => ({
      ...{ name: `${figures[key]}, ${median}`, value: inMinutes(total[key].p50), unit: " min" },
      past: past && inMinutes(past[key].p50),
      more: `P80 ${inMinutes(total[key].p80)} · P90 ${inMinutes(total[key].p90)} · P95 ${inMinutes(total[key].p95)}`,
    })),
  ];
  return html`<dl class="cards">
    ${cards.map((card) => cardOf(card, before))}
  </dl>`;
}

function cardOf({ name, value, past, unit = "", more }: Card, before: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd class="number">
      <strong>${value}</strong>${unit}
      ${past === null ? nothing : html`<small>${before} ${past}${unit}</small>`}
      ${more === undefined ? nothing : html`<small>${more}</small>`}
    </dd>
  </div>`;
}
