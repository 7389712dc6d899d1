import { css } from "lit";

/** What every element starts from: box model, bare text, one visible focus, still pages for who asks for it. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host {
    display: block;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }

  h1,
  h2,
  h3 {
    font-weight: 700;
    line-height: 1.15;
    text-wrap: balance;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  :focus-visible {
    outline: 0.1875rem solid var(--q-focus);
    outline-offset: 0.1875rem;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .number {
    font-variant-numeric: tabular-nums lining-nums;
    font-feature-settings: "tnum", "lnum";
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/**
 * `<button class="button …">`: `primary` (the accent), `green`, `orange`, `red`, `violet`, `quiet`; none is plain.
 * The height is above the 24 CSS px of WCAG 2.5.8 and the 44 of a comfortable touch.
 */
export const buttons = css`
  .button {
    --back: var(--q-surface);
    --front: var(--q-text);
    --edge: var(--q-line-strong);

    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 3rem;
    padding: 0.5em 1.25em;
    border: 0.125rem solid var(--edge);
    border-radius: var(--q-radius-2);
    background: var(--back);
    color: var(--front);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    transition: transform 80ms ease-out;
  }

  .button:active:not(:disabled) {
    transform: translateY(1px);
    filter: brightness(0.94);
  }

  .button:disabled,
  .button[aria-disabled="true"] {
    --back: var(--q-sunken);
    --front: var(--q-text-soft);
    --edge: var(--q-line);

    cursor: default;
  }

  .button.primary:not(:disabled) {
    --back: var(--q-accent);
    --front: var(--q-on-accent);
    --edge: var(--q-accent);
  }

  .button.green:not(:disabled) {
    --back: var(--q-ok);
    --front: var(--q-on-ok);
    --edge: var(--q-ok);
  }

  .button.orange:not(:disabled) {
    --back: var(--q-orange);
    --front: var(--q-on-orange);
    --edge: var(--q-orange-strong);
  }

  .button.red:not(:disabled) {
    --back: var(--q-red);
    --front: var(--q-on-red);
    --edge: var(--q-red);
  }

  .button.violet:not(:disabled) {
    --back: var(--q-violet);
    --front: var(--q-on-violet);
    --edge: var(--q-violet);
  }

  .button.quiet {
    --back: transparent;
    --edge: transparent;
  }
`;
