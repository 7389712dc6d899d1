import {
  atRest,
  changeSession,
  changeTicket,
  changeVisit,
  endSession,
  finishVisit,
} from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Qualify, ServiceId, UndoKind, VisitId } from "./model.ts";
import { notePace } from "./pace.ts";
import { isRefusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { undoOf } from "./undo.ts";
import { type InHand, visitInHand } from "./visit-in-hand.ts";

/** Whether reasons are asked in a service: its own setting, else the site's (E01). */
export function qualificationOf(state: State, serviceId: ServiceId): Qualify {
  return state.services.get(serviceId)?.qualification ?? state.site.qualification;
}

/** Until when someone who does not come now may be called again. */
export function absentUntil(state: State, at: Instant): Instant {
  return at + state.site.absentMinutes * 60_000;
}

/** What takes an act on a visit back. */
export function undoOfAct(state: State, kind: UndoKind, inHand: InHand, at: Instant) {
  return undoOf(state, kind, { ...inHand, visitId: inHand.visit.id }, at);
}

/** A visit with its session and its ticket; for `apply` only, where they must be there. */
export function partsOf(state: State, visitId: VisitId): InHand {
  const visit = known(state.visits, visitId);
  const session = known(state.sessions, visit.sessionId);
  return { visit, session, ticket: known(state.tickets, visit.ticketId) };
}

/** « Signaler le début de l'entretien » (E70). */
export function decideSignalArrival(
  state: State,
  command: CommandOf<"signalArrival">,
  at: Instant,
): Decision {
  const inHand = visitInHand(state, command, "called");
  if (isRefusal(inHand)) return inHand;
  const undo = undoOfAct(state, "arrival", inHand, at);
  return [{ type: "visitStarted", visitId: inHand.visit.id, undo }];
}

export function applyVisitStarted(state: State, event: EventOf<"visitStarted">, at: Instant): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  changeVisit(state, visit, { startedAt: at });
  changeTicket(state, ticket, { state: "serving", received: ticket.received + 1 });
  changeSession(state, session, { activity: "serving", activitySince: at, undo: event.undo });
}

/** « Annuler l'appel en salle d'attente » (E71): the visitor goes to the absent ones. */
export function decideSignalNoShow(
  state: State,
  command: CommandOf<"signalNoShow">,
  at: Instant,
): Decision {
  const inHand = visitInHand(state, command, "called");
  if (isRefusal(inHand)) return inHand;
  const undo = undoOfAct(state, "noShow", inHand, at);
  const { id: visitId } = inHand.visit;
  return [{ type: "visitorAbsent", visitId, absentUntil: absentUntil(state, at), undo }];
}

export function applyVisitorAbsent(
  state: State,
  event: EventOf<"visitorAbsent">,
  at: Instant,
): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  finishVisit(state, visit, "noShow", at);
  changeTicket(state, ticket, { state: "absent", visitId: null, absentUntil: event.absentUntil });
  changeSession(state, session, atRest(at, event.undo));
}

/** A reason, or null for « Ne pas qualifier » (E76, E77); changeable until the end (E78). */
export function decideQualifyVisit(
  state: State,
  command: CommandOf<"qualifyVisit">,
  at: Instant,
): Decision {
  const inHand = visitInHand(state, command, "serving");
  if (isRefusal(inHand)) return inHand;
  const { visit } = inHand;
  const { reasonId } = command;
  if (qualificationOf(state, visit.serviceId) === "off") return refuse("qualificationOff");
  if (visit.reasonId === reasonId) return [];
  if (reasonId !== null) {
    const reason = state.reasons.get(reasonId);
    if (reason?.serviceId !== visit.serviceId || !reason.active)
      return refuse("unknownReason", { reasonId });
  }
  const undo = undoOfAct(state, "reason", inHand, at);
  return [{ type: "visitQualified", visitId: visit.id, reasonId, undo }];
}

export function applyVisitQualified(state: State, event: EventOf<"visitQualified">): void {
  const { visit, session } = partsOf(state, event.visitId);
  changeVisit(state, visit, { reasonId: event.reasonId });
  changeSession(state, session, { undo: event.undo });
}

/** A service without any active reason cannot ask for one: no visit could ever end there. */
function mustQualify(state: State, serviceId: ServiceId): boolean {
  return (
    qualificationOf(state, serviceId) === "required" &&
    [...state.reasons.values()].some((reason) => reason.serviceId === serviceId && reason.active)
  );
}

/** « Signaler la fin de l'entretien » (E80), not in the seconds after its start unless confirmed (E73). */
export function decideEndVisit(
  state: State,
  command: CommandOf<"endVisit">,
  at: Instant,
): Decision {
  const inHand = visitInHand(state, command, "serving");
  if (isRefusal(inHand)) return inHand;
  const { visit, session } = inHand;
  const seconds = state.site.minimumVisitSeconds;
  if (at - session.activitySince < seconds * 1000 && !command.confirmShort)
    return refuse("tooSoon", { seconds });
  const qualified = visit.reasonId !== null && visit.reasonId !== "unset";
  if (!qualified && mustQualify(state, visit.serviceId)) return refuse("reasonMissing");
  return [{ type: "visitEnded", visitId: visit.id, undo: undoOfAct(state, "end", inHand, at) }];
}

export function applyVisitEnded(state: State, event: EventOf<"visitEnded">, at: Instant): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  finishVisit(state, visit, "received", at);
  changeTicket(state, ticket, { state: "done", outcome: "received", visitId: null });
  changeSession(state, session, atRest(at, event.undo));
  notePace(state, visit, at);
}

/** Nobody signalled the arrival in time (E74): the visitor is absent, and the counter closes or pauses. */
export function applyArrivalExpired(
  state: State,
  event: EventOf<"arrivalExpired">,
  at: Instant,
): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  finishVisit(state, visit, "expired", at);
  changeTicket(state, ticket, { state: "absent", visitId: null, absentUntil: event.absentUntil });
  if (event.effect === "closed") endSession(state, session, "expired", at);
  else changeSession(state, session, { ...atRest(at, null), availability: "paused" });
}
