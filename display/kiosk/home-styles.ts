import { css } from "lit";

export const homeStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    gap: calc(var(--u) * 3);
    padding: calc(var(--u) * 5);
  }

  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: calc(var(--u) * 4);
  }

  .site {
    font-size: calc(var(--u) * 4.4);
    font-weight: 600;
    color: var(--q-accent);
  }

  q-clock {
    flex: none;
    font-size: calc(var(--u) * 7);
    text-align: end;
    --q-clock-day: calc(var(--u) * 4.1);
  }

  h1 {
    font-size: calc(var(--u) * 7.6);
    letter-spacing: -0.01em;
  }

  .choose {
    margin-top: calc(var(--u) * 1.2);
    font-size: calc(var(--u) * 4.6);
    color: var(--q-text-soft);
    text-wrap: balance;
  }

  .choice {
    display: flex;
    flex-direction: column;
    gap: max(calc(var(--u) * 2), 20px);
    min-height: 0;
  }

  .services {
    display: grid;
    flex: 1;
    grid-auto-rows: minmax(0, calc(var(--u) * 17));
    gap: max(calc(var(--u) * 2), 20px);
    align-content: end;
    min-height: 0;
  }

  .service {
    display: grid;
    grid-template: auto auto / auto minmax(0, 1fr);
    align-content: center;
    align-items: center;
    gap: 0 calc(var(--u) * 2.6);
    width: 100%;
    height: 100%;
    min-height: max(calc(var(--u) * 9.6), 96px);
    padding: calc(var(--u) * 1) calc(var(--u) * 2.4);
    border: calc(var(--u) * 0.25) solid var(--q-line-strong);
    border-radius: calc(var(--u) * 2.2);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
    text-align: start;
    cursor: pointer;
    touch-action: none;
    -webkit-tap-highlight-color: transparent;
  }

  .service:active:not(:disabled),
  .service.asked {
    border-color: var(--q-accent);
    background: var(--q-accent-soft);
  }

  .service:disabled {
    background: var(--q-sunken);
    border-color: var(--q-line);
    box-shadow: none;
    color: var(--q-text-soft);
    cursor: default;
  }

  .prefix {
    display: grid;
    grid-row: 1 / 3;
    place-items: center;
    min-width: calc(var(--u) * 8);
    height: calc(var(--u) * 8);
    padding: 0 calc(var(--u) * 1);
    border-radius: calc(var(--u) * 1.4);
    background: var(--q-accent);
    color: var(--q-on-accent);
    font-size: calc(var(--u) * 5);
    font-weight: 700;
  }

  .service:disabled .prefix {
    background: var(--q-line);
    color: var(--q-text-soft);
  }

  /* Without a letter the name begins where the letters do. */
  .name,
  .facts {
    grid-column: 2;
    min-width: 0;
  }

  .bare :is(.name, .facts) {
    grid-column: 1 / -1;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    font-size: calc(var(--u) * 5 * var(--fit, 1));
    font-weight: 700;
    line-height: 1.22;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }


  .facts {
    font-size: calc(var(--u) * 4.1 * var(--fit, 1));
    line-height: 1.15;
    white-space: nowrap;
  }

  .line {
    display: inline-flex;
    justify-content: space-between;
    gap: calc(var(--u) * 0.4) calc(var(--u) * 2);
    min-width: 100%;
  }

  .line > span {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 1.2);
  }

  .facts .icon {
    color: var(--q-accent);
  }

  .service:disabled .icon {
    color: inherit;
  }

  .wait {
    font-weight: 600;
  }

  .people {
    color: var(--q-text-soft);
  }

  footer {
    display: grid;
    gap: max(calc(var(--u) * 2), 20px);
  }

  .again {
    width: 100%;
    font-size: calc(var(--u) * 4.4);
  }

  .pages,
  .languages {
    display: flex;
    gap: max(calc(var(--u) * 2), 20px);
  }

  .pages .button,
  .languages .button {
    flex: 1;
    padding-inline: calc(var(--u) * 1.6);
    font-size: calc(var(--u) * 4.4);
  }

  .chosen {
    --back: var(--q-accent-soft);
    --edge: var(--q-accent);
    --front: var(--q-accent-strong);
  }
`;
