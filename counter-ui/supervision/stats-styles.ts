import { css } from "lit";

/** The pages of statistics, on a screen and on paper. */
export const statisticsStyles = css`
  :host {
    display: grid;
    gap: 1rem;
    width: min(100%, 110rem);
    margin: 0 auto;
    padding: 0.75rem 1rem 2rem;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }

  .tools label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    font-weight: 600;
  }

  .tools input:not([type="checkbox"]),
  .tools select {
    min-height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
  }

  .tools select {
    max-width: 12rem;
  }

  .presets .button[aria-pressed="true"] {
    --back: var(--q-accent-soft);
    --edge: var(--q-accent);
  }

  .end {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-left: auto;
  }

  .note {
    padding: 4rem 1rem;
    text-align: center;
  }

  .title {
    font-size: var(--q-size-4);
  }

  .lead {
    font-size: var(--q-size-3);
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    gap: 0.75rem;
  }

  .cards.times {
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  }

  .shares {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    padding: 0.125rem 0 0.25rem;
  }

  .shares small {
    display: inline;
  }

  .cards > div,
  section {
    min-width: 0;
    padding: 0.75rem 1rem;
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
  }

  dt,
  small {
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
  }

  dd strong {
    font-size: var(--q-size-4);
  }

  small {
    display: block;
  }

  b {
    color: var(--q-text);
    font-weight: 600;
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(40rem, 100%), 1fr));
    gap: 1rem;
  }

  .charts.single {
    grid-template-columns: 1fr;
  }

  .charts > .wide {
    grid-column: 1 / -1;
  }

  section header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    padding-bottom: 0.5rem;
  }

  .files {
    display: inline-flex;
    gap: 0.5rem;
    font-size: var(--q-size-1);
    white-space: nowrap;
  }

  a {
    display: inline-block;
    min-height: 1.5rem;
    color: var(--q-accent);
    font-weight: 600;
  }

  .draw {
    height: 20rem;
  }

  .scroll {
    max-height: 24rem;
    overflow: auto;
  }

  summary {
    padding: 0.375rem 0;
    font-weight: 600;
    cursor: pointer;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--q-size-1);
  }

  th,
  td {
    padding: 0.25rem 0.625rem;
    border-bottom: 1px solid var(--q-line);
    text-align: right;
    white-space: nowrap;
  }

  thead th {
    position: sticky;
    top: 0;
    background: var(--q-surface);
    color: var(--q-text-soft);
  }

  th:first-child {
    text-align: left;
  }

  .definitions ul {
    display: grid;
    gap: 0.25rem;
    padding-top: 0.5rem;
  }

  @media print {
    :host {
      padding: 0;
    }

    .tools,
    .files,
    summary,
    .rows {
      display: none;
    }

    section,
    .cards > div {
      break-inside: avoid;
      padding: 4pt 6pt;
    }

    header {
      break-after: avoid;
    }

    .cards {
      grid-template-columns: repeat(6, 1fr);
      gap: 4pt;
    }

    .cards.times {
      grid-template-columns: repeat(3, 1fr);
    }

    dd strong {
      font-size: 14pt;
    }

    dt,
    small,
    li {
      font-size: 7pt;
    }

    .charts {
      display: block;
    }

    .charts > * {
      margin-bottom: 8pt;
    }

    .draw {
      height: 13rem;
    }

    /* What is folded on the screen is there on paper. */
    details::details-content {
      content-visibility: visible;
      display: block;
    }

    .scroll {
      max-height: none;
      overflow: visible;
    }

    table {
      font-size: 6pt;
    }

    tr {
      break-inside: avoid;
    }

    th,
    td {
      padding: 1pt 2pt;
      white-space: normal;
    }
  }
`;
