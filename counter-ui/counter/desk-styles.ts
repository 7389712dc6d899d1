import { css } from "lit";

/** What the extra acts share. `.over` lies on the step pane with the pane's own zones, and lets presses through. */
export const deskStyles = css`
  :host {
    display: contents;
  }

  .over {
    grid-area: 1 / 2;
    background: none;
    box-shadow: none;
    pointer-events: none;
  }

  .over > * {
    pointer-events: auto;
  }

  .small {
    min-height: 2.75rem;
    padding: 0.25rem 0.75rem;
    font-size: 0.9375rem;
  }

  .field {
    width: 100%;
    min-width: 0;
    height: 2.75rem;
    padding: 0 var(--q-space-3);
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-bg);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2);
  }

  dialog {
    width: min(40rem, calc(100vw - 1rem));
    max-height: calc(100dvh - 1rem);
    padding: var(--q-space-5);
    border: 0;
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    color: var(--q-text);
    box-shadow: var(--q-shadow);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  dialog h2 {
    margin-bottom: var(--q-space-4);
    font-size: var(--q-size-4);
    overflow-wrap: break-word;
  }

  dialog label,
  dialog legend {
    display: block;
    margin-bottom: var(--q-space-1);
    font-weight: 600;
  }

  dialog .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--q-space-3);
    margin-top: var(--q-space-5);
  }

  @media (max-width: 1199px) {
    .over {
      display: flex;
      flex-wrap: wrap;
      grid-area: 2 / 2;
      gap: var(--q-space-2);
      height: auto;
      min-height: 0;
      padding: 0;
    }
  }

  @media (max-width: 999px) {
    .over {
      grid-area: auto;
    }
  }
`;

/** The page's own part: explicit places for the panes, and a column for the drawer's rail. */
export const deskPageStyles = css`
  main.extras > .beside {
    grid-area: 1 / 1 / -1 / 2;
  }

  main.extras > [data-step] {
    grid-area: 1 / 2;
  }

  main.extras.railed {
    grid-template-columns: minmax(30rem, 43fr) minmax(0, 57fr) 2.75rem;
    gap: var(--q-space-3);
  }

  /* The interview's reasons leave the row's place free, where no other button stands on it. */
  main.extras.rowed {
    --q-desk-row: 3.25rem;
  }

  @media (max-width: 1199px) {
    main.extras {
      --q-desk-row: 0rem;

      grid-template-rows: minmax(0, 1fr) auto;
    }

    main.extras.railed {
      grid-template-columns: minmax(26rem, 40fr) minmax(0, 60fr) 2.75rem;
    }
  }

  @media (max-width: 999px) {
    main.extras,
    main.extras.railed {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(34rem, 1fr);
    }

    main.extras > .beside,
    main.extras > [data-step] {
      grid-area: auto;
    }
  }

  @media (max-width: 599px) {
    main.extras,
    main.extras.railed {
      grid-template-rows: auto;
    }
  }
`;
