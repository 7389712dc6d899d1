import { css, html, nothing } from "lit";
import { callIcon, checkIcon, clockIcon, mutedIcon, warningIcon } from "../../ui/icons.ts";
import type { ProofView } from "./call-proof.ts";
import type { CounterTexts } from "./step-element.ts";

export const proofStyles = css`
  /* A line of its own under the number, whatever else stands beside it. */
  .visit {
    flex-wrap: wrap;
    align-content: center;
  }

  .proof {
    display: flex;
    flex: 0 0 100%;
    flex-wrap: wrap;
    gap: var(--q-space-1) var(--q-space-4);
    margin: 0;
    font-size: var(--q-size-2);
  }

  .proof span {
    display: inline-flex;
    align-items: center;
    gap: var(--q-space-2);
  }

  .proof .icon {
    flex: none;
    font-size: 1.25em;
    color: var(--q-text-soft);
  }

  .proof .good .icon {
    color: var(--q-ok);
  }

  .proof .bad {
    padding: 0 var(--q-space-2);
    border-radius: var(--q-radius-1);
    background: var(--q-orange-soft);
    color: var(--q-text);
    font-weight: 700;
  }

  .proof .bad .icon {
    color: var(--q-orange-strong);
  }
`;

/** « vu sur 3 écrans sur 3 · entendu »: what became of the call in the room. */
export function proofLine(proof: ProofView | null, { proof: texts }: CounterTexts) {
  if (proof === null) return nothing;
  return html`<p class="proof number" role="status">${seen(proof, texts)}${heard(proof, texts)}</p>`;
}

function seen({ state, painted, boards }: ProofView, texts: CounterTexts["proof"]) {
  if (state === "none") return nothing;
  if (state === "pending") return html`<span>${clockIcon}${texts.pending}</span>`;
  return state === "seen"
    ? html`<span class="good">${checkIcon}${texts.seen(painted, boards)}</span>`
    : html`<span class="bad">${warningIcon}${texts.seen(painted, boards)}</span>`;
}

function heard({ state, sound }: ProofView, texts: CounterTexts["proof"]) {
  if (sound === "pending" || state === "pending") return nothing;
  return sound === "voice"
    ? html`<span class="good">${callIcon}${texts.voice}</span>`
    : html`<span class="bad">${mutedIcon}${texts[sound]}</span>`;
}
