import { css } from "lit";

export const placeStyles = css`
  .ways {
    display: grid;
    gap: var(--q-space-2);
  }

  .way {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--q-space-3);
    align-items: start;
    padding: var(--q-space-3);
    border: 0.125rem solid var(--q-line);
    border-radius: var(--q-radius-1);
    cursor: pointer;
  }

  .way:has(input[type="radio"]:checked) {
    border-color: var(--q-accent);
    background: var(--q-accent-soft);
  }

  .way input[type="radio"] {
    width: 1.25rem;
    height: 1.25rem;
    margin-block-start: 0.15em;
  }

  .way .what {
    display: grid;
    gap: var(--q-space-1);
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .way .used {
    display: inline-flex;
    gap: var(--q-space-1);
    align-items: center;
    color: var(--q-green);
    font-size: var(--q-size-1);
    font-weight: 600;
  }

  .way code {
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
  }

  .details {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    padding-block: var(--q-space-3) var(--q-space-2);
  }

  select#model {
    width: min(100%, 36rem);
  }

  .details .field:first-child {
    flex: 1 1 14rem;
  }

  .details select {
    width: auto;
  }
`;
