import { css } from "lit";

/** A panel beside the call: a heading, and rows of a height that is known beforehand. */
export const panel = css`
  :host {
    min-width: 0;
  }

  .panel {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100%;
    padding: calc(var(--u) * 2.6) calc(var(--u) * 3);
    overflow: hidden;
    border-radius: calc(var(--u) * 3);
    background: var(--q-sunken);
  }

  /* Rows take what room there is, but stand no farther apart than reads well. */
  ul {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  li {
    flex: 1;
    max-height: calc(var(--u) * var(--row, 11) * 1.5);
  }

  @media (max-aspect-ratio: 1/1) {
    li {
      flex: none;
      height: calc(var(--u) * var(--row, 11));
    }
  }

  h2 {
    padding-bottom: calc(var(--u) * 1.6);
    overflow: hidden;
    font-size: calc(var(--u) * 4);
    font-weight: 600;
    line-height: 1.2;
    color: var(--q-text-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
