import { html, type TemplateResult } from "lit";
import type { QueuedTicket } from "../../protocol/desk.ts";
import { closedIcon, printerIcon, undoIcon } from "../../ui/icons.ts";
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
  return html`<span class="signs">
    ${press({ word: texts.reprint, label, reason, on: reprint, sign: printerIcon })}
    ${press({ word: texts.void, label, reason: able, on: remove, sign: closedIcon })}
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

/** A sign alone, so that a line stays one line; the word is its name and shows under the pointer. */
function press({ word, label, reason, on, sign }: Press): TemplateResult {
  return html`<button
    type="button"
    class="button small sign"
    aria-disabled=${reason === null ? "false" : "true"}
    aria-label=${`${word} ${label}${reason === null ? "" : `. ${reason}`}`}
    title=${reason ?? word}
    @click=${on}
  >
    ${sign}
  </button>`;
}

/** A ticket that was just taken off, with the way back. */
export function voidedLine({ id, label }: Voided, { drawer, texts }: DeskView): TemplateResult {
  const restore = () => {
    if (drawer.listReady) void drawer.act((acts) => acts.restore(id), texts.restored(label));
  };
  return html`<li class="voided" data-voided=${id}>
    <span class="label number">${label}</span>
    <span class="about soft">${texts.voidedTag}</span>
    <button type="button" class="button small" aria-label=${`${texts.restore} ${label}`} @click=${restore}>
      ${undoIcon}${texts.restore}
    </button>
  </li>`;
}
