import { css } from "lit";

/** Both lists of the drawer: a line each, its buttons at the end. */
export const listStyles = css`
  :host {
    display: block;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--q-space-1) var(--q-space-3);
    padding: var(--q-space-2) 0;
    border-bottom: 1px solid var(--q-line);
  }

  .label {
    min-width: 3.75rem;
    font-size: var(--q-size-3);
    font-weight: 700;
  }

  .about {
    display: flex;
    flex: 1 1 11rem;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem var(--q-space-3);
    min-width: 0;
    line-height: 1.3;
  }

  .service {
    font-size: 0.9375rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .wait {
    font-weight: 600;
  }

  .note {
    color: var(--q-text-soft);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }

  .signs {
    display: flex;
    gap: var(--q-space-1);
  }

  .sign {
    min-width: 2.75rem;
    padding: 0;
    font-size: var(--q-size-2);
  }

  .empty {
    padding: var(--q-space-3) 0;
  }
`;
