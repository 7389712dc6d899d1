import { css } from "lit";

/** A sheet on the page, and the parts that pages of the administration share. */
export const cardStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-5);
    align-content: start;
    padding: var(--q-space-5);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
  }

  h1 {
    /* « Restablecimiento » on a small phone. */
    font-size: min(var(--q-size-5), 8.8vw);
    overflow-wrap: anywhere;
    letter-spacing: -0.01em;
  }

  h2 {
    font-size: var(--q-size-3);
  }

  .lead,
  .soft {
    color: var(--q-text-soft);
  }

  .lead {
    max-width: 46rem;
  }

  .button {
    min-height: 2.75rem;
  }

  svg.icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
  }

  .tag {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    padding: 0.125rem 0.625rem;
    border-radius: 99rem;
    background: var(--q-sunken);
    font-size: var(--q-size-1);
    font-weight: 600;
    white-space: nowrap;
  }

  .tag.new,
  .tag.edited {
    background: var(--q-accent-soft);
  }

  .tag.warn {
    background: var(--q-orange-soft);
    color: var(--q-orange-strong);
  }
`;
