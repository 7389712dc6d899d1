import { css } from "lit";

/** What the elements of the counter page share beyond the buttons of every page. */
export const staff = css`
  :host {
    font-size: var(--q-size-2);
  }

  .soft {
    color: var(--q-text-soft);
  }

  .button {
    --q-radius-2: var(--q-radius-1);
  }

  /* A button that waits keeps its place and its focus, but no colour. */
  .button[aria-disabled="true"][aria-disabled="true"][aria-disabled="true"] {
    --back: var(--q-sunken);
    --front: var(--q-text-soft);
    --edge: var(--q-line);

    cursor: default;
    filter: none;
    transform: none;
  }

  .button[aria-busy="true"] {
    cursor: progress;
  }

  .big {
    min-height: 4.5rem;
    font-size: var(--q-size-3);
  }

  kbd {
    padding: 0.0625rem 0.4375rem;
    border: 1px solid currentcolor;
    border-radius: 0.3125rem;
    font-family: inherit;
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.25rem;
    white-space: nowrap;
  }

  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.125rem 0.625rem;
    border-radius: 99rem;
    background: var(--q-accent-soft);
    color: var(--q-text);
    font-size: var(--q-size-1);
    font-weight: 600;
  }

  svg.icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2.25;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  /* No key on a screen that is only touched, or too narrow for a word beside it. */
  @media (hover: none), (max-width: 599px) {
    .button kbd {
      display: none;
    }
  }
`;

/**
 * The step pane's zones: title, first, second, third, acts. Each screen of the cycle puts its buttons in other
 * zones than the screen before it, so that a double click finds nothing under the second press (row E73).
 */
export const zones = css`
  .step {
    position: relative;
    display: grid;
    grid-template-rows: 3rem minmax(5.5rem, 22fr) minmax(5rem, 20fr) minmax(12.5rem, 38fr) 4.5rem;
    gap: var(--q-space-3);
    height: 100%;
    min-height: 35.25rem;
    padding: var(--q-space-3) var(--q-space-4) var(--q-space-4);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
  }

  .zone-title {
    display: flex;
    grid-row: 1;
    grid-column: 1;
    align-items: center;
    justify-content: space-between;
    gap: var(--q-space-4);
    min-width: 0;
  }

  .undo-offer {
    display: inline-flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--q-space-3);
    line-height: 1.2;
    text-align: end;
  }

  .undo-offer .button {
    flex: none;
    min-width: 9.5rem;
  }

  .zone-title h2 {
    font-size: var(--q-size-3);
    overflow-wrap: break-word;
  }

  .zone-1 {
    grid-row: 2;
    grid-column: 1;
  }

  .zone-2 {
    grid-row: 3;
    grid-column: 1;
  }

  .zone-3 {
    grid-row: 4;
    grid-column: 1;
  }

  .zone-acts {
    grid-row: 5;
    grid-column: 1;
  }

  .zone-1,
  .zone-2,
  .zone-3,
  .zone-acts {
    min-width: 0;
    min-height: 0;
  }

  /* A short question in the place of the first zones; the acts below wait. */
  .window {
    position: relative;
    z-index: 1;
    display: grid;
    grid-row: 1 / span 2;
    grid-column: 1;
    gap: var(--q-space-2);
    align-content: center;
    margin: calc(-1 * var(--q-space-1)) calc(-1 * var(--q-space-2)) 0;
    padding: var(--q-space-3) var(--q-space-5);
    border: 0.1875rem solid var(--q-orange-strong);
    border-radius: var(--q-radius-2);
    background: var(--q-orange-soft);
    box-shadow: var(--q-shadow);
  }

  .window h2 {
    font-size: var(--q-size-3);
  }

  .window .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
  }

  :host {
    container-type: inline-size;
  }

  @container (max-width: 34rem) {
    .step {
      grid-template-rows: auto auto auto auto auto;
      gap: var(--q-space-3);
      min-height: 0;
      padding: var(--q-space-3);
    }

    /* The offer comes and goes on one line: below it nothing may move under the finger. */
    .zone-title {
      gap: var(--q-space-2);
      min-height: 3rem;
    }

    .undo-offer .button {
      min-width: 0;
      padding-inline: var(--q-space-2);
    }

    .zone-title h2 {
      font-size: 1.0625rem;
    }

    .undo-offer .what {
      display: none;
    }
  }
`;
