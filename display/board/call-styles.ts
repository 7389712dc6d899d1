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
  }

  /* In steps, because text and back would lose their contrast half way from one pair of colours to the other. */
  .calling.flash {
    --back: var(--q-flash, var(--q-accent-soft));
    --front: var(--q-on-flash, var(--q-text));

    border-color: var(--q-accent);
  }

  .fit {
    width: 100%;
    white-space: nowrap;
  }

  .fit > span {
    display: inline-block;
  }

  /* The size is the board's plan: a capital of 0.7 degrees at the farthest seat (ui/legibility.ts). */
  .label {
    font-size: calc(var(--u) * var(--label, 47) * var(--fit, 1));
    font-weight: 700;
    line-height: 0.84;
    letter-spacing: 0.01em;
  }

  .place {
    margin-top: calc(var(--u) * 1.6);
    font-size: calc(var(--u) * 15.6 * var(--fit, 1));
    font-weight: 500;
    line-height: 1.1;
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

  .place .icon:dir(rtl) {
    transform: scaleX(-1);
  }

  .way,
  .other {
    margin-top: calc(var(--u) * 0.6);
    font-size: calc(var(--u) * 5.6 * var(--fit, 1));
    font-weight: 500;
    line-height: 1.12;
  }

  .state {
    font-size: calc(var(--u) * 24 * var(--fit, 1));
    font-weight: 600;
    line-height: 1.2;
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
  }
`;
