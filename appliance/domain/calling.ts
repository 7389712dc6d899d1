import { restingSession } from "./decision.ts";
import { known } from "./known.ts";
import type {
  Instant,
  Service,
  ServiceId,
  Session,
  SessionId,
  SiteSettings,
  Ticket,
  Visit,
} from "./model.ts";
import { floor, most } from "./numbers.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { undoOf } from "./undo.ts";

export interface AtService {
  readonly session: Session;
  readonly service: Service;
}

/** The session, ready to call, and the service, if the session serves it. */
export function readyToCall(
  state: State,
  command: { serviceId: ServiceId; sessionId: SessionId; seen: number | null },
): AtService | Refusal {
  const session = restingSession(state, command);
  if (isRefusal(session)) return session;
  if (session.availability !== "available") return refuse("sessionPaused");
  const { serviceId } = command;
  const service = state.services.get(serviceId);
  if (!service) return refuse("unknownService", { serviceId });
  if (!session.serviceIds.includes(serviceId)) return refuse("notServed", { serviceId });
  return { session, service };
}

/** Says which counter has a ticket that is called or at a desk; null for any other ticket. */
export function calledElsewhere(state: State, { label, visitId }: Ticket): Refusal | null {
  if (visitId === null) return null;
  const { counterId } = known(state.visits, visitId);
  const counterLabel = known(state.counters, counterId).label;
  return refuse("calledElsewhere", { label, counterLabel });
}

/** True in the time in which somebody who did not come may still be called again. */
export function isAwaited({ absentUntil }: Ticket, at: Instant): boolean {
  return absentUntil !== null && absentUntil > at;
}

/** How a call comes about. */
export interface Call {
  readonly id: string;
  readonly ticket: Ticket;
  readonly at: Instant;
  readonly recall: boolean;
  readonly pick: string | null;
}

/**
 * Until when the visitor should be there. A service with a deadline of its own warns after the same share of it as
 * the site.
 */
function arrivalTimes(site: SiteSettings, { arrivalDeadlineSeconds: own }: Service, at: Instant) {
  const deadline = own ?? site.arrivalDeadlineSeconds;
  const warning = floor((deadline * site.arrivalWarningSeconds) / site.arrivalDeadlineSeconds);
  return { warnAt: at + warning * 1000, deadlineAt: at + deadline * 1000 };
}

/** A call as it begins: announced once, with the site's time to arrive. */
export function newVisit(state: State, { session, service }: AtService, call: Call): Visit {
  const { ticket, at } = call;
  const { site } = state;
  return {
    id: call.id,
    ticketId: ticket.id,
    serviceId: service.id,
    sessionId: session.id,
    counterId: session.counterId,
    agentId: session.agentId,
    recall: call.recall,
    pick: call.pick,
    waitedMs: ticket.received > 0 ? 0 : most(0, at - ticket.enteredAt),
    calledAt: at,
    announcedAt: at,
    announcements: 1,
    ...arrivalTimes(site, service, at),
    startedAt: null,
    endedAt: null,
    reasonId: "unset",
    outcome: null,
  };
}

/** What takes a call back. */
export function undoOfCall(state: State, session: Session, visit: Visit) {
  const ticket = known(state.tickets, visit.ticketId);
  const before = { session, ticket, visit: null, visitId: visit.id };
  return undoOf(state, "call", before, visit.calledAt);
}
