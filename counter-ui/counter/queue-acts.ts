import { html, nothing, type TemplateResult } from "lit";
import type { QueuedTicket } from "../../protocol/desk.ts";
import { eraseIcon, printerIcon, undoIcon } from "../../ui/icons.ts";
import type { DeskView } from "./desk-element.ts";
import type { Voided } from "./ticket-acts.ts";

/** « Réimprimer » and « Retirer » of a line of the queue; `may` says whether a press counts now. */
export function queueActs(
  { id, label, print }: QueuedTicket,
  { drawer, texts }: DeskView,
  served: boolean,
): TemplateResult {
  const printing = print.state === "queued";
  const able = served ? null : texts.notServed;
  const reason = able ?? (printing ? texts.printingNow : null);
  const reprint = () => {
    if (reason === null && drawer.listReady)
      void drawer.act((acts) => acts.reprint(id), texts.reprinted(label));
  };
  const remove = () => {
    if (able === null && drawer.listReady)
      void drawer.act((acts, now) => acts.voidTicket(id, now), texts.voided(label));
  };
  return html`<span class="choices">
    ${press({ word: texts.reprint, label, reason, on: reprint, sign: printerIcon })}
    ${press({ word: texts.void, label, reason: able, on: remove, sign: eraseIcon })}
  </span>`;
}

interface Press {
  readonly word: string;
  readonly label: string;
  /** Why it cannot be pressed now; null when it can. */
  readonly reason: string | null;
  readonly on: () => void;
  readonly sign: TemplateResult;
}

function press({ word, label, reason, on, sign }: Press): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    aria-disabled=${reason === null ? "false" : "true"}
    title=${reason ?? nothing}
    @click=${on}
  >
    ${sign}${word}<span class="visually-hidden"> ${label}${reason === null ? "" : `. ${reason}`}</span>
  </button>`;
}

/** A ticket that was just taken off, with the way back. */
export function voidedLine({ id, label }: Voided, { drawer, texts }: DeskView): TemplateResult {
  const restore = () => {
    if (drawer.ready) void drawer.act((acts) => acts.restore(id), texts.restored(label));
  };
  return html`<li class="voided" data-voided=${id}>
    <span class="label number">${label}</span>
    <span class="about soft">${texts.voidedTag}</span>
    <span class="choices">${press({ word: texts.restore, label, reason: null, on: restore, sign: undoIcon })}</span>
  </li>`;
}
