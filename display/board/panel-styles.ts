import { css } from "lit";

/** A panel beside the call: a heading, and rows of a height that is known beforehand. */
export const panel = css`
  :host {
    min-width: 0;
  }

  .panel {
    padding: calc(var(--u) * 3) calc(var(--u) * 3.5);
    overflow: hidden;
    border-radius: calc(var(--u) * 3);
    background: var(--q-sunken);
  }

  h2 {
    padding-bottom: calc(var(--u) * 1.6);
    overflow: hidden;
    font-size: calc(var(--u) * 4);
    font-weight: 600;
    line-height: 1.2;
    color: var(--q-text-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
