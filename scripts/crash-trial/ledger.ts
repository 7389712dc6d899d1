import type { Answer } from "../../test/support/http-client.ts";

/** A ticket whose 201 arrived. */
export interface KnownTicket {
  readonly id: string;
  readonly serviceId: string;
  readonly number: number;
  readonly label: string;
  readonly token: string;
}

/** How far a visit had come by what was acknowledged; it may be further. */
export type Reached = "called" | "serving" | "ended" | "noShow" | "putBack";

export interface KnownVisit {
  readonly ticketId: string;
  readonly reached: Reached;
}

/** A request that nobody has answered yet. */
export interface Pending {
  readonly what: "issue" | "call" | "other";
  /** True once it was sent and its answer did not come. */
  lost: boolean;
}

/** An answer found in the data of a dead box, for a request that it never answered. */
export interface Kept {
  readonly status: number;
  readonly body: string;
}

/** Exactly what the clients were told, and what they still wait for. */
export class Ledger {
  readonly tickets = new Map<string, KnownTicket>();
  readonly visits = new Map<string, KnownVisit>();
  readonly pending = new Map<string, Pending>();
  readonly kept = new Map<string, Kept>();
  /** News since the last check. */
  readonly freshTickets = new Set<string>();
  readonly freshVisits = new Set<string>();
  acknowledged = 0;
  retried = 0;
  answeredFromKept = 0;

  addTicket(ticket: KnownTicket): void {
    const { id, serviceId, number, label, token } = ticket;
    if (this.tickets.has(id)) throw new Error(`two requests got the one ticket ${label}`);
    this.tickets.set(id, { id, serviceId, number, label, token });
    this.freshTickets.add(id);
  }

  addVisit(id: string, ticketId: string): void {
    if (this.visits.has(id)) throw new Error(`two calls got the one visit ${id}`);
    this.visits.set(id, { ticketId, reached: "called" });
    this.freshVisits.add(id);
  }

  reach(id: string, reached: Reached): void {
    const visit = this.visits.get(id);
    if (!visit) throw new Error(`visit ${id} was never acknowledged`);
    this.visits.set(id, { ...visit, reached });
    this.freshVisits.add(id);
  }

  /** An answer came. When the dead box had kept one for this request, it must be that very answer. */
  answered(key: string, answer: Answer): void {
    const kept = this.kept.get(key);
    this.pending.delete(key);
    this.kept.delete(key);
    this.acknowledged += 1;
    if (!kept) return;
    this.answeredFromKept += 1;
    const same = kept.status === answer.status && kept.body === JSON.stringify(answer.body);
    if (!same)
      throw new Error(
        `a retry got another answer than the one that was kept: ${answer.status} ${JSON.stringify(answer.body)} instead of ${kept.status} ${kept.body}`,
      );
  }

  pendingOf(what: Pending["what"]): number {
    return [...this.pending.values()].filter((one) => one.what === what).length;
  }
}
