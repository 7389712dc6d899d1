import { css } from "lit";

export const boardStyles = css`
  :host {
    height: 100vh;
    overflow: hidden;
    background: var(--q-bg);
    font-size: calc(var(--u) * 4);
  }

  main {
    display: grid;
    grid-template: auto minmax(0, 1fr) calc(var(--u) * 8) / minmax(0, 1fr) auto;
    gap: calc(var(--u) * 2.5) calc(var(--u) * 3);
    height: 100%;
    padding: calc(var(--u) * 3) calc(var(--u) * 4) calc(var(--u) * 2);
  }

  header,
  footer {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--u) * 4);
  }

  h1 {
    overflow: hidden;
    font-size: calc(var(--u) * 4.6);
    font-weight: 600;
    color: var(--q-text-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  q-clock {
    flex: none;
    font-size: calc(var(--u) * 7.6);
  }

  .alone {
    grid-column: 1 / -1;
  }

  .welcome {
    grid-column: 1 / -1;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: calc(var(--u) * 5);
    text-align: center;
  }

  .greeting {
    max-width: 20ch;
    font-size: calc(var(--u) * 13);
    font-weight: 700;
    line-height: 1.15;
    text-wrap: balance;
  }

  .hint {
    font-size: calc(var(--u) * 6.4);
    color: var(--q-text-soft);
  }

  .waiting,
  .muted {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 1.4);
    font-size: calc(var(--u) * 4.2);
    color: var(--q-text-soft);
  }

  .muted {
    padding: calc(var(--u) * 0.8) calc(var(--u) * 2.4);
    border-radius: calc(var(--u) * 1.6);
    background: var(--q-sunken);
    color: var(--q-text);
  }

  .lost {
    justify-content: flex-start;
    gap: calc(var(--u) * 2.4);
    padding: 0 calc(var(--u) * 3);
    border-radius: calc(var(--u) * 1.6);
    background: var(--q-orange);
    color: var(--q-on-orange);
    font-size: calc(var(--u) * 4);
  }

  .lost p {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--u) * 2.4);
    line-height: 1.15;
  }

  .lost strong {
    font-size: calc(var(--u) * 4.8);
  }

  .lost .icon {
    flex: none;
    font-size: calc(var(--u) * 5.6);
  }

  @media (max-aspect-ratio: 1/1) {
    main {
      grid-template: auto minmax(0, 1fr) auto calc(var(--u) * 13) / minmax(0, 1fr);
    }

    .lost {
      font-size: calc(var(--u) * 3.5);
    }
  }
`;
