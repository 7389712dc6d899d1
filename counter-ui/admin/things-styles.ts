import { css } from "lit";

export const thingsStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-4);
    align-items: start;
    justify-content: space-between;
  }

  .head > div {
    display: grid;
    gap: var(--q-space-2);
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(20rem, 5fr) 7fr;
    gap: var(--q-space-5);
    align-items: start;
  }

  .single {
    max-width: 48rem;
  }

  .list {
    gap: 0;
    padding: var(--q-space-2);
  }

  .row {
    display: flex;
    align-items: center;
    border-radius: var(--q-radius-1);
  }

  .row + .row {
    border-block-start: 1px solid var(--q-line);
  }

  .row.current {
    background: var(--q-accent-soft);
  }

  .name {
    display: flex;
    flex: 1;
    gap: var(--q-space-3);
    align-items: center;
    min-width: 0;
    min-height: 3.5rem;
    padding: var(--q-space-2) var(--q-space-3);
    border: 0;
    border-radius: var(--q-radius-1);
    background: transparent;
    text-align: start;
    cursor: pointer;
  }

  .words {
    display: grid;
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .words .soft {
    font-size: var(--q-size-1);
  }

  .moves {
    display: flex;
    flex: none;
  }

  .moves .button {
    min-width: 2.5rem;
    padding: 0.25em 0.5em;
  }

  .badge {
    display: inline-grid;
    flex: none;
    place-items: center;
    min-width: 2.5rem;
    height: 2.5rem;
    padding-inline: 0.375rem;
    border-radius: var(--q-radius-1);
    background: var(--q-accent);
    color: var(--q-on-accent);
    font-weight: 800;
  }

  .badge.off {
    background: var(--q-sunken);
    color: var(--q-text-soft);
  }

  .editor {
    position: sticky;
    inset-block-start: var(--q-space-5);
  }

  .remove {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
    padding-block-start: var(--q-space-4);
    border-block-start: 1px solid var(--q-line);
  }

  .empty {
    justify-items: center;
    padding: var(--q-space-8) var(--q-space-5);
    text-align: center;
  }

  .panel {
    display: grid;
    gap: var(--q-space-3);
    padding: var(--q-space-4);
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-1);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  @media (max-width: 80rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .editor {
      position: static;
    }
  }
`;
