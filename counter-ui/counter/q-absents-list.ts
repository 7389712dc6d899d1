import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AbsentTicket, RequeueRequest } from "../../protocol/desk.ts";
import { formatDuration } from "../../ui/format.ts";
import { callIcon } from "../../ui/icons.ts";
import { DeskElement } from "./desk-element.ts";
import { listStyles } from "./list-styles.ts";

/** Who was called in vain: to be called again, or back to the queue at one of three places. */
export class AbsentsList extends DeskElement {
  static override properties = { ...DeskElement.properties, placing: { state: true } };

  static override styles = [
    ...DeskElement.styles,
    listStyles,
    css`
      .places {
        display: flex;
        flex-wrap: wrap;
        flex-basis: 100%;
        gap: var(--q-space-2);
      }
    `,
  ];

  /** The ticket whose place in the queue is being chosen. */
  declare placing: string | null;

  constructor() {
    super();
    this.placing = null;
  }

  override render() {
    const { drawer, texts, now } = this.view;
    const list = drawer.lists.absents;
    if (!list) return html`<p class="soft empty">${texts.listLoading}</p>`;
    // The window closes with the clock: the box publishes nothing when it does.
    const tickets = list.tickets.filter(({ absentUntil }) => absentUntil > now);
    if (tickets.length === 0) return html`<p class="soft empty">${texts.absentsEmpty}</p>`;
    const more = list.total - list.tickets.length;
    return html`<ul>
        ${repeat(
          tickets,
          ({ id }) => id,
          (ticket) => this.line(ticket),
        )}
      </ul>
      ${more > 0 ? html`<p class="soft empty">${texts.listMore(more)}</p>` : nothing}`;
  }

  private line(ticket: AbsentTicket): TemplateResult {
    const { texts, now } = this.view;
    const left = formatDuration(ticket.absentUntil - now);
    return html`<li data-ticket=${ticket.id}>
      <span class="label number">${ticket.label}</span>
      <span class="about">
        <span class="service">${this.serviceName(ticket.serviceId)}</span>
        <span class="number soft">${texts.remaining(left)}</span>
        ${ticket.note === "" ? nothing : html`<span class="note">${ticket.note}</span>`}
      </span>
      <span class="choices">${this.recall(ticket)} ${this.requeue(ticket)}</span>
      ${this.placing === ticket.id ? this.places(ticket) : nothing}
    </li>`;
  }

  private recall(ticket: AbsentTicket): TemplateResult {
    const { texts } = this.view;
    const able = this.able(ticket);
    return html`<button
      type="button"
      class="button small"
      aria-disabled=${able === null ? "false" : "true"}
      title=${able ?? nothing}
      @click=${() => this.call(ticket)}
    >
      ${callIcon}${texts.recall}<span class="visually-hidden"> ${ticket.label}${able === null ? "" : `. ${able}`}</span>
    </button>`;
  }

  private able({ serviceId }: AbsentTicket): string | null {
    const { texts } = this.view;
    if (!this.serves(serviceId)) return texts.notServed;
    return this.may("pick") ? null : texts.notIdle;
  }

  private call(ticket: AbsentTicket): void {
    const { id, serviceId } = ticket;
    if (this.able(ticket) === null && this.view.drawer.listReady)
      this.ask({ name: "pick", serviceId, ticketId: id, reason: null });
  }

  private requeue({ id, label, serviceId }: AbsentTicket): TemplateResult {
    const { texts } = this.view;
    const served = this.serves(serviceId);
    return html`<button
      type="button"
      class="button small place"
      aria-disabled=${served ? "false" : "true"}
      aria-expanded=${this.placing === id ? "true" : "false"}
      title=${served ? nothing : texts.notServed}
      @click=${() => (served ? this.toggle(id) : undefined)}
    >
      ${texts.requeue}<span class="visually-hidden"> ${label}</span>
    </button>`;
  }

  /** A double click opens the places and no more. */
  private toggle(id: string): void {
    const { drawer } = this.view;
    if (!drawer.listReady) return;
    const opens = this.placing !== id;
    this.placing = opens ? id : null;
    drawer.hold();
    if (opens) void this.focusOn(".places button");
  }

  private places({ id, label }: AbsentTicket): TemplateResult {
    const { texts } = this.view;
    const places: readonly (readonly [RequeueRequest["place"], string])[] = [
      ["same", texts.requeueSame],
      ["plus3", texts.requeuePlus3],
      ["end", texts.requeueEnd],
    ];
    return html`<div
      class="places"
      role="group"
      aria-label=${`${texts.requeue} ${label}`}
      @keydown=${(event: KeyboardEvent) => this.key(event, id)}
    >
      ${places.map(
        ([place, word]) =>
          html`<button
            type="button"
            class="button small"
            aria-disabled=${this.view.drawer.busy ? "true" : "false"}
            @click=${() => void this.putBack(id, place)}
          >
            ${word}
          </button>`,
      )}
    </div>`;
  }

  private key(event: KeyboardEvent, id: string): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.placing = null;
    void this.focusOn(`[data-ticket="${CSS.escape(id)}"] .place`);
  }

  private async putBack(id: string, place: RequeueRequest["place"]): Promise<void> {
    const { drawer, texts } = this.view;
    if (!drawer.listReady) return;
    const done = await drawer.requeue(id, place, ({ label, ahead }) =>
      texts.requeued(label, ahead),
    );
    if (done) this.placing = null;
  }
}

customElements.define("q-absents-list", AbsentsList);
