import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { SupervisedTicket } from "../../protocol/supervision.ts";
import type { ServiceState } from "../../protocol/views.ts";
import { printerIcon } from "../../ui/icons.ts";
import type { CounterFacts } from "./room-facts.ts";
import type { SupervisionTexts } from "./supervision-element.ts";

/** What the forms of the acts need to know. */
export interface FormFacts {
  readonly texts: SupervisionTexts;
  readonly busy: boolean;
  serviceName(id: string): string;
}

/** The first control of a window gets the focus, save where a press would do harm. */
const focusFirst = ref((element) => {
  queueMicrotask(() => (element as HTMLElement | undefined)?.focus());
});

export function serviceForm(
  { texts, busy }: FormFacts,
  service: ServiceState,
  toggle: () => void,
): TemplateResult {
  const { act } = texts;
  return html`<p class="soft">${service.open ? act.closeServiceHint : act.openServiceHint}</p>
    <div class="foot">
      <button type="button" class="button ${service.open ? "orange" : "green"}" ?disabled=${busy} @click=${toggle}>
        ${service.open ? act.closeService : act.openService}
      </button>
    </div>`;
}

/** The acts at a counter: services, a message, the end of a wrap-up, and setting it free. */
export function counterForm(
  { texts, busy, serviceName }: FormFacts,
  {
    counter,
    services,
    allowed,
  }: {
    readonly counter: CounterFacts;
    readonly services: readonly ServiceState[];
    /** What the agent may serve; null: everything. */
    readonly allowed: readonly string[] | null;
  },
  on: {
    readonly services: (event: SubmitEvent) => void;
    readonly message: (event: SubmitEvent) => void;
    readonly free: () => void;
    readonly wrapUp: () => void;
  },
): TemplateResult {
  const { act } = texts;
  return html`<form @submit=${on.services}>
      <fieldset>
        <legend>${act.services}</legend>
        <p class="soft small">${act.servicesHint}</p>
        <div class="checks">
          ${services.map(
            ({ id }) => html`<label class="check">
              <input
                type="checkbox"
                name="service"
                value=${id}
                .defaultChecked=${counter.state.serviceIds.includes(id)}
                ?disabled=${allowed !== null && !allowed.includes(id)}
              />${serviceName(id)}</label
            >`,
          )}
        </div>
      </fieldset>
      <div class="foot"><button class="button primary" ?disabled=${busy}>${texts.confirm}</button></div>
    </form>
    <form @submit=${on.message}>
      <label class="field">${act.message}<input name="text" required maxlength="200" autocomplete="off" /></label>
      <div class="foot"><button class="button primary" ?disabled=${busy}>${act.send}</button></div>
    </form>
    <div class="danger">
      ${
        counter.phase === "wrapUp"
          ? html`<button type="button" class="button" ?disabled=${busy} @click=${on.wrapUp}>
              ${act.endWrapUp}
            </button>`
          : nothing
      }
      <p class="soft small">${act.freeHint}</p>
      <button type="button" class="button red" ?disabled=${busy} @click=${on.free}>${act.free}</button>
    </div>`;
}

const places = ["same", "first", "plus3", "end"] as const;

export function ticketForm(
  { texts, busy, serviceName }: FormFacts,
  {
    ticket,
    services,
  }: { readonly ticket: SupervisedTicket; readonly services: readonly ServiceState[] },
  on: {
    readonly move: (event: SubmitEvent) => void;
    readonly reprint: () => void;
    readonly takeOff: () => void;
  },
): TemplateResult {
  const { act } = texts;
  return html`<form @submit=${on.move}>
    <label class="field"
      >${act.moveTo}<select name="service" ${focusFirst}>
        ${services.map(
          ({ id, open }) =>
            html`<option value=${id} ?selected=${id === ticket.serviceId} ?disabled=${!open && id !== ticket.serviceId}>
              ${serviceName(id)}
            </option>`,
        )}
      </select></label
    >
    <fieldset>
      <legend>${act.movePriority}</legend>
      <div class="choices">
        ${[0, 1, 2].map(
          (level) => html`<label class="check"
            ><input
              type="radio"
              name="priority"
              value=${level}
              .defaultChecked=${level === ticket.priority}
            />${texts.priority(level)}</label
          >`,
        )}
      </div>
    </fieldset>
    <fieldset>
      <legend>${act.movePlace}</legend>
      <div class="choices">
        ${places.map(
          (place) => html`<label class="check"
            ><input type="radio" name="place" value=${place} .defaultChecked=${place === "same"} />${act.places[place]}</label
          >`,
        )}
      </div>
    </fieldset>
    <div class="foot">
      <button class="button primary" ?disabled=${busy}>
        ${ticket.state === "absent" ? act.back(ticket.label) : act.moveDo}
      </button>
    </div>
  </form>
  ${ticketPaper({ texts, busy }, ticket, on)}`;
}

/** What else is done with a ticket: another paper, and the end of its wait. */
function ticketPaper(
  { texts: { act }, busy }: Pick<FormFacts, "texts" | "busy">,
  ticket: SupervisedTicket,
  on: { readonly reprint: () => void; readonly takeOff: () => void },
): TemplateResult {
  const waits = ticket.state === "waiting";
  return html`<div class="danger">
    ${
      ticket.print === "queued"
        ? nothing
        : html`<button type="button" class="button" ?disabled=${busy} @click=${on.reprint}>
            ${printerIcon}${act.reprint}
          </button>`
    }
    ${waits ? html`<p class="soft small">${act.voidHint}</p>` : nothing}
    ${
      waits
        ? html`<button type="button" class="button red" ?disabled=${busy} @click=${on.takeOff}>
            ${act.void}
          </button>`
        : nothing
    }
  </div>`;
}

export function messageForm(
  { texts, busy }: FormFacts,
  open: readonly { readonly id: string; readonly name: string }[],
  send: (event: SubmitEvent) => void,
): TemplateResult {
  const { act } = texts;
  return html`<form @submit=${send}>
    <fieldset>
      <legend>${act.messageTo}</legend>
      <div class="checks">
        ${open.map(
          ({ id, name }) => html`<label class="check"
            ><input type="checkbox" name="counter" value=${id} .defaultChecked=${true} />${name}</label
          >`,
        )}
      </div>
      ${open.length === 0 ? html`<p class="soft">${texts.refusals.noCounterOpen()}</p>` : nothing}
    </fieldset>
    <label class="field"
      >${act.messageText}<input name="text" required maxlength="200" autocomplete="off" ${focusFirst}
    /></label>
    <p class="soft small">${act.messageHint}</p>
    <div class="foot"><button class="button primary" ?disabled=${busy}>${act.send}</button></div>
  </form>`;
}

export function boardForm(
  { texts, busy }: FormFacts,
  send: (event: SubmitEvent) => void,
): TemplateResult {
  const { act } = texts;
  return html`<form @submit=${send}>
    <label class="field"
      >${act.boardText}<input name="text" required maxlength="120" autocomplete="off" ${focusFirst}
    /></label>
    <label class="field">${act.boardUntil}<input name="until" type="time" /></label>
    <p class="soft small">${act.boardDay}</p>
    <div class="foot"><button class="button primary" ?disabled=${busy}>${act.boardSend}</button></div>
  </form>`;
}
