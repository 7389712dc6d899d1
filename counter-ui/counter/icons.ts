import { html, type TemplateResult } from "lit";
import {
  checkIcon,
  chevronBackIcon,
  offlineIcon,
  printerIcon,
  questionIcon,
  warningIcon,
} from "../../ui/icons.ts";

/** One line drawing of the staff's screens, 24 units square; it stands beside a word, never alone. */
function icon(lines: string): TemplateResult {
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
    <path d=${lines}></path>
  </svg>`;
}

export const icons = {
  check: checkIcon,
  warning: warningIcon,
  offline: offlineIcon,
  paper: printerIcon,
  back: chevronBackIcon,
  help: questionIcon,
  full: icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5v5.5m0 3.5v.1"),
  bell: icon("M6 17v-6a6 6 0 0 1 12 0v6l1.5 2h-15L6 17Zm4 4.5h4"),
  call: icon("M4 9v6h4l6 5V4L8 9H4Zm13.5-1a6 6 0 0 1 0 8"),
  person: icon("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9a8 8 0 0 1 16 0"),
  leave: icon("M14 4H5v16h9M10 12h11m-4-4 4 4-4 4"),
  undo: icon("M4 9h11a5.5 5.5 0 0 1 0 11h-5M4 9l5-5M4 9l5 5"),
  erase: icon("M9 5h12v14H9l-6.5-7L9 5Zm3.5 4.5 5 5m0-5-5 5"),
  add: icon("M12 5v14M5 12h14"),
  pen: icon("M4 20h4L19.5 8.5l-4-4L4 16v4Zm9.5-13.5 4 4"),
  list: icon("M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11"),
} as const;
