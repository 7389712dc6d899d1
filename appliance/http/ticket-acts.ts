import type { TicketActAnswer } from "../../protocol/desk.ts";
import { printView } from "../app/views.ts";
import type { Command } from "../domain/commands.ts";
import type { State } from "../domain/state.ts";
import type { Box } from "./box.ts";
import { agentOf } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import { paperAgain } from "./tickets.ts";

type ActKey = "voidTicket" | "restoreTicket" | "printTicketAgain";

/** What staff do with a ticket that waits: print it again, take it off the queue, put it back. */
export function ticketActHandlers(box: Box): Handlers<ActKey> {
  const run = async (call: Call<ActKey>, command: Command) => {
    const { id } = call.params;
    const told = await execute(box, {
      ...call,
      actor: agentOf(call.caller).id,
      command,
      answer: ({ state }) => ({ status: 200, body: answerOf(state, id) }),
    });
    return tell(call.reply, told);
  };
  const named = (call: Call<ActKey>) => ({
    ticketId: call.params.id,
    agentId: agentOf(call.caller).id,
  });
  return {
    voidTicket: (call) => run(call, { type: "voidTicket", ...named(call) }),
    restoreTicket: (call) => run(call, { type: "restoreTicket", ...named(call) }),
    printTicketAgain: (call) => {
      const paper = paperAgain(box.engine.state(), call.params.id);
      return run(call, { type: "reprintTicket", ...named(call), ...paper });
    },
  };
}

function answerOf(state: State, ticketId: string): TicketActAnswer | null {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) return null;
  const { id, label, serviceId, printing } = ticket;
  const cancelled = ticket.state === "cancelled";
  return { id, label, serviceId, cancelled, print: printView(state, printing) };
}
