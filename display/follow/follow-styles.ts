import { css } from "lit";

export const followStyles = css`
  :host {
    min-height: 100vh;
    min-height: 100dvh;
    background: var(--q-bg);
  }

  main {
    display: flex;
    flex-direction: column;
    gap: var(--q-space-5);
    min-height: 100vh;
    min-height: 100dvh;
    max-width: 32rem;
    margin: 0 auto;
    padding: var(--q-space-5) var(--q-space-5)
      calc(var(--q-space-5) + env(safe-area-inset-bottom, 0px));
  }

  header {
    text-align: center;
  }

  .site {
    font-weight: 600;
    color: var(--q-text-soft);
  }

  .service {
    font-size: var(--q-size-4);
    font-weight: 700;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .ticket {
    padding: var(--q-space-5) var(--q-space-4) var(--q-space-6);
    border-radius: var(--q-radius-3);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
    text-align: center;
  }

  .loading .ticket,
  .unknown .ticket {
    margin-block: auto;
  }

  .caption {
    color: var(--q-text-soft);
  }

  .label {
    font-size: min(8rem, 27vw, 108vw / var(--signs, 4), 32rem / var(--signs, 4));
    font-weight: 800;
    line-height: 1.1;
    letter-spacing: 0.01em;
  }

  .status {
    display: grid;
    gap: var(--q-space-2);
    margin-top: var(--q-space-3);
  }

  h1 {
    font-size: clamp(1.25rem, 6.2vw, 1.5625rem);
  }

  .hint {
    color: var(--q-text-soft);
    text-wrap: balance;
  }

  .place {
    font-size: clamp(2.25rem, 13vw, 4rem);
    font-weight: 800;
    line-height: 1.1;
  }

  .way {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    justify-content: center;
    font-size: var(--q-size-3);
    font-weight: 600;
    text-wrap: balance;
  }

  .way .icon,
  .alarm .icon,
  .button .icon {
    flex: none;
  }

  .alarm {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    justify-content: center;
    font-weight: 600;
  }

  .wait {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--q-space-3);
    padding: var(--q-space-4);
    border-radius: var(--q-radius-2);
    background: var(--q-accent-soft);
    color: var(--q-accent-strong);
    font-size: clamp(1.125rem, 6vw, 1.5625rem);
    font-weight: 700;
    line-height: 1.2;
  }

  .watch {
    text-align: center;
    text-wrap: balance;
    color: var(--q-text-soft);
  }

  .called .ticket {
    display: grid;
    flex: 1;
    align-content: center;
    background: var(--q-call);
    color: var(--q-on-call);
  }

  .called :is(.caption, .hint) {
    color: inherit;
  }

  .called h1 {
    font-size: clamp(1.5rem, 9vw, 2.75rem);
  }

  .called .hint {
    font-size: var(--q-size-3);
  }

  .absent .ticket {
    background: var(--q-orange-soft);
    border: 0.125rem solid var(--q-orange-strong);
  }

  .absent .hint {
    color: inherit;
    font-size: var(--q-size-3);
  }

  .over .label {
    font-size: min(5rem, 16vw, 96vw / var(--signs, 4), 20rem / var(--signs, 4));
    color: var(--q-text-soft);
  }

  .lost {
    display: flex;
    align-items: center;
    gap: var(--q-space-3);
    padding: var(--q-space-3) var(--q-space-4);
    border-radius: var(--q-radius-2);
    background: var(--q-orange);
    color: var(--q-on-orange);
  }

  .lost .icon {
    flex: none;
    font-size: var(--q-size-5);
  }

  q-leave-queue {
    margin-top: auto;
  }

  .languages {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--q-space-1);
    margin-top: auto;
  }

  q-leave-queue + .languages {
    margin-top: 0;
  }

  .languages button {
    min-height: 2.75rem;
    padding: 0 var(--q-space-3);
    border: 0;
    border-radius: var(--q-radius-1);
    background: transparent;
    color: var(--q-text);
    text-decoration: underline;
    text-underline-offset: 0.25em;
    cursor: pointer;
  }

  .languages button[aria-pressed="true"] {
    font-weight: 700;
    text-decoration: none;
  }
`;
