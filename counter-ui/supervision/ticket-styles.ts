import { css } from "lit";

/** Lists of tickets and messages. */
export const ticketStyles = css`
  .panel > header {
    padding: 0 1rem 0 0.5rem;
  }

  [role="tablist"] {
    display: flex;
    align-self: stretch;
  }

  [role="tab"] {
    min-height: 2.75rem;
    padding: 0 0.75rem;
    border: 0;
    border-bottom: 0.1875rem solid transparent;
    background: none;
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }

  [role="tab"][aria-selected="true"] {
    border-color: var(--q-accent);
    color: var(--q-accent);
  }

  [role="tab"]:focus-visible,
  .ticket:focus-visible {
    outline-offset: -0.1875rem;
  }

  select {
    min-width: 0;
    min-height: 2rem;
    padding: 0 0.5rem;
    border: 1px solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    font-size: var(--q-size-1);
  }

  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }

  .empty {
    padding: 1rem;
  }

  li + li {
    border-top: 1px solid var(--q-line);
  }

  .ticket {
    display: grid;
    grid-template-columns: 4.5rem minmax(7rem, 1fr) minmax(0, 2fr) auto;
    align-items: center;
    gap: 0.5rem;
    width: 100%;
    min-height: 2.5rem;
    padding: 0.125rem 1rem;
    border: 0;
    background: none;
    text-align: left;
    cursor: pointer;
  }

  .ticket:hover {
    background: var(--q-accent-soft);
  }

  .ticket strong {
    font-size: var(--q-size-3);
  }

  .marks {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    overflow: hidden;
    white-space: nowrap;
  }

  .marks .small {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
  }

  .note {
    font-style: italic;
  }

  .wait {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    font-weight: 600;
  }

  .send {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
    border-bottom: 1px solid var(--q-line);
  }

  .message {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1rem;
    padding: 0.625rem 1rem;
  }

  .message .button {
    grid-area: 1 / 2 / 3 / 3;
    align-self: center;
  }

  .message .small {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem;
  }
`;
