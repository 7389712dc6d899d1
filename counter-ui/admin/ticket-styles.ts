import { css } from "lit";

/** The page: the parts on the left, the paper on the right, always in view. */
export const designStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(22rem, 28rem);
    gap: var(--q-space-5);
    align-items: start;
  }

  .settings {
    display: grid;
    gap: var(--q-space-5);
  }

  q-ticket-preview {
    position: sticky;
    top: var(--q-space-4);
  }

  .parts {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .parts li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    gap: var(--q-space-3);
    align-items: center;
    min-height: 3.5rem;
    padding: var(--q-space-1) 0;
    border-bottom: 1px solid var(--q-line);
  }

  .parts li.off .name {
    color: var(--q-text-soft);
  }

  .name {
    display: grid;
    font-weight: 600;
  }

  .name small {
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
    font-weight: 400;
  }

  input[type="checkbox"] {
    width: 1.5rem;
    height: 1.5rem;
    accent-color: var(--q-accent);
  }

  .parts select {
    width: 8rem;
  }

  .order {
    display: flex;
    gap: var(--q-space-1);
  }

  .order .button {
    min-width: 2.75rem;
    padding: 0;
  }

  .order .up svg {
    transform: rotate(-90deg);
  }

  .order .down svg {
    transform: rotate(90deg);
  }

  .check {
    display: flex;
    gap: var(--q-space-3);
    align-items: center;
  }

  .words {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: var(--q-space-3);
  }

  .logo {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-4);
    align-items: center;
  }

  .logo img {
    max-width: 12rem;
    max-height: 6rem;
    padding: var(--q-space-2);
    border: 1px solid var(--q-line);
    border-radius: var(--q-radius-1);
    background: #fff;
  }

  .logo input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }

  .logo input:focus-visible + .button {
    outline: 0.1875rem solid var(--q-accent);
    outline-offset: 0.125rem;
  }

  @media (max-width: 79rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    q-ticket-preview {
      position: static;
    }
  }

  @media (max-width: 30rem) {
    .parts li {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    .parts select {
      grid-row: 2;
      grid-column: 2 / -1;
    }
  }
`;

/** The paper and what belongs to it. */
export const previewStyles = css`
  :host {
    display: block;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: end;
    justify-content: space-between;
  }

  .row .field {
    flex: 1 1 9rem;
  }

  .papers {
    display: flex;
    gap: var(--q-space-1);
  }

  .papers .button[aria-pressed="true"] {
    border-color: var(--q-accent);
    background: var(--q-accent-soft);
    font-weight: 700;
  }

  .roll {
    display: grid;
    gap: var(--q-space-2);
    justify-items: center;
    max-height: 44rem;
    padding: var(--q-space-4);
    overflow: auto;
    border-radius: var(--q-radius-1);
    background: var(--q-sunken);
  }

  /* In proportion to each other as the rolls are. */
  .paper {
    width: 20rem;
    max-width: 100%;
    box-shadow: var(--q-shadow);
  }

  .paper.mm58 {
    width: 14.5rem;
  }

  .facts {
    font-size: var(--q-size-1);
  }

  .outcome {
    min-height: 1.5em;
    font-weight: 600;
  }

  .outcome.printed {
    color: var(--q-ok);
  }

  .outcome.failed,
  .outcome.unknown {
    color: var(--q-orange-strong);
  }
`;
