import { atRest, changeSession, changeTicket, finishVisit } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { optionOff } from "./desk.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { CounterId, Instant, ServiceId } from "./model.ts";
import { least } from "./numbers.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { visitInHand } from "./visit-in-hand.ts";
import { partsOf, undoOfAct } from "./visits.ts";

/** The highest priority class. */
export const HIGHEST_PRIORITY = 2;

/**
 * Back to the queue, to the old place and with the old age. Nobody is kept from calling the visitor again: the next
 * call of the same counter may well be the same person.
 */
export function decidePutBack(state: State, command: CommandOf<"putBack">, at: Instant): Decision {
  const off = optionOff(state, "putBack");
  if (off) return off;
  const inHand = visitInHand(state, command, null);
  if (isRefusal(inHand)) return inHand;
  const undo = undoOfAct(state, "putBack", inHand, at);
  return [{ type: "visitPutBack", visitId: inHand.visit.id, undo }];
}

export function applyVisitPutBack(state: State, event: EventOf<"visitPutBack">, at: Instant): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  finishVisit(state, visit, "putBack", at);
  changeTicket(state, ticket, { state: "waiting", visitId: null });
  changeSession(state, session, atRest(at, event.undo));
}

/**
 * Sends a visitor to another service, to a counter, or to a counter of another service. The ticket keeps its label,
 * its age and its note, and rises by one priority class. A counter that is named calls the visitor first of all,
 * and alone, as long as it is open and serves the service; it may be the agent's own («I come back to you»).
 */
export function decideTransferVisit(
  state: State,
  command: CommandOf<"transferVisit">,
  at: Instant,
): Decision {
  const off =
    optionOff(state, "transfer") ?? (command.note === null ? null : optionOff(state, "notes"));
  if (off) return off;
  const inHand = visitInHand(state, command, null);
  if (isRefusal(inHand)) return inHand;
  const { visit, ticket } = inHand;
  const { counterId } = command;
  const serviceId = command.serviceId ?? ticket.serviceId;
  const no =
    serviceRefusal(state, serviceId, { from: ticket.serviceId, counterId }) ??
    (counterId === null ? null : counterRefusal(state, counterId, serviceId));
  if (no) return no;
  const priority = least(HIGHEST_PRIORITY, ticket.priority + 1);
  const target = { serviceId, reservedFor: counterId, priority, note: command.note ?? ticket.note };
  const undo = undoOfAct(state, "transfer", inHand, at);
  return [{ type: "visitTransferred", visitId: visit.id, ...target, undo }];
}

/** Who is in a closed service already may stay there, for another counter. */
function serviceRefusal(
  state: State,
  serviceId: ServiceId,
  { from, counterId }: { from: ServiceId; counterId: CounterId | null },
): Refusal | null {
  if (serviceId === from) return counterId === null ? refuse("sameService", { serviceId }) : null;
  const service = state.services.get(serviceId);
  if (!service) return refuse("unknownService", { serviceId });
  return service.open ? null : refuse("serviceClosed", { serviceId });
}

function counterRefusal(state: State, counterId: CounterId, serviceId: ServiceId): Refusal | null {
  const counter = state.counters.get(counterId);
  if (!counter) return refuse("unknownCounter");
  const { label: counterLabel } = counter;
  const sessionId = state.indexes.sessionOfCounter.get(counterId);
  if (sessionId === undefined) return refuse("counterClosed", { counterLabel });
  const serves = known(state.sessions, sessionId).serviceIds.includes(serviceId);
  return serves ? null : refuse("counterNotServing", { counterLabel, serviceId });
}

export function applyVisitTransferred(
  state: State,
  event: EventOf<"visitTransferred">,
  at: Instant,
): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  const { serviceId, reservedFor, priority, note } = event;
  const moves = serviceId !== ticket.serviceId;
  finishVisit(state, visit, "transferred", at);
  changeTicket(state, ticket, {
    state: "waiting",
    visitId: null,
    ...{ serviceId, reservedFor, priority, note },
    transferredFrom: moves ? ticket.serviceId : ticket.transferredFrom,
  });
  changeSession(state, session, atRest(at, event.undo));
}
