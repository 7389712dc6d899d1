import { css } from "lit";

/** The window of an act. */
export const windowStyles = css`
  dialog {
    width: min(34rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--q-line-strong);
    border-radius: var(--q-radius-2);
    background: var(--q-surface);
    color: var(--q-text);
    box-shadow: var(--q-shadow);
  }

  dialog::backdrop {
    background: rgb(6 20 26 / 45%);
  }

  .inside {
    display: grid;
    gap: 1rem;
    padding: 1.25rem 1.5rem 1.5rem;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
  }

  h2 {
    font-size: var(--q-size-3);
  }

  .button {
    min-height: 2.75rem;
    font-size: var(--q-size-2);
  }

  .fault:empty {
    display: none;
  }

  .fault {
    padding: 0.5rem 0.75rem;
    border-radius: var(--q-radius-1);
    background: var(--q-red-soft);
    color: var(--q-red);
    font-weight: 600;
  }

  form,
  .danger {
    display: grid;
    gap: 0.75rem;
  }

  form + form,
  .danger {
    padding-top: 1rem;
    border-top: 1px solid var(--q-line);
  }

  .danger {
    justify-items: start;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  .field {
    padding: 0;
    font-weight: 600;
  }

  .field {
    display: grid;
    gap: 0.375rem;
  }

  .field input,
  .field select {
    min-height: 2.75rem;
    padding: 0 0.75rem;
    border: 1px solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    font-weight: 400;
  }

  .checks,
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
    gap: 0.125rem 1rem;
    padding-top: 0.25rem;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2.25rem;
  }

  .check input {
    width: 1.25rem;
    height: 1.25rem;
    accent-color: var(--q-accent);
  }

  .foot {
    display: flex;
    justify-content: flex-end;
  }
`;
