import { css } from "lit";

export const saveBarStyles = css`
  .bar {
    display: grid;
    gap: var(--q-space-3);
    padding: var(--q-space-3) var(--q-space-6);
    border-block-start: 0.1875rem solid var(--q-accent);
    background: var(--q-surface);
    box-shadow: 0 -4px 16px rgb(6 30 38 / 10%);
  }

  .bar.quiet {
    border-block-start-color: var(--q-ok);
  }

  .line,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  .line {
    justify-content: space-between;
  }

  .saved,
  .fault,
  .clash p {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    font-weight: 600;
  }

  .saved {
    color: var(--q-ok);
  }

  .fault {
    color: var(--q-red);
  }

  .clash {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
    justify-content: space-between;
    padding: var(--q-space-2) var(--q-space-3);
    border-radius: var(--q-radius-1);
    background: var(--q-orange-soft);
    color: var(--q-text);
  }
`;
