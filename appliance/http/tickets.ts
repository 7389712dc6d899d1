import type { FastifyRequest } from "fastify";
import type { TicketRequest } from "../../protocol/http.ts";
import { printJobId } from "../app/printing.ts";
import type { Kiosk, PrinterId } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import type { Box } from "./box.ts";
import { ticketOf } from "./bus-role.ts";
import type { Caller } from "./caller.ts";
import { execute, tell } from "./commands.ts";
import type { Call, Handlers } from "./handlers.ts";
import type { Limits } from "./limits.ts";
import { Refused } from "./problems.ts";

/** The address under which a phone reaches the box; null: the one that the caller used. */
export type PublicUrl = () => string | null;

type TicketKey = "issueTicket" | "followTicket" | "cancelTicket" | "reprintTicket";

/** Taking, following, leaving: what a visitor does with a ticket. */
export function ticketHandlers(
  box: Box,
  limits: Limits,
  publicUrl: PublicUrl,
): Handlers<TicketKey> {
  const { engine, views, clock } = box;
  const followed = (ticketId: string) => ({
    status: 200,
    body: views.ticketView(engine.state(), ticketId, engine.position(), clock.now()),
  });
  const held = (call: Call<"followTicket" | "cancelTicket" | "reprintTicket">) =>
    ticketOf(engine.state(), call.params.token, { request: call.request, limits });
  return {
    issueTicket: (call) => issue(box, call, publicUrl),
    followTicket: async (call) => {
      const ticketId = await held(call);
      box.follow(call.params.token);
      return followed(ticketId).body;
    },
    cancelTicket: async (call) => {
      const ticketId = await held(call);
      const command = { type: "cancelTicket", ticketId } as const;
      const actor = call.caller.agent?.id ?? `ticket:${ticketId}`;
      const answer = () => followed(ticketId);
      return tell(call.reply, await execute(box, { ...call, actor, command, answer }));
    },
    reprintTicket: async (call) => {
      const ticketId = await held(call);
      const printerId = printerAgain(engine.state(), ticketId);
      if (printerId === null) throw new Refused("unknownPrinter");
      const attempt = engine.state().tickets.get(ticketId)?.printing.attempt ?? 0;
      const jobId = printJobId(ticketId, attempt + 1);
      const command = { type: "reprintTicket", ticketId, jobId, printerId } as const;
      const answer = () => followed(ticketId);
      const actor = actorOf(call.caller, undefined);
      return tell(call.reply, await execute(box, { ...call, actor, command, answer }));
    },
  };
}

async function issue(box: Box, call: Call<"issueTicket">, publicUrl: PublicUrl) {
  const { body, caller, request, reply } = call;
  const state = box.engine.state();
  const { priority = 0 } = body;
  if (priority > 0 && !caller.agent) throw new Refused("notAllowed", { priority });
  const printerId = printerFor(state, body);
  const ticketId = box.random.id();
  const origin = publicUrl() ?? ownAddress(request);
  const told = await execute(box, {
    ...call,
    actor: actorOf(caller, body.kioskId),
    command: {
      type: "issueTicket",
      ticketId,
      token: box.random.token(),
      serviceId: body.serviceId,
      language: body.language ?? state.site.languages[0] ?? "fr",
      priority,
      origin: body.kioskId === undefined && caller.agent ? "counter" : "kiosk",
      print: printerId === null ? null : { printerId, jobId: printJobId(ticketId, 1) },
    },
    answer: (result) => ({
      status: 201,
      body: box.views.ticketAnswer(result.state, ticketId, origin),
    }),
  });
  return tell(reply, told);
}

function actorOf({ agent }: Caller, kioskId: string | undefined): string {
  if (agent) return agent.id;
  return kioskId === undefined ? "box" : `kiosk:${kioskId}`;
}

/** The printer of the kiosk that is named; without a name the first kiosk's that has one. */
function printerFor(state: State, { kioskId, print = true }: TicketRequest): PrinterId | null {
  if (kioskId === undefined) return print ? firstPrinter(state) : null;
  const kiosk = state.kiosks.get(kioskId);
  if (!kiosk) throw new Refused("notFound", { kioskId });
  return print ? kiosk.printerId : null;
}

/** The printer for whoever names no kiosk; null where no kiosk has one. */
export function firstPrinter(state: State): PrinterId | null {
  const kiosks: readonly Kiosk[] = [...state.kiosks.values()];
  return kiosks.find((kiosk) => kiosk.printerId !== null)?.printerId ?? null;
}

/** Where the paper came out, or should have. */
function printerAgain(state: State, ticketId: string): PrinterId | null {
  const before = state.tickets.get(ticketId)?.printing.printerId ?? null;
  return before !== null && state.printers.has(before) ? before : firstPrinter(state);
}

function ownAddress(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
