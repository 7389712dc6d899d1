import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

/** A line drawing on a square of 24; it takes the size and the colour of the text, and says nothing aloud. */
function icon(lines: SVGTemplateResult): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${lines}
  </svg>`;
}

export const checkIcon = icon(svg`<path d="M4.5 12.5 10 18 19.5 7"></path>`);
export const warningIcon = icon(
  svg`<path d="M12 4 2.5 20h19L12 4Z"></path><path d="M12 10v4.5"></path><path d="M12 17.4v.1"></path>`,
);
export const clockIcon = icon(
  svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 7v5l3.5 2"></path>`,
);
export const peopleIcon = icon(
  svg`<circle cx="9" cy="8" r="3.5"></circle><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6"></path><path d="M16 4.9a3.5 3.5 0 0 1 0 6.2"></path><path d="M18 14.5c2 .8 3.2 2.6 3.5 5.5"></path>`,
);
export const printerIcon = icon(
  svg`<path d="M7 9V3h10v6"></path><path d="M7 17H3.5V9h17v8H17"></path><path d="M7 14h10v7H7z"></path>`,
);
export const arrowIcon = icon(svg`<path d="M4 12h16"></path><path d="m13 5 7 7-7 7"></path>`);
export const chevronIcon = icon(svg`<path d="m9 5 7 7-7 7"></path>`);
export const chevronBackIcon = icon(svg`<path d="m15 5-7 7 7 7"></path>`);
export const mutedIcon = icon(
  svg`<path d="M4 9.5v5h3.5L13 19V5L7.5 9.5H4Z"></path><path d="m17 9.5 5 5"></path><path d="m22 9.5-5 5"></path>`,
);
export const offlineIcon = icon(
  svg`<path d="M2.5 9.5a15 15 0 0 1 19 0"></path><path d="M6 13.5a9.5 9.5 0 0 1 12 0"></path><path d="M9.5 17.3a4 4 0 0 1 5 0"></path><path d="M4 3.5 20 20.5"></path>`,
);
export const questionIcon = icon(
  svg`<circle cx="12" cy="12" r="9"></circle><path d="M9.3 9.3a2.8 2.8 0 1 1 4 2.7c-.9.5-1.3 1-1.3 2"></path><path d="M12 17v.1"></path>`,
);
export const closedIcon = icon(
  svg`<circle cx="12" cy="12" r="9"></circle><path d="M7 12h10"></path>`,
);
export const fullIcon = icon(
  svg`<path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5v5.5m0 3.5v.1"></path>`,
);
export const bellIcon = icon(
  svg`<path d="M6 17v-6a6 6 0 0 1 12 0v6l1.5 2h-15L6 17Zm4 4.5h4"></path>`,
);
export const callIcon = icon(svg`<path d="M4 9v6h4l6 5V4L8 9H4Zm13.5-1a6 6 0 0 1 0 8"></path>`);
export const personIcon = icon(
  svg`<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9a8 8 0 0 1 16 0"></path>`,
);
export const leaveIcon = icon(svg`<path d="M14 4H5v16h9M10 12h11m-4-4 4 4-4 4"></path>`);
export const pauseIcon = icon(svg`<path d="M8 5v14M16 5v14"></path>`);
export const undoIcon = icon(svg`<path d="M4 9h11a5.5 5.5 0 0 1 0 11h-5M4 9l5-5M4 9l5 5"></path>`);
export const eraseIcon = icon(svg`<path d="M9 5h12v14H9l-6.5-7L9 5Zm3.5 4.5 5 5m0-5-5 5"></path>`);
export const addIcon = icon(svg`<path d="M12 5v14M5 12h14"></path>`);
export const penIcon = icon(svg`<path d="M4 20h4L19.5 8.5l-4-4L4 16v4Zm9.5-13.5 4 4"></path>`);
export const listIcon = icon(svg`<path d="M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11"></path>`);
export const crossIcon = icon(svg`<path d="m6 6 12 12M18 6 6 18"></path>`);
