import type { TicketActAnswer } from "../../protocol/desk.ts";
import type { MoveAnswer, SupervisedTicket } from "../../protocol/supervision.ts";
import type { ServiceState } from "../../protocol/views.ts";
import type { Fault } from "../counter/faults.ts";
import type { Room, Told } from "./room.ts";
import type { CounterFacts } from "./room-facts.ts";
import type { SupervisionTexts } from "./supervision-element.ts";

/** What came of an act: a sentence, and how to take it back where that can be. */
export type Outcome =
  | { readonly fault: Fault }
  | { readonly text: string; readonly undo?: () => Promise<Outcome> };

function outcome<T>(told: Told<T>, well: (body: T) => Exclude<Outcome, { fault: Fault }>): Outcome {
  return told.ok ? well(told.body) : { fault: told.fault };
}

function path(kind: string, id: string, act: string): string {
  return `/v1/${kind}/${encodeURIComponent(id)}/${act}`;
}

/** What supervisors do, each with its way back. */
export class RoomActs {
  readonly #room: Room;
  readonly #texts: () => SupervisionTexts;

  constructor(room: Room, texts: () => SupervisionTexts) {
    this.#room = room;
    this.#texts = texts;
  }

  async setOpen(service: ServiceState, name: string, open = !service.open): Promise<Outcome> {
    const told = await this.#room.send("PUT", path("services", service.id, "open"), { open });
    const { act } = this.#texts();
    return outcome(told, () => ({
      text: open ? act.serviceOpened(name) : act.serviceClosed(name),
      undo: () => this.setOpen(service, name, !open),
    }));
  }

  async assign(
    { state, agent }: CounterFacts,
    place: string,
    serviceIds: readonly string[],
  ): Promise<Outcome> {
    const seen = agent?.session?.revision;
    const to = path("counters", state.id, "services");
    const told = await this.#room.send("PUT", to, { serviceIds, seen });
    const before = [...state.serviceIds];
    const back = async () => {
      const undone = await this.#room.send("PUT", to, { serviceIds: before });
      return outcome(undone, () => ({ text: this.#texts().undone }));
    };
    return outcome(told, () => ({
      text: this.#texts().act.servicesSet(place),
      ...(before.length > 0 ? { undo: back } : {}),
    }));
  }

  async free(counterId: string, place: string): Promise<Outcome> {
    const told = await this.#room.send("POST", path("counters", counterId, "free"));
    return outcome(told, () => ({ text: this.#texts().act.freed(place) }));
  }

  async endWrapUp(counterId: string, place: string): Promise<Outcome> {
    const told = await this.#room.send("POST", path("counters", counterId, "wrap-up/end"));
    return outcome(told, () => ({ text: this.#texts().act.wrapUpEnded(place) }));
  }

  async move(ticket: SupervisedTicket, change: object): Promise<Outcome> {
    const to = path("tickets/by-id", ticket.id, "move");
    const told = await this.#room.send<MoveAnswer>("POST", to, {
      ...change,
      seen: ticket.revision,
    });
    return outcome(told, ({ label, ahead, before, revision }) => ({
      text: this.#texts().act.moved(label, ahead),
      undo: async () => {
        const undone = await this.#room.send("POST", to, { ...before, seen: revision });
        return outcome(undone, () => ({ text: this.#texts().undone }));
      },
    }));
  }

  /** The same number on a new paper. */
  async reprint({ id }: SupervisedTicket): Promise<Outcome> {
    const told = await this.#ticketAct(id, "reprint");
    return outcome(told, ({ label }) => ({ text: this.#texts().act.reprinted(label) }));
  }

  /** Takes a ticket off the queue; whoever comes back with it gets the old place. */
  async takeOff({ id }: SupervisedTicket): Promise<Outcome> {
    const told = await this.#ticketAct(id, "void");
    const back = async () => {
      const undone = await this.#ticketAct(id, "restore");
      return outcome(undone, ({ label }) => ({ text: this.#texts().act.restored(label) }));
    };
    return outcome(told, ({ label }) => ({ text: this.#texts().act.voided(label), undo: back }));
  }

  #ticketAct(id: string, act: "reprint" | "void" | "restore"): Promise<Told<TicketActAnswer>> {
    return this.#room.send("POST", path("tickets/by-id", id, act));
  }

  async message(text: string, counterIds?: readonly string[]): Promise<Outcome> {
    const told = await this.#room.send("POST", "/v1/messages", { text, counterIds });
    return outcome(told, () => ({ text: this.#texts().act.sent }));
  }

  async board(text: string, until: number | null): Promise<Outcome> {
    const body = until === null ? { text } : { text, until };
    const told = await this.#room.send<{ id: string }>("POST", "/v1/board-messages", body);
    return outcome(told, ({ id }) => ({
      text: this.#texts().act.boardSent,
      undo: () => this.removeBoard(id),
    }));
  }

  async removeBoard(id: string): Promise<Outcome> {
    const told = await this.#room.send("DELETE", `/v1/board-messages/${encodeURIComponent(id)}`);
    return outcome(told, () => ({ text: this.#texts().act.boardRemoved }));
  }

  /** « Je m’en occupe » or « Terminé »; the banner itself says what came of it. */
  async alarm(id: string, act: "acknowledge" | "close"): Promise<Outcome> {
    return outcome(await this.#room.send("POST", path("sos", id, act)), () => ({ text: "" }));
  }
}
