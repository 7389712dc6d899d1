import type { DeskOptions } from "../../protocol/desk.ts";
import { type DeskAsk, deskAbsents, deskQueue } from "../app/desk-views.ts";
import { printJobId } from "../domain/printing.ts";
import type { State } from "../domain/state.ts";
import { aheadOf } from "../domain/waiting.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { called } from "./calls.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";
import { sessionIdOf } from "./sessions.ts";
import { firstPrinter } from "./tickets.ts";

type DeskKey = "addVisit" | "requeueTicket" | "noteTicket" | "deskQueue" | "deskAbsents";

/** The extra acts at the desk that are no acts on a visit. */
export function deskHandlers(box: Box): Handlers<DeskKey> {
  const { engine } = box;
  const listed = (call: Call<"deskQueue" | "deskAbsents">, option: keyof DeskOptions) => {
    const state = engine.state();
    if (!state.site.desk[option]) throw new Refused("optionOff", { option });
    const ask: DeskAsk = { agentId: agentOf(call.caller).id, serviceId: call.query.serviceId };
    return [state, ask] as const;
  };
  return {
    addVisit: (call) => addVisit(box, call),
    requeueTicket: (call) => requeue(box, call),
    noteTicket: (call) => writeNote(box, call),
    deskQueue: (call) => deskQueue(...listed(call, "queue")),
    deskAbsents: (call) => deskAbsents(...listed(call, "absents")),
  };
}

async function addVisit(box: Box, call: Call<"addVisit">) {
  const { serviceId, print = false, note = "", seen = null } = call.body;
  const agent = agentOf(call.caller);
  const state = box.engine.state();
  const ids = { ticketId: box.random.id(), visitId: box.random.id() };
  const sessionId = sessionIdOf(box, agent);
  const printerId = print ? firstPrinter(state) : null;
  const told = await execute(box, {
    ...call,
    actor: agent.id,
    command: {
      type: "addVisitor",
      ...ids,
      ...{ sessionId, seen, serviceId, note: note.trim() },
      token: box.random.token(),
      language: state.site.languages[0] ?? "fr",
      print: printerId === null ? null : { printerId, jobId: printJobId(ids.ticketId, 1) },
    },
    answer: (result) => called(box, result.state, { visitId: ids.visitId, sessionId }),
  });
  return tell(call.reply, told);
}

async function requeue(box: Box, call: Call<"requeueTicket">) {
  const agent = agentOf(call.caller);
  const sessionId = sessionIdOf(box, agent);
  const { id: ticketId } = call.params;
  const told = await execute(box, {
    ...call,
    actor: agent.id,
    command: { type: "requeueAbsent", sessionId, ticketId, place: call.body.place },
    answer: ({ state }) => ({ status: 200, body: requeued(state, ticketId) }),
  });
  return tell(call.reply, told);
}

function requeued(state: State, ticketId: string) {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return null;
  const { id, label, serviceId } = ticket;
  return { id, label, serviceId, ahead: aheadOf(state, ticketId) };
}

async function writeNote(box: Box, call: Call<"noteTicket">) {
  const agent = agentOf(call.caller);
  const { id } = call.params;
  const note = call.body.note.trim();
  const told = await execute(box, {
    ...call,
    actor: agent.id,
    command: { type: "noteTicket", ticketId: id, agentId: agent.id, note },
    answer: () => ({ status: 200, body: { id, note } }),
  });
  return tell(call.reply, told);
}
