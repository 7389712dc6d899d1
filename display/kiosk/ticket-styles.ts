import { css } from "lit";

export const ticketStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto auto auto;
    gap: calc(var(--u) * 3.5);
    padding: calc(var(--u) * 5);
  }

  .ticket {
    padding: calc(var(--u) * 2) calc(var(--u) * 5);
    overflow: hidden;
    border-radius: calc(var(--u) * 3);
    background: var(--q-call);
    color: var(--q-on-call);
    text-align: center;
    display: grid;
    align-content: center;
  }

  .caption {
    font-size: calc(var(--u) * 5.4);
    font-weight: 400;
  }

  /* Bold digits are up to 0.7 em wide, capitals up to 1.1; the number fills the width, and is never above 30 units high. */
  .label {
    margin: calc(var(--u) * -1) 0 calc(var(--u) * 1);
    font-size: min(calc(var(--u) * 34), calc(var(--u) * 110 / var(--letters)));
    font-weight: 700;
    line-height: 1.1;
    letter-spacing: 0.01em;
  }

  .service {
    font-size: calc(var(--u) * 6.4);
    font-weight: 600;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: calc(var(--u) * 1.5) calc(var(--u) * 5);
    margin-top: calc(var(--u) * 3);
    font-size: calc(var(--u) * 4.6);
  }

  .facts li {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 1.4);
  }

  .paper {
    --back: var(--q-surface);
    --front: var(--q-text);
    --mark: var(--q-accent);

    display: flex;
    align-items: center;
    gap: calc(var(--u) * 3);
    min-height: calc(var(--u) * 18);
    padding: calc(var(--u) * 3) calc(var(--u) * 4);
    border: calc(var(--u) * 0.3) solid var(--mark);
    border-radius: calc(var(--u) * 2.4);
    background: var(--back);
    color: var(--front);
  }

  .paper.printed,
  .paper.noPaper {
    --back: var(--q-ok-soft);
    --mark: var(--q-ok);
  }

  .paper.paperOut,
  .paper.notPrinted,
  .paper.question {
    --back: var(--q-orange-soft);
    --mark: var(--q-orange-strong);
  }

  .sign {
    display: grid;
    flex: none;
    font-size: calc(var(--u) * 9);
    color: var(--mark);
  }

  .printing .sign {
    animation: breathe 1.6s ease-in-out infinite;
  }

  .words {
    display: grid;
    gap: calc(var(--u) * 0.8);
    font-size: calc(var(--u) * 4.4);
  }

  .words strong {
    font-size: calc(var(--u) * 5.2);
    line-height: 1.2;
    text-wrap: balance;
  }

  .words span:empty {
    display: none;
  }

  figure {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: calc(var(--u) * 2);
  }

  q-qr-code {
    height: calc(var(--u) * 42);
  }

  figcaption {
    font-size: calc(var(--u) * 4.4);
    text-align: center;
    text-wrap: balance;
  }

  footer {
    display: grid;
    gap: max(calc(var(--u) * 2.5), 20px);
  }

  .closing {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--u) * 3);
    line-height: 1.15;
  }

  .closing .button {
    font-size: calc(var(--u) * 4.2);
  }

  .answers,
  .answer {
    display: grid;
    gap: max(calc(var(--u) * 4), 20px);
  }

  .answers {
    grid-template-columns: 1fr 1fr;
  }

  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }

  .screen-only .label {
    font-size: min(calc(var(--u) * 29), calc(var(--u) * 132 / var(--letters)));
  }

  @media (min-aspect-ratio: 2/3) {
    .label {
      font-size: min(calc(var(--u) * 24), calc(var(--u) * 100 / var(--letters)));
    }
  }

  @media (min-aspect-ratio: 2/3) and (max-aspect-ratio: 6/5) {
    :host {
      gap: calc(var(--u) * 2.4);
      padding: calc(var(--u) * 4);
    }

    .screen-only .label {
      font-size: min(calc(var(--u) * 15), calc(var(--u) * 70 / var(--letters)));
    }

    .caption,
    .facts {
      margin-top: 0;
      font-size: calc(var(--u) * 3.6);
    }

    .service {
      font-size: calc(var(--u) * 4.4);
    }

    .paper {
      min-height: calc(var(--u) * 12);
      padding: calc(var(--u) * 2) calc(var(--u) * 3);
    }

    .sign {
      font-size: calc(var(--u) * 7);
    }

    .words {
      font-size: calc(var(--u) * 3.4);
    }

    .words strong {
      font-size: calc(var(--u) * 4);
    }

    q-qr-code {
      height: calc(var(--u) * 22);
    }

    figcaption {
      font-size: calc(var(--u) * 3.4);
    }
  }

  @media (min-aspect-ratio: 6/5) {
    /* Half of the screen without its edges; letters are at most 0.72 em wide. */
    .label,
    .screen-only .label {
      font-size: min(
        calc(var(--u) * 24),
        calc((50vw - var(--u) * 18) / (var(--letters) * 0.72))
      );
    }

    :host {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) minmax(0, 1fr);
      column-gap: calc(var(--u) * 6);
    }

    .ticket {
      grid-row: 1 / 4;
    }

    .paper {
      min-height: calc(var(--u) * 13);
      padding: calc(var(--u) * 2) calc(var(--u) * 3);
    }

    .words {
      font-size: calc(var(--u) * 3.8);
    }

    .words strong {
      font-size: calc(var(--u) * 4.4);
    }

    footer {
      grid-column: 2;
      grid-row: 3;
    }

    q-qr-code {
      height: calc(var(--u) * 28);
    }
  }
`;
