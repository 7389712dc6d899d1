import { html, nothing, type TemplateResult } from "lit";
import type {
  SupervisedMessage,
  SupervisedTicket,
  Supervision,
} from "../../protocol/supervision.ts";
import type { CounterState } from "../../protocol/views.ts";
import { formatCounterNumber, formatDuration, formatTime } from "../../ui/format.ts";
import { addIcon, arrowIcon, clockIcon, printerIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { roomStyles } from "./room-styles.ts";
import { SupervisionElement } from "./supervision-element.ts";
import { ticketStyles } from "./ticket-styles.ts";

const tabs = ["waiting", "absent", "messages"] as const;
type Tab = (typeof tabs)[number];

/** Who waits and who did not come, one line each; the messages of the day. */
export class RoomTickets extends SupervisionElement {
  static override properties = { tab: { state: true }, only: { state: true } };

  static override styles = [base, buttons, roomStyles, ticketStyles];

  declare tab: Tab;
  /** The service that alone is listed; empty: all. */
  declare only: string;

  constructor() {
    super();
    this.tab = "waiting";
    this.only = "";
  }

  override render() {
    const { view } = this.room;
    if (!view) return html`<section class="panel"></section>`;
    const shown = view.tickets.filter(({ serviceId }) => !this.only || serviceId === this.only);
    const lists = {
      waiting: shown.filter(({ state }) => state === "waiting"),
      absent: shown.filter(({ state }) => state === "absent"),
    };
    return html`<section class="panel" aria-label=${this.texts.tickets}>
      <header>
        ${this.tabList({ ...lists, messages: [...view.messages, ...view.boardMessages] })}
        ${this.tab === "messages" ? nothing : this.filter()}
      </header>
      <div id="list" class="scroll" role="tabpanel" aria-labelledby=${`tab-${this.tab}`} tabindex="0">
        ${this.tab === "messages" ? this.messages(view) : this.list(lists[this.tab], view)}
      </div>
    </section>`;
  }

  private tabList(lists: Readonly<Record<Tab, readonly unknown[]>>): TemplateResult {
    return html`<div role="tablist" aria-label=${this.texts.tickets} @keydown=${(event: KeyboardEvent) => this.turn(event)}>
      ${tabs.map(
        (tab) =>
          html`<button
            id=${`tab-${tab}`}
            type="button"
            role="tab"
            aria-controls="list"
            aria-selected=${tab === this.tab ? "true" : "false"}
            tabindex=${tab === this.tab ? 0 : -1}
            @click=${() => {
              this.tab = tab;
            }}
          >
            ${this.texts.tabs[tab](lists[tab].length)}
          </button>`,
      )}
    </div>`;
  }

  /** Arrow keys walk along the tabs, as the ARIA practices say. */
  private turn(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.tab = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length] ?? "waiting";
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus(),
    );
  }

  private filter(): TemplateResult {
    const { texts } = this;
    return html`<select
      class="end"
      aria-label=${texts.filter}
      @change=${(event: Event) => {
        this.only = (event.target as HTMLSelectElement).value;
      }}
    >
      <option value="">${texts.everything}</option>
      ${this.room.site?.services.map(
        ({ id }) =>
          html`<option value=${id} ?selected=${id === this.only}>${this.serviceName(id)}</option>`,
      )}
    </select>`;
  }

  private list(tickets: readonly SupervisedTicket[], view: Supervision): TemplateResult {
    const { texts } = this;
    if (tickets.length === 0)
      return html`<p class="empty soft">${this.tab === "waiting" ? texts.empty : texts.emptyAbsent}</p>`;
    const hidden = view.total - view.tickets.length;
    return html`<ul>
        ${tickets.map((ticket) => html`<li>${this.ticket(ticket)}</li>`)}
      </ul>
      ${hidden > 0 ? html`<p class="empty soft">${texts.more(hidden)}</p>` : nothing}`;
  }

  private ticket(ticket: SupervisedTicket): TemplateResult {
    const { texts, room } = this;
    const left = ticket.absentUntil === null ? null : ticket.absentUntil - room.now;
    return html`<button
      type="button"
      class="ticket"
      aria-haspopup="dialog"
      @click=${() => this.ask({ kind: "ticket", id: ticket.id })}
    >
      <strong class="number">${ticket.label}</strong>
      <span class="where">${this.serviceName(ticket.serviceId)}</span>
      <span class="marks">${this.marks(ticket)}</span>
      <span class="number wait">
        ${
          left === null
            ? formatDuration(room.now - ticket.enteredAt)
            : html`<span class="visually-hidden">${texts.ticketStates.absent}</span>${clockIcon}${formatDuration(left)}`
        }
      </span>
    </button>`;
  }

  private marks({ priority, transferredFrom, reservedFor, print, note }: SupervisedTicket) {
    const { texts } = this;
    return html`${priority > 0 ? html`<span class="level violet">${texts.priority(priority)}</span>` : nothing}
    ${transferredFrom ? html`<span class="soft small">${arrowIcon} ${texts.from(this.serviceName(transferredFrom))}</span>` : nothing}
    ${reservedFor ? html`<span class="soft small">${texts.reserved(this.placeOf(reservedFor))}</span>` : nothing}
    ${print === "failed" ? html`<span class="level warning">${printerIcon}${texts.printFailed}</span>` : nothing}
    ${note ? html`<span class="soft small note">${note}</span>` : nothing}`;
  }

  private messages({ messages, boardMessages }: Supervision): TemplateResult {
    const { texts } = this;
    const anything = messages.length + boardMessages.length > 0;
    return html`<div class="send">
        <button class="button" type="button" @click=${() => this.ask({ kind: "message" })}>
          ${addIcon}${texts.act.messageAll}
        </button>
        <button class="button" type="button" @click=${() => this.ask({ kind: "board" })}>
          ${addIcon}${texts.act.board}
        </button>
      </div>
      ${anything ? nothing : html`<p class="empty soft">${texts.emptyMessages}</p>`}
      <ul>
        ${boardMessages.map(
          ({ id, text, from, until }) =>
            html`<li class="message">
              <p>${text}</p>
              <p class="soft small">
                ${texts.messages.onBoards}, ${from},
                ${until === null ? texts.messages.endOfDay : texts.until(this.time(until))}
              </p>
              <button class="button" type="button" @click=${() => this.takeOff(id)}>
                ${texts.act.boardRemove}
              </button>
            </li>`,
        )}
        ${[...messages].reverse().map((message) => this.sent(message))}
      </ul>`;
  }

  private sent({ text, at, from, counters }: SupervisedMessage): TemplateResult {
    const { texts } = this;
    const states = this.room.list<CounterState>("counter/+/state");
    const label = (id: string) =>
      formatCounterNumber(states.find((each) => each.id === id)?.label ?? "");
    const read = counters.filter(({ readAt }) => readAt !== null).length;
    return html`<li class="message">
      <p>${text}</p>
      <p class="soft small">
        ${this.time(at)}, ${from} ${arrowIcon} ${counters.map(({ id }) => label(id)).join(", ")} ·
        ${texts.messages.read(read, counters.length)}
      </p>
    </li>`;
  }

  private time(at: number): string {
    return formatTime(at, this.room.zone, this.language);
  }

  private takeOff(id: string): void {
    this.dispatchEvent(
      new CustomEvent("q-remove-board", { detail: id, bubbles: true, composed: true }),
    );
  }
}

customElements.define("q-room-tickets", RoomTickets);
