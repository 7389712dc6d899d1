import { css } from "lit";

export const pageStyles = css`
  :host,
  main {
    height: 100%;
  }

  :host {
    height: 100vh;
    overflow: hidden;
    background: var(--q-bg);
  }

  .starting {
    display: grid;
    place-items: center;
    height: 100%;
    font-size: calc(var(--u) * 4.8);
    color: var(--q-text-soft);
  }
`;

/** Buttons and words in the kiosk's own unit; see kiosk.css. */
export const kioskStyles = css`
  :host {
    height: 100%;
    font-size: calc(var(--u) * 4.2);
    line-height: 1.25;
  }

  .icon {
    flex: none;
  }

  .button {
    min-height: max(calc(var(--u) * 11), 96px);
    padding: calc(var(--u) * 1.5) calc(var(--u) * 4);
    border-width: calc(var(--u) * 0.3);
    border-radius: calc(var(--u) * 2);
    font-size: calc(var(--u) * 4.8);
    touch-action: none;
  }

  :focus-visible {
    outline-width: calc(var(--u) * 0.6);
    outline-offset: calc(var(--u) * 0.4);
  }

  .soft {
    color: var(--q-text-soft);
  }
`;
