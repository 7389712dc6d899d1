import { css } from "lit";

/** The page around the room: everything within one screen, whatever its size, from a tablet up. */
export const pageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--q-bg);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1.25rem;
    padding: 0.5rem 1rem;
    border-bottom: 1px solid var(--q-line);
    background: var(--q-surface);
  }

  h1 {
    font-size: var(--q-size-3);
  }

  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-right: auto;
  }

  nav a {
    padding: 0.375rem 0.875rem;
    border-radius: 99rem;
    color: var(--q-text);
    font-weight: 600;
    text-decoration: none;
  }

  nav a[aria-current] {
    background: var(--q-accent);
    color: var(--q-on-accent);
  }

  .gap {
    margin-right: auto;
  }

  .lost {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.25rem 0.75rem;
    border-radius: 99rem;
    background: var(--q-red-soft);
    color: var(--q-red);
    font-weight: 600;
  }

  .day {
    color: var(--q-text-soft);
  }

  @media (max-width: 100rem) {
    .day {
      display: none;
    }
  }

  .clock {
    font-size: var(--q-size-4);
    font-weight: 700;
  }

  .who {
    font-weight: 600;
  }

  select {
    min-height: 2rem;
    padding: 0 0.5rem;
    border: 1px solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    font-size: var(--q-size-1);
  }

  a.button {
    text-decoration: none;
  }

  .strip {
    display: grid;
    gap: 0.5rem;
    padding: 0.625rem 1rem 0;
  }

  .room {
    flex: 1;
    display: grid;
    grid-template: minmax(0, 1.28fr) minmax(0, 1fr) / minmax(0, 1.25fr) minmax(0, 1fr);
    gap: 0.75rem;
    min-height: 0;
    padding: 0.75rem 1rem 1rem;
  }

  .room > * {
    min-height: 0;
  }

  .note {
    display: grid;
    flex: 1;
    place-content: center;
    gap: 1rem;
    padding: 1rem;
    text-align: center;
  }

  .long {
    min-height: 100%;
    overflow: auto;
  }

  .toast {
    position: fixed;
    right: 1rem;
    bottom: 1rem;
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 1rem;
    max-width: min(40rem, calc(100vw - 2rem));
    padding: 0.75rem 1rem;
    border-radius: var(--q-radius-1);
    background: var(--q-text);
    color: var(--q-bg);
    font-weight: 600;
    box-shadow: var(--q-shadow);
  }

  .toast.none {
    padding: 0;
  }

  /* The wall has no list of tickets; its letters are larger by the page's own style sheet. */
  .wall {
    grid-template: minmax(0, 1.5fr) minmax(0, 1fr) / minmax(0, 1.4fr) minmax(0, 1fr);
  }

  .wall q-room-counters {
    grid-column: 1 / -1;
  }

  @media (max-width: 72rem), (max-aspect-ratio: 1) {
    :host {
      height: auto;
      min-height: 100dvh;
    }

    .room {
      grid-template: none / minmax(0, 1fr);
      grid-auto-rows: auto;
    }

    q-room-today {
      height: 22rem;
    }

    q-room-tickets {
      height: 28rem;
    }
  }

  @media print {
    :host {
      height: auto;
    }

    .long {
      overflow: visible;
    }

    .top .button,
    .top select,
    .toast,
    nav {
      display: none;
    }
  }
`;
