import {
  atRest,
  changeSession,
  changeTicket,
  changeVisit,
  endSession,
  finishVisit,
  rememberSession,
} from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, ReasonId, VisitId } from "./model.ts";
import { floor } from "./numbers.ts";
import { notePace } from "./pace.ts";
import { turnedTo } from "./pause.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { undoOf } from "./undo.ts";
import type { UndoKind } from "./undo-kind.ts";
import { type InHand, visitInHand } from "./visit-in-hand.ts";
import { isReasonMissing, qualificationOf, wrapUpAfter } from "./wrap-up.ts";
import type { WrapUp } from "./wrap-up-model.ts";

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

/** The visit at the desk, or the one that has just left it. */
function visitToQualify(state: State, command: CommandOf<"qualifyVisit">): InHand | Refusal {
  const session = state.sessions.get(command.sessionId);
  if (session?.wrapUp?.visitId !== command.visitId) return visitInHand(state, command, "serving");
  const visit = known(state.visits, command.visitId);
  return { session, visit, ticket: known(state.tickets, visit.ticketId) };
}

/**
 * A reason, or null for « Ne pas qualifier » (E76, E77); changeable until the end (E78), and in the wrap-up after it.
 * There, a reason that was still awaited when the time was over ends the wait.
 */
export function decideQualifyVisit(
  state: State,
  command: CommandOf<"qualifyVisit">,
  at: Instant,
): Decision {
  const inHand = visitToQualify(state, command);
  if (isRefusal(inHand)) return inHand;
  const { visit, session } = inHand;
  const { reasonId } = command;
  if (qualificationOf(state, visit.serviceId) === "off") return refuse("qualificationOff");
  if (visit.reasonId === reasonId) return [];
  if (reasonId !== null) {
    const reason = state.reasons.get(reasonId);
    if (reason?.serviceId !== visit.serviceId || !reason.active)
      return refuse("unknownReason", { reasonId });
  }
  if (session.wrapUp) return qualifiedAfter(inHand, session.wrapUp, { reasonId, at });
  const undo = undoOfAct(state, "reason", inHand, at);
  return [{ type: "visitQualified", visitId: visit.id, reasonId, undo }];
}

/** After the end there is only the end to take back. */
function qualifiedAfter(
  { session, visit }: InHand,
  wrapUp: WrapUp,
  { reasonId, at }: { readonly reasonId: ReasonId | null; readonly at: Instant },
): Decision {
  const chosen = {
    type: "visitQualified",
    visitId: visit.id,
    reasonId,
    undo: session.undo,
  } as const;
  if (reasonId === null || at < wrapUp.until) return [chosen];
  return [chosen, { type: "wrapUpEnded", sessionId: session.id, how: "qualified" }];
}

export function applyVisitQualified(state: State, event: EventOf<"visitQualified">): void {
  const { visit, session } = partsOf(state, event.visitId);
  changeVisit(state, visit, { reasonId: event.reasonId });
  changeSession(state, session, { undo: event.undo });
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
  const wrapUp = wrapUpAfter(state, visit, at);
  if (wrapUp === null && isReasonMissing(state, visit)) return refuse("reasonMissing");
  const undo = undoOfAct(state, "end", inHand, at);
  return [{ type: "visitEnded", visitId: visit.id, undo, wrapUp }];
}

export function applyVisitEnded(state: State, event: EventOf<"visitEnded">, at: Instant): void {
  const { visit, session, ticket } = partsOf(state, event.visitId);
  finishVisit(state, visit, "received", at);
  changeTicket(state, ticket, { state: "done", outcome: "received", visitId: null });
  const { wrapUp } = event;
  const activity = wrapUp === null ? "idle" : "wrapUp";
  changeSession(state, session, { ...atRest(at, event.undo), activity, wrapUp });
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
  if (event.effect === "paused") {
    changeSession(state, session, { ...atRest(at, null), ...turnedTo(session, "paused", at) });
    return;
  }
  endSession(state, session, "expired", at);
  const delaySeconds = floor((visit.deadlineAt - visit.calledAt) / 1000);
  rememberSession(state, session, { endedAt: at, end: "expired", delaySeconds });
}
