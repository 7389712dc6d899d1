import type { Command, ConfigChange } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { DeskOptions } from "./desk-options.ts";
import type { DomainEvent } from "./events.ts";
import { faultsOf } from "./invariants.ts";
import { known } from "./known.ts";
import type {
  Agent,
  Counter,
  Instant,
  Reason,
  Service,
  Session,
  SiteSettings,
  Ticket,
  Visit,
} from "./model.ts";
import { apply, decide } from "./queue.ts";
import { isRefusal, type RefusalCode } from "./refusals.ts";
import { plainAgent, plainService } from "./site-options.ts";
import type { State } from "./state.ts";
import { defaultSite, emptyState } from "./state-new.ts";

/** Monday 24 November 2025, 08:00 UTC. */
export const monday: Instant = 1_763_971_200_000;

/** Every extra act of the desk. */
export const wholeDesk: DeskOptions = {
  ...{ queue: true, absents: true, add: true },
  ...{ transfer: true, putBack: true, notes: true, pause: true },
};

/** A service with numbers from 1 to 99 and no thresholds. */
export function sampleService(id: string, prefix: string, change: Partial<Service> = {}): Service {
  return {
    id,
    name: { fr: id },
    prefix,
    first: 1,
    last: 99,
    open: true,
    thresholds: { peopleOrange: null, peopleRed: null, minutesOrange: null, minutesRed: null },
    recall: null,
    qualification: null,
    position: 1,
    ...plainService,
    ...change,
  };
}

export function sampleReason(id: string, serviceId: string, change: Partial<Reason> = {}): Reason {
  return { id, serviceId, label: { fr: id }, position: 1, active: true, ...change };
}

export function sampleCounter(id: string, label: string): Counter {
  return { id, label, place: "guichet", position: 1, way: null };
}

export function sampleAgent(login: string, change: Partial<Agent> = {}): Agent {
  return {
    id: login,
    login,
    name: login,
    role: "agent",
    serviceIds: null,
    rights: [],
    active: true,
    ...plainAgent,
    ...change,
  };
}

/** The change that sets or replaces a thing. */
export function setting<K extends Exclude<ConfigChange["kind"], "site">>(
  kind: K,
  value: NonNullable<Extract<ConfigChange, { kind: K }>["value"]>,
): ConfigChange {
  return { kind, id: value.id, value } as ConfigChange;
}

/** Two services, three counters, three agents (the last may only serve eyes), two reasons, a printer. */
export function sampleSite(site: Partial<SiteSettings> = {}): ConfigChange[] {
  return [
    { kind: "site", value: { ...defaultSite, ...site } },
    setting("service", sampleService("heart", "H")),
    setting("service", sampleService("eyes", "E")),
    setting("reason", sampleReason("advice", "heart")),
    setting("reason", sampleReason("glasses", "eyes")),
    setting("counter", sampleCounter("c1", "1")),
    setting("counter", sampleCounter("c2", "2")),
    setting("counter", sampleCounter("c3", "3")),
    setting("agent", sampleAgent("ada", { role: "administrator" })),
    setting("agent", sampleAgent("ben")),
    setting("agent", sampleAgent("cleo", { serviceIds: ["eyes"] })),
    setting("printer", { id: "p1", name: "Hall", target: null, model: null }),
  ];
}

/** The rules at work on a state of their own, with a clock that stands until it is told. For tests and trials. */
export class Trial {
  state: State = emptyState();
  at: Instant = monday;
  readonly log: { readonly at: Instant; readonly event: DomainEvent }[] = [];
  #count = 0;

  /** An open site on a Monday. */
  static open(site: Partial<SiteSettings> = {}): Trial {
    const trial = new Trial();
    trial.does({ type: "configure", changes: sampleSite(site) });
    trial.does({ type: "startDay", day: "2025-11-24" });
    return trial;
  }

  /** Lets time pass. */
  pass(seconds: number): this {
    this.at += seconds * 1000;
    return this;
  }

  /** A new id: `t1`, `v2`. */
  id(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  /** Asks, takes the events into the state, and looks whether the state is still sound. */
  asks(command: Command): Decision {
    const decision = decide(this.state, command, this.at);
    if (isRefusal(decision)) return decision;
    for (const event of decision) {
      apply(this.state, event, this.at);
      this.log.push({ at: this.at, event });
      const faults = faultsOf(this.state);
      if (faults.length > 0) throw new Error(`after ${event.type}: ${faults.join("; ")}`);
    }
    return decision;
  }

  /** Asks for something that must not be refused. */
  does(command: Command): readonly DomainEvent[] {
    const decision = this.asks(command);
    if (isRefusal(decision)) throw new Error(`${command.type} is refused: ${decision.refused}`);
    return decision;
  }

  /** The code of the refusal; null when it is not refused. */
  refusal(command: Command): RefusalCode | null {
    const decision = this.asks(command);
    return isRefusal(decision) ? decision.refused : null;
  }

  /** Someone takes a ticket. */
  issues(serviceId: string, change: { priority?: number; jobId?: string } = {}): string {
    const ticketId = this.id("t");
    this.does({
      type: "issueTicket",
      ticketId,
      token: `token-${ticketId}`,
      serviceId,
      language: "fr",
      priority: change.priority ?? 0,
      origin: "kiosk",
      print: change.jobId === undefined ? null : { printerId: "p1", jobId: change.jobId },
    });
    return ticketId;
  }

  /** An agent opens a counter and validates services. */
  opens(agentId: string, counterId: string, serviceIds: readonly string[]): string {
    const sessionId = this.id("s");
    const how = { move: false, restoreServices: false };
    this.does({ type: "openCounter", sessionId, agentId, counterId, ...how });
    this.does({ type: "chooseServices", sessionId, seen: null, serviceIds });
    return sessionId;
  }

  /** Calls the next visitor. */
  calls(sessionId: string, serviceId: string): string {
    const visitId = this.id("v");
    this.does({ type: "callNext", sessionId, seen: null, serviceId, visitId });
    return visitId;
  }

  /** Calls the next visitor, who comes. */
  receives(sessionId: string, serviceId: string): string {
    const visitId = this.calls(sessionId, serviceId);
    this.does({ type: "signalArrival", sessionId, visitId, seenState: "called" });
    return visitId;
  }

  /** Calls the next visitor, who does not come. */
  misses(sessionId: string, serviceId: string): string {
    const visitId = this.calls(sessionId, serviceId);
    this.does({ type: "signalNoShow", sessionId, visitId, seenState: "called" });
    return visitId;
  }

  /** Calls the next visitor, who comes, and ends the visit half a minute later. */
  serves(sessionId: string, serviceId: string): string {
    const visitId = this.receives(sessionId, serviceId);
    this.pass(30).does({
      type: "endVisit",
      sessionId,
      visitId,
      seenState: "serving",
      confirmShort: false,
    });
    return visitId;
  }

  ticket(id: string): Ticket {
    return known(this.state.tickets, id);
  }

  visit(id: string): Visit {
    return known(this.state.visits, id);
  }

  session(id: string): Session {
    return known(this.state.sessions, id);
  }
}
