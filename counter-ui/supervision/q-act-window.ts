import { html, type PropertyValues, type TemplateResult } from "lit";
import type { CounterAgent, CounterState, ServiceState } from "../../protocol/views.ts";
import { crossIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import {
  boardForm,
  counterForm,
  type FormFacts,
  messageForm,
  serviceForm,
  ticketForm,
} from "./act-forms.ts";
import type { Outcome, RoomActs } from "./acts.ts";
import { type CounterFacts, countersOf } from "./room-facts.ts";
import { roomStyles } from "./room-styles.ts";
import { nextTimeOfDay } from "./site-time.ts";
import { type Ask, faultText, SupervisionElement } from "./supervision-element.ts";
import { windowStyles } from "./window-styles.ts";

/** The window of an act: what is asked, why the box said no, and the way out. */
export class ActWindow extends SupervisionElement {
  static override properties = {
    asked: { attribute: false },
    acts: { attribute: false },
    fault: { state: true },
    busy: { state: true },
  };

  static override styles = [base, buttons, roomStyles, windowStyles];

  declare asked: Ask | null;
  declare acts: RoomActs;
  declare fault: string;
  declare busy: boolean;

  constructor() {
    super();
    this.asked = null;
    this.fault = "";
    this.busy = false;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("asked")) this.fault = "";
  }

  override updated(changed: PropertyValues): void {
    const window = this.renderRoot.querySelector("dialog");
    if (!changed.has("asked") || !window) return;
    if (this.asked) window.showModal();
    else window.close();
  }

  override render() {
    const content = this.asked && this.content(this.asked);
    return html`<dialog aria-labelledby="title" @close=${() => this.leave()} @click=${(event: Event) => this.outside(event)}>
      <div class="inside">
        <div class="head">
          <h2 id="title">${content?.title ?? ""}</h2>
          <button type="button" class="button quiet" aria-label=${this.texts.close} @click=${() => this.leave()}>
            ${crossIcon}
          </button>
        </div>
        <p class="fault" role="alert">${this.fault}</p>
        ${content?.body ?? ""}
      </div>
    </dialog>`;
  }

  private outside(event: Event): void {
    if (event.target instanceof HTMLDialogElement) this.leave();
  }

  private leave(): void {
    if (this.asked) this.dispatchEvent(new CustomEvent("q-leave"));
  }

  private get facts(): FormFacts {
    return { texts: this.texts, busy: this.busy, serviceName: (id) => this.serviceName(id) };
  }

  private get services(): readonly ServiceState[] {
    return this.room.list<ServiceState>("service/+/state");
  }

  private get counters(): readonly CounterFacts[] {
    return countersOf(
      this.room.list<CounterState>("counter/+/state"),
      this.room.list<CounterAgent>("counter/+/agent"),
    );
  }

  /** The window's title and form; null when what it is about is gone. */
  private content(ask: Ask): { title: string; body: TemplateResult } | null {
    const { act } = this.texts;
    switch (ask.kind) {
      case "service":
        return this.service(ask.id);
      case "counter":
        return this.counter(ask.id);
      case "ticket":
        return this.ticket(ask.id);
      case "message":
        return { title: act.messageAll, body: this.message() };
      default:
        return { title: act.board, body: boardForm(this.facts, (event) => this.sendBoard(event)) };
    }
  }

  private service(id: string) {
    const service = this.services.find((each) => each.id === id);
    if (!service) return null;
    const name = this.serviceName(id);
    const toggle = () => void this.run(this.acts.setOpen(service, name));
    return { title: name, body: serviceForm(this.facts, service, toggle) };
  }

  private counter(id: string) {
    const counter = this.counters.find(({ state }) => state.id === id);
    if (!counter || counter.phase === "closed") return null;
    const place = this.placeName(counter.state);
    const name = this.agentName(counter.agent?.session?.agentId);
    const agent = this.room.view?.agents.find(
      (each) => each.id === counter.agent?.session?.agentId,
    );
    const what = { counter, services: this.services, allowed: agent?.serviceIds ?? null };
    const body = counterForm(this.facts, what, {
      services: (event) =>
        void this.run(this.acts.assign(counter, place, sent(event).getAll("service").map(String))),
      message: (event) => void this.run(this.acts.message(textOf(event), [id])),
      free: () => void this.run(this.acts.free(id, place)),
      wrapUp: () => void this.run(this.acts.endWrapUp(id, place)),
    });
    return { title: `${place} — ${name}`, body };
  }

  private ticket(id: string) {
    const ticket = this.room.view?.tickets.find((each) => each.id === id);
    if (!ticket) return null;
    const move = (event: SubmitEvent) => {
      const form = sent(event);
      const serviceId = String(form.get("service"));
      void this.run(
        this.acts.move(ticket, {
          ...(serviceId === ticket.serviceId ? {} : { serviceId }),
          priority: Number(form.get("priority")),
          place: String(form.get("place")),
        }),
      );
    };
    const title = `${this.texts.act.move} ${ticket.label}`;
    const body = ticketForm(
      this.facts,
      { ticket, services: this.services },
      {
        move,
        reprint: () => void this.run(this.acts.reprint(ticket)),
        takeOff: () => void this.run(this.acts.takeOff(ticket)),
      },
    );
    return { title, body };
  }

  private message(): TemplateResult {
    const open = this.counters
      .filter(({ phase }) => phase !== "closed")
      .map(({ state }) => ({ id: state.id, name: this.placeName(state) }));
    return messageForm(this.facts, open, (event) => {
      const to = sent(event).getAll("counter").map(String);
      // All of them are « all »: who opens in the same second gets it as well.
      void this.run(this.acts.message(textOf(event), to.length === open.length ? undefined : to));
    });
  }

  private sendBoard(event: SubmitEvent): void {
    const until = String(sent(event).get("until") ?? "");
    const at = nextTimeOfDay(until, this.room.zone, this.room.now);
    void this.run(this.acts.board(textOf(event), at));
  }

  /** One act at a time; a refusal stays in the window, what went well closes it and is told by the page. */
  private async run(asked: Promise<Outcome>): Promise<void> {
    this.busy = true;
    const told = await asked;
    this.busy = false;
    if ("fault" in told) this.fault = faultText(told.fault, this.texts);
    else {
      this.dispatchEvent(new CustomEvent("q-told", { detail: told }));
      this.leave();
    }
  }
}

function sent(event: SubmitEvent): FormData {
  event.preventDefault();
  return new FormData(event.currentTarget as HTMLFormElement);
}

function textOf(event: SubmitEvent): string {
  return String(sent(event).get("text") ?? "").trim();
}

customElements.define("q-act-window", ActWindow);
