import { css } from "lit";

/** The page around the sheet, and the sheet: A4 (ISO 216), the same on the screen and on paper. */
export const sheetStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    min-height: 100dvh;
  }

  .soft {
    color: var(--q-text-soft);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--q-space-2) var(--q-space-5);
    padding: var(--q-space-3) var(--q-space-5);
  }

  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--q-space-1);
    min-height: 3rem;
    color: var(--q-accent);
    font-weight: 600;
    text-decoration: none;
  }

  main {
    display: grid;
    grid-template-columns: minmax(16rem, 22rem) minmax(0, 50rem);
    gap: var(--q-space-6);
    align-items: start;
    justify-content: center;
    padding: var(--q-space-3) var(--q-space-5) var(--q-space-7);
  }

  .controls {
    position: sticky;
    top: var(--q-space-4);
    display: grid;
    gap: var(--q-space-3);
  }

  h1 {
    font-size: var(--q-size-5);
    font-weight: 800;
  }

  .word {
    display: inline-flex;
    align-items: center;
    gap: var(--q-space-2);
    font-weight: 600;
  }

  .word svg {
    flex: none;
  }

  .warn {
    padding: var(--q-space-2) var(--q-space-3);
    border-radius: var(--q-radius-1);
    background: var(--q-orange);
    color: var(--q-on-orange);
  }

  .choice {
    display: grid;
    gap: var(--q-space-1);
    font-weight: 600;
  }

  select {
    min-height: 3rem;
    padding: 0 var(--q-space-3);
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    text-overflow: ellipsis;
  }

  .hint {
    margin-top: var(--q-space-4);
  }

  .link {
    text-decoration: none;
  }

  .paper {
    display: grid;
    grid-template-rows: auto auto auto 1fr;
    grid-template-columns: minmax(0, 1fr);
    gap: 2.4em;
    aspect-ratio: 210 / 297;
    padding: 5.2em 4.8em 4em;
    background: #fff;
    box-shadow: var(--q-shadow);
    color: #0f2127;
    /* 1 em is a 52nd of the sheet's width, on the screen as on paper. */
    font-size: calc(min(100vw - 4rem, 50rem) / 52);
  }

  .paper .soft,
  .paper header p {
    color: #47595f;
  }

  .paper header {
    padding-bottom: 1.6em;
    border-bottom: 0.25em solid #0a5768;
  }

  .paper header p {
    font-size: 1.5em;
  }

  .paper h2 {
    color: #0a5768;
    font-size: 4.6em;
    font-weight: 800;
    letter-spacing: -0.01em;
  }

  .paper h3 {
    margin-bottom: 0.5em;
    font-size: 1.4em;
  }

  .address {
    display: grid;
    grid-template-columns: 14em minmax(0, 1fr);
    gap: 2.4em;
    align-items: center;
  }

  .address div {
    display: grid;
    gap: 0.7em;
  }

  .url {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }

  .other {
    font-weight: 600;
  }

  .steps {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 1.2em;
    counter-reset: step;
  }

  .steps li {
    padding: 1em;
    border: 0.1em solid #cfd9db;
    border-radius: 0.7em;
    counter-increment: step;
  }

  .steps li::before {
    display: block;
    color: #0a5768;
    font-size: 1.8em;
    font-weight: 800;
    line-height: 1.2;
    content: counter(step);
  }

  .below {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 2.4em;
  }

  dl {
    display: grid;
    gap: 0.5em;
  }

  dl div {
    display: grid;
    grid-template-columns: 4.2em 1fr;
    gap: 0.8em;
    align-items: baseline;
  }

  kbd {
    display: inline-block;
    padding: 0.05em 0.5em;
    border: 0.1em solid #66787e;
    border-radius: 0.35em;
    font-family: inherit;
    font-weight: 700;
    white-space: nowrap;
  }

  .trouble {
    display: grid;
    gap: 0.8em;
  }

  @media (max-width: 899px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: var(--q-space-4);
    }

    .controls {
      position: static;
    }

    .paper {
      font-size: calc((100vw - 2rem) / 52);
    }
  }

  /* A phone shows the sheet as a text to read: its figure as paper would be too small. */
  @media screen and (max-width: 599px) {
    .paper {
      aspect-ratio: auto;
      padding: 1.25rem;
      font-size: 1rem;
    }

    .paper h2 {
      font-size: 2rem;
    }

    .url {
      font-size: 1.25rem;
    }

    .address > div {
      min-width: 0;
    }

    .address,
    .steps,
    .below {
      grid-template-columns: minmax(0, 1fr);
    }

    .address q-qr-code {
      max-width: 14rem;
    }
  }

  @media print {
    :host {
      display: block;
      min-height: 0;
    }

    .top,
    .controls {
      display: none;
    }

    main {
      display: block;
      padding: 0;
    }

    .paper {
      width: 210mm;
      height: 296mm;
      aspect-ratio: auto;
      box-shadow: none;
      font-size: calc(210mm / 52);
      print-color-adjust: exact;
    }
  }
`;
