import { css } from "lit";

/** The page as a whole: on a desk screen everything is in view; on a narrow one the panes follow each other. */
export const counterStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto auto auto minmax(0, 1fr);
    height: 100dvh;
    background: var(--q-bg);
  }

  header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--q-space-4);
    min-height: 4rem;
    padding: var(--q-space-2) var(--q-space-4);
  }

  h1 {
    font-size: var(--q-size-4);
    font-weight: 800;
  }

  .messages {
    display: grid;
    gap: var(--q-space-1);
    justify-items: center;
    min-width: 0;
  }

  .message {
    display: inline-flex;
    align-items: center;
    gap: var(--q-space-2);
    padding: var(--q-space-2) var(--q-space-4);
    border-radius: var(--q-radius-1);
    background: var(--q-text);
    color: var(--q-bg);
    font-weight: 600;
    line-height: 1.25;
  }

  .message.lost {
    background: var(--q-orange);
    color: var(--q-on-orange);
  }

  .tools {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: var(--q-space-3);
  }

  .clock {
    color: var(--q-text-soft);
    font-size: var(--q-size-3);
    font-weight: 600;
  }

  .help {
    min-width: 3rem;
    padding: 0;
    font-size: var(--q-size-3);
  }

  /* Each banner has its row, there or not: what is missing never moves the page. */
  q-alarms {
    grid-row: 2;
  }

  q-counter-messages {
    grid-row: 3;
  }

  q-health-line {
    grid-row: 4;
  }

  main {
    grid-row: 5;
    min-height: 0;
    padding: 0 var(--q-space-4) var(--q-space-4);
    overflow: auto;
  }

  main:is(.main, .choice, .recall, .call, .interview, .wrapUp) {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(30rem, 43fr) minmax(0, 57fr);
    gap: var(--q-space-4);
  }

  .beside {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
  }

  .login {
    display: grid;
  }

  .loading {
    display: grid;
    height: 100%;
    place-items: center;
    color: var(--q-text-soft);
    font-size: var(--q-size-4);
  }

  @media (max-width: 1199px) {
    main:is(.main, .choice, .recall, .call, .interview, .wrapUp) {
      grid-template-columns: minmax(26rem, 40fr) minmax(0, 60fr);
    }
  }

  @media (max-width: 999px) {
    :host {
      height: auto;
      min-height: 100dvh;
    }

    main {
      overflow: visible;
    }

    main:is(.main, .choice, .recall, .call, .interview, .wrapUp) {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(36.5rem, 1fr);
    }

    /* The pane takes the row's height and asks for none of its own, which would be more than it needs. */
    main:not(.extras) > .beside + * {
      height: 0;
      min-height: 100%;
    }
  }

  @media (max-width: 599px) {
    main:is(.main, .choice, .recall, .call, .interview, .wrapUp) {
      gap: var(--q-space-2);
    }

    header {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--q-space-2);
      padding: var(--q-space-2) var(--q-space-3);
    }

    header.site {
      grid-template-columns: minmax(0, 1fr);
    }

    header.site .tools {
      grid-row: 3;
      justify-content: flex-start;
    }

    h1 {
      font-size: var(--q-size-3);
    }

    .messages {
      grid-row: 2;
      grid-column: 1 / -1;
    }

    .tools {
      gap: var(--q-space-2);
    }

    .help,
    main:is(.choice, .recall, .call, .interview, .wrapUp) .beside {
      display: none;
    }

    .languages .button {
      padding-inline: var(--q-space-2);
      font-size: var(--q-size-1);
    }

    main {
      padding: 0 var(--q-space-2) var(--q-space-2);
    }

    main:is(.main, .choice, .recall, .call, .interview, .wrapUp) {
      grid-template-rows: auto;
      align-content: start;
    }

    main:not(.extras) > .beside + * {
      height: auto;
    }

    .clock {
      display: none;
    }
  }
`;
