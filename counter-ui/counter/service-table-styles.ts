import { css } from "lit";

export const serviceTableStyles = css`
  :host {
    height: 100%;
    min-height: 0;
    overflow: auto;
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
  }

  table {
    width: 100%;
    height: 100%;
    border-spacing: 0;
    border-collapse: separate;
  }

  th,
  td {
    padding: 0.125rem 0.5rem;
    border-bottom: 1px solid var(--q-line);
    font-weight: 400;
    text-align: start;
  }

  th:first-child {
    padding-inline-start: var(--q-space-3);
  }

  thead th {
    position: sticky;
    z-index: 1;
    top: 0;
    height: 2.5rem;
    background: var(--q-surface);
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
    font-weight: 600;
  }

  thead abbr {
    text-decoration: none;
  }

  .figure {
    width: 5.75rem;
    text-align: center;
  }

  td.figure {
    font-size: var(--q-size-4);
    font-weight: 600;
    line-height: 1.1;
  }

  .value {
    display: block;
  }

  /* The word takes no room of its own: a busy service must not make its line taller. */
  td.first {
    position: relative;
  }

  tr:is(.orange, .red) td.first .value {
    padding-bottom: 0.9375rem;
  }

  .level {
    position: absolute;
    inset: auto 0 0.25rem;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.25rem;
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1.1;
    white-space: nowrap;
  }

  tr.orange td {
    background: var(--q-orange);
    color: var(--q-on-orange);
  }

  tr.red td {
    background: var(--staff-alarm);
    color: var(--staff-on-alarm);
  }

  .button.service,
  .plain {
    display: flex;
    align-items: center;
    justify-content: flex-start;
    gap: 0.75rem;
    width: 100%;
    min-height: 3rem;
    padding: 0.125rem 1rem;
    text-align: start;
  }

  .name {
    font-size: 1.125rem;
    font-weight: 700;
    letter-spacing: 0.01em;
    overflow-wrap: break-word;
  }

  .plain {
    padding-inline: calc(1rem + 2px);
    color: var(--q-text-soft);
  }

  .plain .name {
    font-weight: 600;
  }

  .plain.served {
    color: var(--q-text);
  }

  .why {
    margin-inline-start: auto;
    font-size: 0.8125rem;
    white-space: nowrap;
  }

  .chosen {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    margin-inline-start: auto;
    font-size: var(--q-size-1);
  }

  .closed {
    background: var(--q-sunken);
    color: var(--q-text);
  }

  tfoot th,
  tfoot td {
    position: sticky;
    bottom: 0;
    height: 4.25rem;
    border-bottom: 0;
    background: var(--q-sunken);
  }

  /* Far from the other screen's « Déconnexion », which has the start of this line. */
  tfoot .validate {
    display: flex;
    margin-inline-start: auto;
  }

  .feet {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-1);
  }

  /* Both on one line at 1366 px: a second line would push the eighth service out of view. */
  .feet .button {
    gap: 0.25rem;
    padding-inline: 0.375rem;
    font-size: 0.9375rem;
    white-space: nowrap;
  }

  tfoot .label {
    display: block;
    color: var(--q-text-soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  /* 1366 x 768 within the browser's own bars: eight services still are in view. */
  @media (max-height: 700px) and (min-width: 1000px) {
    .button.service,
    .plain {
      min-height: 2.75rem;
    }
  }

  @media (min-width: 1000px) and (max-width: 1199px) {
    th,
    td {
      padding: 0.125rem 0.25rem;
    }

    .figure {
      width: 4.25rem;
    }

    .name {
      font-size: 1rem;
    }

    .button.service,
    .plain {
      padding-inline: 0.75rem;
    }
  }

  @media (max-width: 999px) {
    :host,
    table {
      height: auto;
    }
  }

  @media (max-width: 599px) {
    th,
    td {
      padding: 0.25rem 0.125rem;
    }

    th:first-child {
      padding-inline-start: 0.375rem;
    }

    table {
      table-layout: fixed;
    }

    .figure {
      width: 3.375rem;
    }

    thead th,
    tfoot .label {
      font-size: 0.6875rem;
      letter-spacing: -0.02em;
    }

    thead th.figure {
      padding-inline: 0;
    }

    td.figure {
      font-size: var(--q-size-3);
    }

    .button.service,
    .plain {
      gap: 0.25rem;
      padding-inline: 0.5rem;
    }

    .name {
      font-size: 0.8125rem;
      letter-spacing: 0;
    }

    .why,
    .level svg {
      display: none;
    }

    .level {
      font-size: 0.6875rem;
      white-space: normal;
    }

    .chosen {
      font-size: 0;
    }

    .chosen svg {
      font-size: 1rem;
    }

    tfoot .button {
      min-height: 3rem;
      gap: 0.25rem;
      padding: 0.375rem 0.25rem;
      font-size: 0.875rem;
    }

    .feet .button {
      padding-inline: 0.25rem;
      font-size: 0.8125rem;
    }
  }
`;
