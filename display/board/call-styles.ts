import { css } from "lit";

export const callStyles = css`
  :host {
    min-width: 0;
    min-height: 0;
  }

  .call {
    --back: var(--q-surface);
    --front: var(--q-text);

    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
    height: 100%;
    padding: calc(var(--u) * 2) calc(var(--u) * 4);
    overflow: hidden;
    border: calc(var(--u) * 1.2) solid var(--q-surface);
    border-radius: calc(var(--u) * 3);
    background: var(--back);
    color: var(--front);
    text-align: center;
  }

  .calling {
    --back: var(--q-call);
    --front: var(--q-on-call);

    border-color: var(--q-call);
    animation: flash 0.8s step-end 3;
  }

  .fit {
    width: 100%;
    white-space: nowrap;
  }

  .fit > span {
    display: inline-block;
  }

  /* 46 units of type are 33 of capital height: 30 % of the screen, the farthest seat at 13 m with 43 inches. */
  .label {
    font-size: calc(var(--u) * 47 * var(--fit, 1));
    font-weight: 700;
    line-height: 1;
    letter-spacing: 0.01em;
  }

  .place {
    font-size: calc(var(--u) * 19 * var(--fit, 1));
    font-weight: 500;
    line-height: 1.15;
  }

  .place strong {
    font-weight: 800;
  }

  .place .icon {
    width: 0.72em;
    height: 0.72em;
    margin-inline-end: 0.22em;
    vertical-align: -0.04em;
    stroke-width: 2.6;
  }

  .other {
    margin-top: calc(var(--u) * 1);
    font-size: calc(var(--u) * 7);
    font-weight: 500;
    line-height: 1.1;
  }

  /*
   * 1.25 flashes a second, three of them: under the 3 a second of WCAG 2.3.1. In steps, because text and back would lose
   * their contrast half way from one pair of colours to the other.
   */
  @keyframes flash {
    50% {
      background: var(--q-accent-soft);
      border-color: var(--q-accent);
      color: var(--q-text);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .calling {
      border-color: var(--q-text);
    }
  }

  @media (max-aspect-ratio: 1/1) {
    .call {
      align-content: space-evenly;
    }

    .label {
      font-size: calc(var(--u) * 54 * var(--fit, 1));
    }

    .place {
      font-size: calc(var(--u) * 18 * var(--fit, 1));
    }
  }
`;
