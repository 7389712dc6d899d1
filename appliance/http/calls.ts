import type { Command } from "../domain/commands.ts";
import type { State } from "../domain/state.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { sessionIdOf } from "./sessions.ts";

type VisitKey = "arrival" | "noShow" | "repeat" | "reason" | "end";

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
  };
}

type OnVisit = Extract<Command, { readonly visitId: string; readonly seenState: unknown }>;
type Unaddressed<C> = C extends OnVisit ? Omit<C, "sessionId" | "visitId" | "seenState"> : never;
type VisitCommand = Unaddressed<OnVisit>;

function shown({ views }: Box, state: State, ids: { visitId: string; sessionId: string }) {
  return {
    visit: views.visitView(state, ids.visitId),
    session: views.sessionView(state, ids.sessionId),
  };
}

async function callVisitor(box: Box, call: Call<"call">) {
  const agent = agentOf(call.caller);
  const sessionId = sessionIdOf(box, agent);
  const visitId = box.random.id();
  const { serviceId, number, seen = null } = call.body;
  const to = { serviceId, visitId, sessionId, seen };
  const told = await execute(box, {
    ...call,
    actor: agent.id,
    command:
      number === undefined ? { type: "callNext", ...to } : { type: "recallTicket", number, ...to },
    answer: ({ state }) => ({
      status: 201,
      body: {
        ...shown(box, state, { visitId, sessionId }),
        ticket: ticketBrief(state, visitId),
      },
    }),
  });
  return tell(call.reply, told);
}

function ticketBrief(state: State, visitId: string) {
  const ticket = state.tickets.get(state.visits.get(visitId)?.ticketId ?? "");
  if (!ticket) return null;
  const { id, number, label, serviceId, state: phase } = ticket;
  return { id, number, label, serviceId, state: phase };
}
