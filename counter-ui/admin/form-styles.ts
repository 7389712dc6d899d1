import { css } from "lit";

/** What a form of the administration looks like; other pages of it may use the same classes. */
export const formStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
  }

  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-1);
    min-width: 0;
  }

  .label,
  legend {
    padding: 0;
    font-weight: 600;
  }

  .help {
    max-width: 42rem;
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
  }

  .fault {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    color: var(--q-red);
    font-weight: 600;
  }

  .fault:empty {
    display: none;
  }

  fieldset {
    display: grid;
    gap: var(--q-space-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .group {
    gap: var(--q-space-3);
    padding: var(--q-space-4);
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-1);
  }

  .group > legend {
    padding-inline: var(--q-space-2);
  }

  .grouped {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: var(--q-space-4);
  }

  /* A sentence is longer than a number: it has the whole line. */
  .grouped .field:has(.local) {
    grid-column: 1 / -1;
  }

  input[type="file"] {
    max-width: 100%;
  }

  input:not([type]),
  input[type="text"],
  input[type="time"],
  input[type="number"],
  input[type="password"],
  input[type="date"],
  select,
  textarea {
    width: min(100%, 30rem);
    min-height: 2.75rem;
    padding: 0 var(--q-space-3);
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-bg);
    color: var(--q-text);
    font: inherit;
  }

  input.short {
    width: 8rem;
  }

  input[aria-invalid="true"] {
    border-color: var(--q-red);
  }

  input[type="color"] {
    width: 4.5rem;
    height: 2.75rem;
    padding: 0.1875rem;
    border: 0.125rem solid var(--q-line-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-bg);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  .unit {
    color: var(--q-text-soft);
  }

  .local .line {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: var(--q-space-3);
    align-items: center;
  }

  .local .line label {
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2) var(--q-space-5);
  }

  .option,
  .switch {
    display: inline-flex;
    gap: var(--q-space-2);
    align-items: center;
    min-height: 2.25rem;
    cursor: pointer;
  }

  input[type="radio"],
  input[type="checkbox"] {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--q-accent);
  }

  .switch input {
    position: relative;
    width: 2.75rem;
    height: 1.5rem;
    border: 0.125rem solid var(--q-line-strong);
    border-radius: 1rem;
    background: var(--q-sunken);
    appearance: none;
    cursor: pointer;
  }

  .switch input::after {
    content: "";
    position: absolute;
    inset-block-start: 0.125rem;
    inset-inline-start: 0.125rem;
    width: 1rem;
    height: 1rem;
    border-radius: 50%;
    background: var(--q-line-strong);
    transition: inset-inline-start 120ms ease-out;
  }

  .switch input:checked {
    border-color: var(--q-accent);
    background: var(--q-accent);
  }

  .switch input:checked::after {
    inset-inline-start: 1.375rem;
    background: var(--q-on-accent);
  }

  .inner {
    margin-block-start: var(--q-space-1);
  }

  .inner .label,
  .inner legend {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .clash {
    padding-inline-start: var(--q-space-3);
    border-inline-start: 0.25rem solid var(--q-orange);
  }
`;
