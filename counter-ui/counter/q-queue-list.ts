import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { QueuedTicket } from "../../protocol/desk.ts";
import { formatCounterNumber, formatWait } from "../../ui/format.ts";
import { callIcon } from "../../ui/icons.ts";
import { noteMax, oneLine } from "./desk-drawer.ts";
import { DeskElement } from "./desk-element.ts";
import { listStyles } from "./list-styles.ts";
import { queueActs, voidedLine } from "./queue-acts.ts";

/** Who waits, as they will be called; with the right, each can be called out of turn. */
export class QueueList extends DeskElement {
  static override properties = { ...DeskElement.properties, asking: { state: true } };

  static override styles = [
    ...DeskElement.styles,
    listStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        flex-basis: 100%;
        gap: var(--q-space-2);
        align-items: center;
      }

      form .field {
        flex: 1 1 12rem;
        width: auto;
      }
    `,
  ];

  /** The ticket whose call is being confirmed. */
  declare asking: string | null;

  constructor() {
    super();
    this.asking = null;
  }

  override render() {
    const { drawer, texts } = this.view;
    const list = drawer.lists.queue;
    if (!list) return html`<p class="soft empty">${texts.listLoading}</p>`;
    const voided = drawer.acts.voided(this.view.now);
    if (list.tickets.length + voided.length === 0)
      return html`<p class="soft empty">${texts.queueEmpty}</p>`;
    const more = list.total - list.tickets.length;
    return html`<ul>
        ${voided.map((one) => voidedLine(one, this.view))}
        ${repeat(
          list.tickets,
          ({ id }) => id,
          (ticket) => this.line(ticket),
        )}
      </ul>
      ${more > 0 ? html`<p class="soft empty">${texts.listMore(more)}</p>` : nothing}`;
  }

  private line(ticket: QueuedTicket): TemplateResult {
    const { texts, offer, now } = this.view;
    const minutes = formatWait(Math.max(0, now - ticket.enteredAt));
    const wait = minutes.includes("h") ? minutes : `${minutes} min`;
    return html`<li data-ticket=${ticket.id}>
      <span class="label number">${ticket.label}</span>
      <span class="about">
        <span class="service">${this.serviceName(ticket.serviceId)}</span>
        <span class="number wait" title=${texts.waited(wait)}>${wait}</span>
        ${this.badges(ticket)}
        ${ticket.note === "" ? nothing : html`<span class="note">${ticket.note}</span>`}
      </span>
      ${offer.pick ? this.pick(ticket) : nothing}
      ${queueActs(ticket, this.view, this.serves(ticket.serviceId))}
    </li>`;
  }

  private badges({ transferredFrom, reservedFor, origin, priority, print }: QueuedTicket) {
    const { texts } = this.view;
    const words = [
      transferredFrom === null ? null : texts.from(this.serviceName(transferredFrom)),
      reservedFor && texts.reserved(reservedFor.place, formatCounterNumber(reservedFor.label)),
      origin === "counter" ? texts.added : null,
      priority > 0 ? texts.priority(priority) : null,
      print.state === "failed" ? texts.noPaper : null,
      print.state === "unknown" ? texts.paperUnknown : null,
    ];
    return words.map((word) => (word === null ? nothing : html`<span class="tag">${word}</span>`));
  }

  private pick(ticket: QueuedTicket): TemplateResult {
    const { texts } = this.view;
    if (this.asking === ticket.id) return this.confirm(ticket);
    const able = this.able(ticket);
    return html`<button
      type="button"
      class="button small pick"
      aria-disabled=${able === null ? "false" : "true"}
      title=${able ?? nothing}
      @click=${() => this.begin(ticket)}
    >
      ${texts.pick}<span class="visually-hidden"> ${ticket.label}${able === null ? "" : `. ${able}`}</span>
    </button>`;
  }

  /** Why the ticket cannot be called now; null when it can. */
  private able({ serviceId }: QueuedTicket): string | null {
    const { texts } = this.view;
    if (!this.serves(serviceId)) return texts.notServed;
    return this.may("pick") ? null : texts.notIdle;
  }

  private begin(ticket: QueuedTicket): void {
    if (this.able(ticket) !== null || !this.view.drawer.listReady) return;
    this.asking = ticket.id;
    // « Appeler » may now be where « Appeler ce ticket » was pressed.
    this.view.drawer.hold();
    void this.focusOn("form input");
  }

  private confirm(ticket: QueuedTicket): TemplateResult {
    const { texts } = this.view;
    return html`<form
      @submit=${(event: SubmitEvent) => this.call(event, ticket)}
      @keydown=${(event: KeyboardEvent) => this.key(event, ticket)}
    >
      <input
        class="field"
        name="reason"
        maxlength=${noteMax}
        autocomplete="off"
        aria-label=${`${texts.pickOf(ticket.label)}. ${texts.pickReason}`}
        placeholder=${texts.pickReason}
      />
      <button
        type="submit"
        class="button small green"
        aria-disabled=${this.able(ticket) === null ? "false" : "true"}
      >
        ${callIcon}${texts.pickConfirm}
      </button>
      <button type="button" class="button small" @click=${() => this.giveUp(ticket)}>
        ${texts.cancel}
      </button>
    </form>`;
  }

  private key(event: KeyboardEvent, ticket: QueuedTicket): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.giveUp(ticket);
  }

  private giveUp({ id }: QueuedTicket): void {
    this.asking = null;
    void this.focusOn(`[data-ticket="${CSS.escape(id)}"] .pick`);
  }

  private call(event: SubmitEvent, { id, serviceId }: QueuedTicket): void {
    event.preventDefault();
    const typed = this.renderRoot.querySelector<HTMLInputElement>("form input")?.value ?? "";
    const reason = oneLine(typed) || null;
    if (this.serves(serviceId) && this.ask({ name: "pick", serviceId, ticketId: id, reason }))
      this.asking = null;
  }
}

customElements.define("q-queue-list", QueueList);
