import { css } from "lit";

export const startStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-4);
    max-width: 60rem;
  }

  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-3);
  }

  .steps .card {
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-4);
    padding: var(--q-space-3) var(--q-space-5);
  }

  .steps .open {
    padding-block-end: var(--q-space-5);
    outline: 0.125rem solid var(--q-accent);
  }

  .name {
    display: flex;
    gap: var(--q-space-3);
    align-items: center;
    width: 100%;
    min-height: 3rem;
    padding: 0;
    border: 0;
    background: transparent;
    font-size: var(--q-size-3);
    font-weight: 700;
    text-align: start;
    cursor: pointer;
  }

  .mark {
    display: inline-grid;
    flex: none;
    place-items: center;
    width: 2rem;
    height: 2rem;
    border-radius: 50%;
    background: var(--q-sunken);
    font-size: var(--q-size-2);
  }

  .mark.done {
    background: var(--q-ok);
    color: var(--q-on-ok);
  }

  .templates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
    gap: var(--q-space-3);
  }

  .template {
    display: grid;
    gap: var(--q-space-2);
    align-content: start;
    padding: var(--q-space-4);
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    text-align: start;
    cursor: pointer;
  }

  .template:hover {
    border-color: var(--q-accent);
    background: var(--q-accent-soft);
  }

  .template strong {
    font-size: var(--q-size-3);
  }

  .rows,
  .chips {
    display: flex;
    flex-direction: column;
    gap: var(--q-space-2);
  }

  .chips {
    flex-flow: row wrap;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  .acts a.button {
    text-decoration: none;
  }

  .rows .row {
    flex-wrap: nowrap;
  }

  input.short {
    width: 5rem;
  }

  table {
    border-collapse: collapse;
  }

  td,
  th {
    padding: var(--q-space-2) var(--q-space-4) var(--q-space-2) 0;
    border-block-end: 1px solid var(--q-line);
    text-align: start;
  }

  code {
    font-size: var(--q-size-2);
    font-weight: 700;
  }
`;
