import { css } from "lit";

export const signInStyles = css`
  :host {
    display: grid;
  }

  form {
    position: relative;
    display: grid;
    grid-template-columns: minmax(17rem, 5fr) 7fr;
    gap: var(--q-space-5) var(--q-space-7);
    width: min(100%, 66rem);
    margin: auto;
    padding: var(--q-space-6);
    border-radius: var(--q-radius-3);
    background: var(--q-surface);
    box-shadow: var(--q-shadow);
  }

  h2 {
    margin-bottom: var(--q-space-4);
    font-size: var(--q-size-4);
  }

  .field {
    display: grid;
    gap: var(--q-space-1);
    margin-bottom: var(--q-space-4);
  }

  .field label {
    font-weight: 600;
  }

  .field input {
    width: 100%;
    height: 3.5rem;
    padding: 0 var(--q-space-4);
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-bg);
    font-size: var(--q-size-3);
  }

  .field input[aria-invalid="true"] {
    border-color: var(--q-red);
  }

  .secret {
    position: relative;
  }

  .secret input {
    padding-inline-end: 7rem;
  }

  .show {
    position: absolute;
    inset-block-end: 0.25rem;
    inset-inline-end: 0.25rem;
    min-height: 3rem;
    padding-inline: var(--q-space-3);
    color: var(--q-accent);
    font-size: var(--q-size-1);
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.25rem, 1fr));
    gap: var(--q-space-3);
    max-height: 26rem;
    padding: 0.25rem;
    overflow: auto;
  }

  .cell {
    position: relative;
    display: grid;
    gap: 0.125rem;
    justify-items: center;
    padding: var(--q-space-3) var(--q-space-1);
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    cursor: pointer;
  }

  .cell .number {
    font-size: var(--q-size-5);
    font-weight: 700;
    line-height: 1.1;
  }

  .cell .state {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    font-size: 0.8125rem;
  }

  .cell .who {
    max-width: 100%;
    overflow: hidden;
    font-size: 0.8125rem;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .cell.chosen {
    border-color: var(--q-orange-strong);
    background: var(--q-orange);
    color: var(--q-on-orange);
    font-weight: 700;
  }

  .cell.taken {
    border-color: var(--q-line);
    background: var(--q-sunken);
    color: var(--q-text-soft);
    cursor: default;
  }

  .cell.taken .number {
    font-weight: 500;
  }

  .cell:focus-within {
    outline: 0.1875rem solid var(--q-focus);
    outline-offset: 0.1875rem;
  }

  .foot {
    display: flex;
    grid-column: 1 / -1;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--q-space-3) var(--q-space-5);
    min-height: 4.5rem;
  }

  .foot .button {
    min-width: 16rem;
  }

  .fault {
    display: flex;
    flex: 1 1 16rem;
    align-items: center;
    gap: var(--q-space-2);
    color: var(--q-red);
    font-weight: 600;
  }

  .window {
    position: absolute;
    z-index: 1;
    inset: var(--q-space-4);
    display: grid;
    gap: var(--q-space-3);
    align-content: center;
    justify-items: center;
    text-align: center;
    padding: var(--q-space-5);
    border: 0.1875rem solid var(--q-orange-strong);
    border-radius: var(--q-radius-2);
    background: var(--q-orange-soft);
    box-shadow: var(--q-shadow);
  }

  .window h2 {
    margin: 0;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--q-space-3);
    margin-top: var(--q-space-4);
  }

  @media (max-width: 799px) {
    form {
      grid-template-columns: 1fr;
      padding: var(--q-space-4);
    }

    .foot .button {
      width: 100%;
    }
  }
`;
