import { html, LitElement, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Language } from "../../protocol/schema.ts";
import type { ServiceState } from "../../protocol/views.ts";
import { localText } from "../../ui/format.ts";
import {
  checkIcon,
  clockIcon,
  peopleIcon,
  printerIcon,
  questionIcon,
  warningIcon,
} from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type Texts, textsFor } from "../../ui/texts/texts.ts";
import "../../ui/elements/q-qr-code.ts";
import { tellKiosk } from "./kiosk-event.ts";
import { kioskStyles } from "./kiosk-styles.ts";
import { isScreenOnly, type Paper } from "./paper.ts";
import { closesIn, mayReprint, paperOfStep, type Step } from "./steps.ts";
import { ticketStyles } from "./ticket-styles.ts";

type TicketStep = Extract<Step, { name: "ticket" }>;

const signs: Record<Paper, TemplateResult> = {
  printing: printerIcon,
  printed: checkIcon,
  paperOut: warningIcon,
  notPrinted: warningIcon,
  noPaper: checkIcon,
  question: questionIcon,
};

function words({ kiosk }: Texts, paper: Paper, { ticket, print }: TicketStep): string {
  const { label } = ticket;
  const { printer } = print;
  if (paper === "printing") return printer ? kiosk.printingAt(printer) : kiosk.printing;
  if (paper === "printed") return printer ? kiosk.printedAt(printer) : kiosk.printed;
  if (paper === "question") return kiosk.question;
  return kiosk[paper](label);
}

function hint({ kiosk }: Texts, paper: Paper, { ticket, print }: TicketStep): string {
  if (print.printer !== undefined && paper === "printed") return kiosk.elsewhereHint(ticket.label);
  if (paper === "printed") return kiosk.printedHint;
  return paper === "question" ? kiosk.questionHint : "";
}

/** The visitor's number at once, and then what the printer said of the paper. */
export class KioskTicket extends LitElement {
  static override properties = {
    step: { attribute: false },
    service: { attribute: false },
    language: {},
    now: { type: Number },
  };
  static override styles = [base, buttons, kioskStyles, ticketStyles];

  declare step: TicketStep | null;
  declare service: ServiceState | null;
  declare language: Language;
  /** The time by which the step's own times go, milliseconds. */
  declare now: number;

  constructor() {
    super();
    this.step = null;
    this.service = null;
    this.language = "fr";
    this.now = 0;
  }

  override render() {
    const { step } = this;
    if (!step) return nothing;
    const texts = textsFor(this.language);
    const paper = paperOfStep(step);
    const { label, ahead, wait } = step.ticket;
    return html`
      <section
        class=${classMap({ ticket: true, "screen-only": isScreenOnly(paper) })}
        role="status"
      >
        <h1 class="caption">${texts.common.yourNumber}</h1>
        <p class="label number" style=${styleMap({ "--letters": String(label.length) })}>${label}</p>
        <p class="service">${this.service ? localText(this.service.name, this.language) : ""}</p>
        <ul class="facts">
          <li>${peopleIcon}${texts.common.ahead(ahead)}</li>
          <li>${clockIcon}${texts.common.waitRange(wait.lowMinutes, wait.highMinutes)}</li>
        </ul>
      </section>
      <section class=${classMap({ paper: true, [paper]: true })} role="status">
        <span class="sign">${signs[paper]}</span>
        <p class="words">
          <strong>${words(texts, paper, step)}</strong>
          <span>${hint(texts, paper, step)}</span>
        </p>
      </section>
      ${this.#code(texts, paper)} ${this.#buttons(texts, paper, step)}
    `;
  }

  #code({ kiosk }: Texts, paper: Paper) {
    if (!isScreenOnly(paper)) return nothing;
    return html`<figure>
      <q-qr-code .text=${this.step?.ticket.followUrl ?? ""} label=${kiosk.scan}></q-qr-code>
      <figcaption>${kiosk.scan}</figcaption>
    </figure>`;
  }

  #buttons({ kiosk }: Texts, paper: Paper, step: TicketStep) {
    const left = closesIn(step, this.now);
    const again = paper !== "question" && mayReprint(step, this.now);
    const tell = (type: "done" | "reprint" | "stay") => () => tellKiosk(this, { type });
    return html`<footer>
      ${
        left === null
          ? nothing
          : html`<div class="closing">
              <p class="number">${kiosk.closesIn(left)}</p>
              <button class="button" @click=${tell("stay")}>${kiosk.stay}</button>
            </div>`
      }
      ${
        paper === "question"
          ? html`<div class="answers">
              <button class="button" @click=${tell("reprint")}>${kiosk.no}</button>
              <button class="button primary" @click=${tell("done")}>${kiosk.yes}</button>
            </div>`
          : html`<div class=${again ? "answers" : "answer"}>
              ${
                again
                  ? html`<button class="button" @click=${tell("reprint")}>${kiosk.reprint}</button>`
                  : nothing
              }
              <button class="button primary" @click=${tell("done")}>${kiosk.done}</button>
            </div>`
      }
    </footer>`;
  }
}

customElements.define("q-kiosk-ticket", KioskTicket);
