import { css } from "lit";

/** What the parts of « Voix et annonces » share. */
export const voiceStyles = css`
  :host {
    display: block;
  }

  fieldset {
    display: grid;
    gap: var(--q-space-3);
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-weight: 600;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2);
    align-items: center;
  }

  .grow {
    flex: 1 1 12rem;
    min-width: 0;
  }

  input[type="file"] {
    width: 100%;
    min-width: 0;
    padding: var(--q-space-2);
  }

  label {
    min-width: 0;
  }

  input,
  select {
    min-height: 2.75rem;
    max-width: 100%;
    padding: 0 var(--q-space-3);
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-1);
    background: var(--q-surface);
    color: inherit;
    font: inherit;
  }

  input[type="number"],
  input.letter {
    width: 6rem;
  }

  label {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-1);
    font-weight: 600;
  }

  .said {
    padding: var(--q-space-4);
    border-radius: var(--q-radius-2);
    background: var(--q-sunken);
    font-size: var(--q-size-4);
  }

  .state {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
  }

  .state.good {
    color: var(--q-green);
  }

  .state.bad {
    color: var(--q-red);
  }

  .state.off {
    color: var(--q-text-soft);
  }

  dl {
    display: grid;
    grid-template-columns: minmax(min(8rem, 50%), max-content) minmax(0, 1fr);
    gap: var(--q-space-2) var(--q-space-5);
    margin: 0;
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  progress {
    width: 100%;
    height: 0.75rem;
    accent-color: var(--q-accent);
  }

  .words {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-2);
    max-height: 12rem;
    overflow: auto;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .words li {
    padding: 0 var(--q-space-2);
    border-radius: var(--q-radius-1);
    background: var(--q-sunken);
  }

  ul.files {
    display: grid;
    gap: var(--q-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  ul.files li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  audio {
    height: 2.5rem;
  }
`;
