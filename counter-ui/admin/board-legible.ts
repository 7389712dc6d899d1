import { css, html, nothing, svg, type TemplateResult } from "lit";
import type { BoardDesign } from "../../protocol/board.ts";
import type { Language } from "../../protocol/schema.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { type NumberPlan, numberPlan, promisedFace, screenMm } from "../../ui/legibility.ts";
import type { BoardStudioTexts } from "../../ui/texts/board-studio-texts.ts";

export const legibleStyles = css`
  .verdict {
    display: flex;
    gap: var(--q-space-3);
    align-items: center;
    padding: var(--q-space-3) var(--q-space-4);
    border-radius: var(--q-radius-1);
    background: var(--q-ok-soft);
    font-size: var(--q-size-3);
    font-weight: 700;
  }

  .verdict .icon {
    color: var(--q-ok);
  }

  .verdict.no {
    background: var(--q-orange-soft);
  }

  .verdict.no .icon {
    color: var(--q-orange-strong);
  }

  .scale {
    display: block;
    width: 100%;
    height: auto;
    border-radius: var(--q-radius-1);
    background: var(--q-sunken);
  }

  .scale .screen {
    fill: var(--q-text);
  }

  .scale .good {
    fill: var(--q-ok-soft);
    stroke: var(--q-ok);
  }

  .scale .beyond {
    fill: var(--q-orange-soft);
    stroke: var(--q-orange-strong);
  }

  .scale .ground,
  .scale .sight {
    fill: none;
    stroke: var(--q-line-strong);
  }

  .scale .sight {
    stroke-dasharray: 4 4;
  }

  .scale .person {
    fill: var(--q-text);
  }

  .scale text {
    fill: var(--q-text);
    font-size: 15px;
    font-weight: 600;
  }
`;

/** « 13,1 »: metres with one decimal, rounded down, as a promise is. */
export function metresText(metres: number, language: Language): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return (Math.floor(metres * 10) / 10).toLocaleString(language, options);
}

/** What the board promises to its farthest seat, with the longest number of the site. */
export function promiseOf(design: BoardDesign, longest: string): NumberPlan {
  const beside = design.listed > 0 || design.waiting === "services" || design.media.length > 0;
  return numberPlan(design, promisedFace(longest), beside);
}

/** The verdict in words and in a drawing to scale. */
export function legibleVerdict(parts: {
  readonly design: BoardDesign;
  readonly plan: NumberPlan;
  readonly texts: BoardStudioTexts["legible"];
  readonly language: Language;
}): TemplateResult {
  const { design, plan, texts, language } = parts;
  const readable = metresText(plan.readableMetres, language);
  const seat = metresText(design.farthestSeatMetres, language);
  const frame = design.layout === "hall" && plan.frame !== "aside" ? texts[plan.frame] : null;
  return html`<p class=${plan.enough ? "verdict" : "verdict no"} role="status">
      ${plan.enough ? checkIcon : warningIcon}
      <span>${plan.enough ? texts.yes(readable) : texts.no(readable)}</span>
    </p>
    ${plan.enough ? nothing : html`<p class="fault">${texts.noHint(seat)}</p>`}
    ${frame === null ? nothing : html`<p class="soft">${frame}</p>`}
    ${
      plan.frame === "aside" && design.listed > 0
        ? html`<p class="soft">${texts.list(metresText(plan.listReadableMetres, language))}</p>`
        : nothing
    }
    ${drawing(design, plan, texts.drawing(seat, readable), { readable, seat })}`;
}

/** Width and height of the drawing, its margin, and where the floor is. */
const sheet = { width: 720, height: 190, left: 40, right: 40, floor: 150 } as const;
/** A screen hangs with its middle about so high, metres; a seated person looks from there. */
const [hungMetres, eyeMetres] = [1.9, 1.2] as const;

function drawing(
  design: BoardDesign,
  plan: NumberPlan,
  words: string,
  { readable, seat }: { readonly readable: string; readonly seat: string },
): TemplateResult {
  const most = Math.max(plan.readableMetres, design.farthestSeatMetres, 3) * 1.06;
  const scale = (sheet.width - sheet.left - sheet.right) / most;
  // Heights are drawn twice as large: a room is far longer than it is high.
  const up = (metres: number) => sheet.floor - Math.min(120, metres * Math.max(scale, 40) * 0.9);
  const x = (metres: number) => sheet.left + metres * scale;
  const eye = up(eyeMetres);
  const hung = up(hungMetres);
  const tall = Math.min(64, (screenMm(design).height / 1000) * Math.max(scale, 40));
  return html`<svg
    class="scale"
    viewBox=${`0 0 ${sheet.width} ${sheet.height}`}
    role="img"
    aria-label=${words}
  >
    ${svg`<rect class=${plan.enough ? "good" : "beyond"} x=${sheet.left} y=${sheet.floor}
        width=${plan.readableMetres * scale} height="10"></rect>
      <path class="ground" d=${`M${sheet.left} ${sheet.floor} H${sheet.width - 8}`}></path>
      <rect class="screen" x=${sheet.left - 6} y=${hung - tall / 2} width="6" height=${tall}></rect>
      <path class="sight" d=${`M${sheet.left} ${hung} L${x(design.farthestSeatMetres)} ${eye}`}></path>
      <circle class="person" cx=${x(design.farthestSeatMetres)} cy=${eye} r="8"></circle>
      <path class="person" d=${`M${x(design.farthestSeatMetres) - 9} ${sheet.floor} v${eye + 12 - sheet.floor} h18 v${sheet.floor - eye - 12} Z`}></path>
      <text x=${x(design.farthestSeatMetres)} y=${eye - 16} text-anchor="middle">${seat} m</text>
      <text x=${x(plan.readableMetres)} y=${sheet.floor + 30} text-anchor="end">${readable} m</text>`}
  </svg>`;
}
