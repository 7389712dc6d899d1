import { css } from "lit";

/** What the parts of the supervision page share: panels, levels, small buttons. */
export const roomStyles = css`
  :host {
    font-size: var(--q-size-2);
  }

  h2 {
    font-size: var(--q-size-2);
    letter-spacing: 0.01em;
  }

  .soft {
    color: var(--q-text-soft);
  }

  .small {
    font-size: var(--q-size-1);
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    overflow: hidden;
  }

  .panel > header {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: 2.75rem;
    padding: 0.375rem 1rem;
    border-bottom: 1px solid var(--q-line);
  }

  .panel > header .end {
    margin-left: auto;
  }

  .button {
    min-height: 2rem;
    padding: 0.25rem 0.75rem;
    border-width: 1px;
    border-radius: var(--q-radius-1);
    font-size: var(--q-size-1);
  }

  .number {
    font-variant-numeric: tabular-nums lining-nums;
  }

  /* A level: its colour, its sign and its word together. */
  .level {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.125rem 0.625rem 0.125rem 0.5rem;
    border-radius: 99rem;
    background: var(--q-sunken);
    color: var(--q-text);
    font-size: var(--q-size-1);
    font-weight: 600;
    white-space: nowrap;
  }

  .level.ok {
    background: var(--q-ok-soft);
    color: var(--q-ok);
  }

  .level.orange,
  .level.warning {
    background: var(--q-orange-soft);
    color: var(--q-orange-strong);
  }

  .level.red,
  .level.alert {
    background: var(--q-red-soft);
    color: var(--q-red);
  }

  .level.violet {
    background: var(--q-violet-soft);
    color: var(--q-violet);
  }

  .level.accent {
    background: var(--q-accent-soft);
    color: var(--q-accent);
  }

  svg.icon {
    flex: none;
    width: 1.125em;
    height: 1.125em;
  }
`;
