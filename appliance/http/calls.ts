import { noteOnVisit } from "../app/views.ts";
import type { Command } from "../domain/commands.ts";
import type { State } from "../domain/state.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { type Asked, execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";
import { sessionIdOf } from "./sessions.ts";

type VisitKey = "arrival" | "noShow" | "repeat" | "reason" | "end" | "putBack" | "transfer";

/** Calling visitors, and what follows at the desk. */
export function callHandlers(box: Box): Handlers<"call" | VisitKey> {
  const act = async (call: Call<VisitKey>, command: VisitCommand) => {
    const agent = agentOf(call.caller);
    const sessionId = sessionIdOf(box, agent);
    const visitId = call.params.id;
    const seenState = call.body.state ?? null;
    const told = await execute(box, {
      ...call,
      actor: agent.id,
      command: { ...command, sessionId, visitId, seenState },
      answer: ({ state }) => ({ status: 200, body: shown(box, state, { visitId, sessionId }) }),
    });
    return tell(call.reply, told);
  };
  return {
    call: (call) => callVisitor(box, call),
    arrival: (call) => act(call, { type: "signalArrival" }),
    noShow: (call) => act(call, { type: "signalNoShow" }),
    repeat: (call) => act(call, { type: "repeatCall" }),
    reason: (call) => act(call, { type: "qualifyVisit", reasonId: call.body.reasonId }),
    end: (call) => act(call, { type: "endVisit", confirmShort: call.body.confirmShort ?? false }),
    putBack: (call) => act(call, { type: "putBack" }),
    transfer: (call) => act(call, transferOf(call)),
  };
}

type OnVisit = Extract<Command, { readonly visitId: string; readonly seenState: unknown }>;
type Unaddressed<C> = C extends OnVisit ? Omit<C, "sessionId" | "visitId" | "seenState"> : never;
type VisitCommand = Unaddressed<OnVisit>;

/** A visit with its session and its note, as the counter's page shows them. */
function shown({ views }: Box, state: State, ids: { visitId: string; sessionId: string }) {
  return {
    visit: views.visitView(state, ids.visitId),
    session: views.sessionView(state, ids.sessionId),
    note: noteOnVisit(state, ids.visitId),
  };
}

/** The answer to whatever has begun a visit. */
export function called(box: Box, state: State, ids: { visitId: string; sessionId: string }) {
  const body = { ...shown(box, state, ids), ticket: ticketBrief(state, ids.visitId) };
  return { status: 201, body };
}

/** @throws Refused when neither a service nor a counter is named. */
function transferOf({ body }: Call<"transfer">): VisitCommand {
  const { serviceId = null, counterId = null, note } = body;
  if (serviceId === null && counterId === null)
    throw new Refused("badRequest", { where: "body", path: "/serviceId" });
  return { type: "transferVisit", serviceId, counterId, note: note?.trim() ?? null };
}

async function callVisitor(box: Box, call: Call<"call">) {
  const agent = agentOf(call.caller);
  const sessionId = sessionIdOf(box, agent);
  const visitId = box.random.id();
  const told = await execute(box, {
    ...call,
    actor: agent.id,
    command: callOf(call, { visitId, sessionId }),
    answer: ({ state }) => called(box, state, { visitId, sessionId }),
  });
  return tell(call.reply, told);
}

/** @throws Refused when a number and a ticket are named at once, or a reason for a call in turn. */
function callOf(
  { body }: Call<"call">,
  ids: { visitId: string; sessionId: string },
): Asked["command"] {
  const { serviceId, number, ticketId, reason, seen = null } = body;
  const to = { serviceId, seen, ...ids };
  if (ticketId !== undefined && number !== undefined)
    throw new Refused("badRequest", { where: "body", path: "/number" });
  if (ticketId !== undefined)
    return { type: "pickTicket", ticketId, reason: reason?.trim() ?? "", ...to };
  if (reason !== undefined) throw new Refused("badRequest", { where: "body", path: "/reason" });
  return number === undefined
    ? { type: "callNext", ...to }
    : { type: "recallTicket", number, ...to };
}

function ticketBrief(state: State, visitId: string) {
  const ticket = state.tickets.get(state.visits.get(visitId)?.ticketId ?? "");
  if (!ticket) return null;
  const { id, number, label, serviceId, state: phase } = ticket;
  return { id, number, label, serviceId, state: phase };
}
