import { css } from "lit";

/** The first screen on screens that are wider than a portrait kiosk: what lies beside what. */
export const homeShapeStyles = css`
  @media (min-aspect-ratio: 2/3) {
    .site {
      font-size: calc(var(--u) * 3.6);
    }

    q-clock {
      --q-clock-day: calc(var(--u) * 3.4);
    }

    h1 {
      font-size: calc(var(--u) * 5.4);
    }

    .choose {
      font-size: calc(var(--u) * 3.8);
    }

    .services {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-auto-rows: minmax(0, calc(var(--u) * 19));
    }

    .service {
      column-gap: calc(var(--u) * 1.6);
      padding-inline: calc(var(--u) * 1.4);
    }

    .prefix {
      min-width: calc(var(--u) * 6);
      height: calc(var(--u) * 6);
      font-size: calc(var(--u) * 3.8);
    }

    .name {
      font-size: calc(var(--u) * 3.3 * var(--fit, 1));
    }


    .line {
      flex-direction: column;
    }

    .facts {
      font-size: calc(var(--u) * 2.7 * var(--fit, 1));
    }

    .wait .icon,
    .people .icon {
      display: none;
    }
  }

  @media (min-aspect-ratio: 2/3) and (max-aspect-ratio: 6/5) {
    :host {
      gap: calc(var(--u) * 2.2);
      padding: calc(var(--u) * 4);
    }

    .service {
      padding-block: calc(var(--u) * 0.3);
    }

    .line {
      gap: 0;
    }

    .facts {
      font-size: calc(var(--u) * 2.6 * var(--fit, 1));
    }
  }

  @media (min-aspect-ratio: 6/5) {
    :host {
      grid-template: auto auto minmax(0, 1fr) / minmax(0, 34fr) minmax(0, 66fr);
      column-gap: calc(var(--u) * 6);
    }

    header {
      flex-direction: column-reverse;
      gap: calc(var(--u) * 2);
    }

    q-clock {
      font-size: calc(var(--u) * 6);
      text-align: start;
      --q-clock-day: calc(var(--u) * 3.2);
    }

    .site {
      font-size: calc(var(--u) * 3.8);
    }

    h1 {
      font-size: calc(var(--u) * 4.8);
    }

    .choose {
      font-size: calc(var(--u) * 3.4);
    }

    .greeting {
      grid-column: 1;
    }

    .choice {
      grid-column: 2;
      grid-row: 1 / 4;
    }

    .services {
      grid-auto-rows: minmax(0, calc(var(--u) * 20));
    }

    .service {
      padding-inline: calc(var(--u) * 2);
    }

    .prefix {
      min-width: calc(var(--u) * 8);
      height: calc(var(--u) * 8);
      font-size: calc(var(--u) * 5);
    }

    .name {
      font-size: calc(var(--u) * 4.2 * var(--fit, 1));
    }


    .facts {
      font-size: calc(var(--u) * 3.2 * var(--fit, 1));
    }

    /* The one line that may be missed makes room for the button above the languages. */
    .greeting:has(~ footer .again) .choose {
      display: none;
    }

    .again {
      min-height: max(calc(var(--u) * 9), 96px);
      padding-inline: calc(var(--u) * 1);
      font-size: calc(var(--u) * 3.4);
      white-space: nowrap;
    }

    footer {
      grid-column: 1;
      grid-row: 3;
      align-self: end;
    }

    .languages {
      flex-direction: column;
      gap: max(calc(var(--u) * 1.8), 20px);
    }

    .languages .button {
      min-height: max(calc(var(--u) * 9), 96px);
      flex: none;
    }
  }
`;
