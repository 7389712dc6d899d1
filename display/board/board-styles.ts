import { css } from "lit";

/*
 * Everything is counted in units of 1/108 of the short side; `ui/legibility.ts` and `aside-plan.ts` know the sizes of the
 * panes and keep the called number to them. Nothing scrolls.
 */
export const boardStyles = css`
  :host {
    height: 100vh;
    overflow: hidden;
    background: var(--q-bg);
    font-size: calc(var(--u) * 4);
  }

  main {
    display: grid;
    grid-template:
      "head head" calc(var(--u) * 9.2)
      "call beside" minmax(0, 1fr)
      "foot foot" calc(var(--u) * 8.6) / minmax(0, 1fr) calc(var(--u) * 58);
    gap: calc(var(--u) * 2.2) calc(var(--u) * 3);
    height: 100%;
    padding: calc(var(--u) * 2.6) calc(var(--u) * 4) calc(var(--u) * 2);
  }

  main.alone {
    grid-template:
      "head" calc(var(--u) * 9.2)
      "call" minmax(0, 1fr)
      "foot" calc(var(--u) * 8.6) / minmax(0, 1fr);
  }

  main.bare {
    position: relative;
    grid-template: "call" minmax(0, 1fr) / minmax(0, 1fr);
    padding: calc(var(--u) * 3);
  }

  q-board-call,
  q-board-counter,
  .welcome {
    grid-area: call;
  }

  .beside {
    display: flex;
    grid-area: beside;
    flex-direction: column;
    gap: calc(var(--u) * 2.5);
    min-height: 0;
    overflow: hidden;
  }

  .beside q-board-media {
    flex: none;
    height: calc(var(--u) * 33);
  }

  .beside > :last-child:not(q-board-media) {
    flex: 1;
  }

  header,
  footer {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--u) * 4);
    min-width: 0;
  }

  header {
    grid-area: head;
  }

  footer {
    grid-area: foot;
  }

  .logo {
    flex: none;
    max-width: calc(var(--u) * 36);
    height: 100%;
    object-fit: contain;
  }

  h1 {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font-size: calc(var(--u) * 4.6);
    font-weight: 600;
    color: var(--q-text-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .closed {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--u) * 1.2);
    padding: calc(var(--u) * 0.8) calc(var(--u) * 2.4);
    border: calc(var(--u) * 0.3) solid var(--q-line-strong);
    border-radius: calc(var(--u) * 1.6);
    font-weight: 600;
  }

  q-clock {
    flex: none;
    font-size: calc(var(--u) * 7.6);
  }

  .welcome {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: calc(var(--u) * 5);
    text-align: center;
  }

  .greeting {
    max-width: 20ch;
    font-size: calc(var(--u) * 12);
    font-weight: 700;
    line-height: 1.12;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  .aside .greeting {
    font-size: calc(var(--u) * 8.4);
  }

  .hint {
    font-size: calc(var(--u) * 6);
    color: var(--q-text-soft);
    text-wrap: balance;
  }

  .aside .hint {
    font-size: calc(var(--u) * 4.8);
  }

  .waiting,
  .muted {
    display: flex;
    flex: none;
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
    line-height: 1.1;
  }

  .lost strong {
    font-size: calc(var(--u) * 4.8);
  }

  .lost .icon {
    flex: none;
    font-size: calc(var(--u) * 5.6);
  }

  .bare footer {
    position: absolute;
    inset-inline: calc(var(--u) * 3);
    bottom: calc(var(--u) * 3);
    height: calc(var(--u) * 9);
  }

  .bare footer.corner {
    inset-inline-start: auto;
  }

  @media (max-aspect-ratio: 1/1) {
    main {
      grid-template:
        "head" calc(var(--u) * 9.2)
        "call" minmax(calc(var(--u) * 70), 1fr)
        "beside" auto
        "foot" calc(var(--u) * 12) / minmax(0, 1fr);
    }

    main.alone {
      grid-template:
        "head" calc(var(--u) * 9.2)
        "call" minmax(0, 1fr)
        "foot" calc(var(--u) * 12) / minmax(0, 1fr);
    }

    .beside q-board-media {
      height: calc(var(--u) * 57);
    }

    h1 {
      display: -webkit-box;
      font-size: calc(var(--u) * 4);
      white-space: normal;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
    }

    footer {
      flex-wrap: wrap;
      gap: calc(var(--u) * 0.5) calc(var(--u) * 3);
    }

    .lost {
      flex-wrap: nowrap;
      font-size: calc(var(--u) * 3.4);
    }

    .bare footer {
      height: calc(var(--u) * 13);
    }
  }
`;
