import type { WrapUpView } from "../../protocol/wrap-up.ts";
import type { State } from "../domain/state.ts";
import { isReasonMissing, wrapUpEndsAt } from "../domain/wrap-up.ts";
import type { WrapUp } from "../domain/wrap-up-model.ts";

/** The file that an agent is at, as screens show it; null when its visit is not known any more. */
export function wrapUpView(state: State, wrapUp: WrapUp): WrapUpView | null {
  const visit = state.visits.get(wrapUp.visitId);
  const ticket = visit && state.tickets.get(visit.ticketId);
  if (!visit || !ticket) return null;
  return {
    visitId: visit.id,
    ticketId: ticket.id,
    label: ticket.label,
    serviceId: visit.serviceId,
    until: wrapUp.until,
    endsAt: wrapUpEndsAt(state, wrapUp),
    reasonId: visit.reasonId === "unset" ? null : visit.reasonId,
    qualified: visit.reasonId !== "unset",
    reasonMissing: isReasonMissing(state, visit),
  };
}
