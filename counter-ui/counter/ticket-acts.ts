import type { TicketActAnswer } from "../../protocol/desk.ts";
import type { BoxApi } from "./desk-ports.ts";

/** A ticket that was just taken off the queue stays in the list this long, to be put back, milliseconds. */
export const voidedMs = 20_000;

export interface Voided {
  readonly id: string;
  readonly label: string;
  readonly serviceId: string;
  readonly until: number;
}

/** What staff do with a ticket of the queue; it keeps what was just taken off, for the way back. */
export class TicketActs {
  readonly #api: BoxApi;
  #voided: readonly Voided[] = [];

  constructor(api: BoxApi) {
    this.#api = api;
  }

  /** What may still be put back from here; `now` in the time of `voidTicket`. */
  voided(now: number): readonly Voided[] {
    return this.#voided.filter(({ until }) => until > now);
  }

  reprint(id: string): Promise<TicketActAnswer> {
    return this.#send(id, "reprint");
  }

  async voidTicket(id: string, now: number): Promise<TicketActAnswer> {
    const answer = await this.#send(id, "void");
    const { label, serviceId } = answer;
    this.#voided = [...this.voided(now), { id, label, serviceId, until: now + voidedMs }];
    return answer;
  }

  async restore(id: string): Promise<TicketActAnswer> {
    const answer = await this.#send(id, "restore");
    this.#voided = this.#voided.filter((one) => one.id !== id);
    return answer;
  }

  #send(id: string, act: string): Promise<TicketActAnswer> {
    return this.#api.send("POST", `/v1/tickets/by-id/${encodeURIComponent(id)}/${act}`);
  }
}
