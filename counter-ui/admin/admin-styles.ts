import { css } from "lit";

export const adminStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    min-height: 100dvh;
    background: var(--q-bg);
  }

  .soft {
    color: var(--q-text-soft);
    font-weight: 500;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2) var(--q-space-5);
    align-items: center;
    justify-content: space-between;
    padding: var(--q-space-2) var(--q-space-5);
    border-block-end: 1px solid var(--q-line);
    background: var(--q-surface);
  }

  .product {
    font-size: var(--q-size-3);
    font-weight: 700;
  }

  .product .soft {
    margin-inline-start: var(--q-space-2);
  }

  .tools,
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-1);
    align-items: center;
  }

  .tools .button {
    min-height: 2.5rem;
    padding: 0.25em 0.75em;
  }

  .languages .button {
    font-weight: 500;
  }

  .languages .button[aria-pressed="true"] {
    color: var(--q-accent);
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 0.375rem;
  }

  .who {
    margin-inline: var(--q-space-3);
    font-weight: 600;
  }

  .frame {
    display: grid;
    grid-template-columns: 16rem minmax(0, 1fr);
    grid-template-rows: 1fr auto;
  }

  nav {
    grid-row: 1 / span 2;
    border-inline-end: 1px solid var(--q-line);
    background: var(--q-surface);
  }

  nav summary {
    display: none;
  }

  .groups {
    position: sticky;
    inset-block-start: 0;
    display: grid;
    gap: var(--q-space-4);
    max-height: 100dvh;
    padding: var(--q-space-5) var(--q-space-3);
    overflow: auto;
  }

  nav h2 {
    padding-inline: var(--q-space-3);
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
    font-weight: 600;
  }

  nav a {
    display: block;
    padding: var(--q-space-2) var(--q-space-3);
    border-radius: var(--q-radius-1);
    color: var(--q-text);
    text-decoration: none;
  }

  nav a:hover {
    background: var(--q-sunken);
  }

  nav a[aria-current="page"] {
    background: var(--q-accent-soft);
    box-shadow: inset 0.25rem 0 0 var(--q-accent);
    font-weight: 700;
  }

  .frame main {
    min-width: 0;
    padding: var(--q-space-6);
    outline: none;
  }

  .alone {
    display: grid;
    place-items: center;
    padding: var(--q-space-5);
  }

  .alone > * {
    width: min(100%, 30rem);
  }

  .card {
    display: grid;
    gap: var(--q-space-4);
    padding: var(--q-space-6);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
  }

  .offline {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    margin-block-end: var(--q-space-4);
    padding: var(--q-space-2) var(--q-space-4);
    border-radius: var(--q-radius-1);
    background: var(--q-orange-soft);
    color: var(--q-orange-strong);
    font-weight: 600;
  }

  q-save-bar {
    position: sticky;
    z-index: 2;
    inset-block-end: 0;
    grid-column: 2;
    max-height: 60dvh;
    overflow: auto;
  }

  @media (max-width: 59.99rem) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto 1fr auto;
    }

    nav {
      grid-row: 1;
      border-block-end: 1px solid var(--q-line);
    }

    nav summary {
      display: list-item;
      padding: var(--q-space-3) var(--q-space-5);
      font-weight: 700;
      cursor: pointer;
    }

    .groups {
      position: static;
      grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
      max-height: none;
    }

    .frame main {
      padding: var(--q-space-4);
    }

    q-save-bar {
      grid-column: 1;
    }
  }

  @media (max-width: 30rem) {
    .who {
      display: none;
    }
  }
`;
