import { css } from "lit";

export const landingStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    min-height: 100dvh;
    background: var(--q-bg);
  }

  .soft {
    color: var(--q-text-soft);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--q-space-2) var(--q-space-5);
    width: min(100%, 60rem);
    margin: 0 auto;
    padding: var(--q-space-4) var(--q-space-5);
  }

  .product {
    color: var(--q-accent);
    font-size: var(--q-size-3);
    font-weight: 800;
    letter-spacing: 0.02em;
  }

  main {
    display: grid;
    align-content: center;
    gap: var(--q-space-6);
    width: min(100%, 60rem);
    margin: 0 auto;
    padding: var(--q-space-4) var(--q-space-5) var(--q-space-8);
  }

  .hero {
    display: grid;
    justify-items: start;
    gap: var(--q-space-3);
  }

  h1 {
    font-size: clamp(2rem, 5vw, 3.25rem);
    font-weight: 800;
    letter-spacing: -0.02em;
  }

  .lead {
    color: var(--q-text-soft);
    font-size: var(--q-size-4);
  }

  .open {
    min-height: 4.5rem;
    margin-top: var(--q-space-4);
    padding-inline: var(--q-space-6);
    font-size: var(--q-size-4);
    text-decoration: none;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--q-space-5);
    margin: 0;
  }
  .sheet {
    display: inline-flex;
    align-items: center;
    gap: var(--q-space-2);
    min-height: 3rem;
    color: var(--q-accent);
    font-weight: 600;
  }

  .state {
    font-weight: 600;
  }

  .silent {
    display: inline-flex;
    align-items: center;
    gap: var(--q-space-2);
    padding: var(--q-space-2) var(--q-space-3);
    border-radius: var(--q-radius-1);
    background: var(--q-orange);
    color: var(--q-on-orange);
  }

  .screens {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: var(--q-space-5);
  }

  .card {
    display: grid;
    align-content: start;
    gap: var(--q-space-2);
    padding: var(--q-space-5);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
  }

  h2 {
    font-size: var(--q-size-3);
  }

  .card ul {
    display: grid;
    gap: var(--q-space-2);
    margin-top: var(--q-space-2);
  }

  .link {
    justify-content: space-between;
    width: 100%;
    border-color: var(--q-line);
    text-decoration: none;
  }

  .none {
    font-weight: 600;
  }

  .explanation {
    max-width: 44rem;
  }
`;
