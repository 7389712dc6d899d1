import type { FastifyRequest } from "fastify";
import type { TicketRequest } from "../../protocol/http.ts";
import type { PrintAsk } from "../domain/commands.ts";
import type { Kiosk, PrinterId, TicketId } from "../domain/model.ts";
import { printJobId } from "../domain/printing.ts";
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
      const agentId = call.caller.agent?.id ?? null;
      const paper = paperAgain(engine.state(), ticketId);
      const command = { type: "reprintTicket", ticketId, agentId, ...paper } as const;
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
  refuseForeignKiosk(caller, body.kioskId);
  if (priority > 0 && !caller.agent) throw new Refused("notAllowed", { priority });
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
      print: paperFor(state, ticketId, body),
    },
    answer: (result) => ({
      status: 201,
      body: box.views.ticketAnswer(result.state, ticketId, origin),
    }),
  });
  return tell(reply, told);
}

/** A paired kiosk takes tickets as itself: another's printer is not its own to use. */
function refuseForeignKiosk({ device, agent, trusted }: Caller, kioskId: string | undefined): void {
  if (!trusted && !agent && device?.deviceId !== kioskId) throw new Refused("notPaired");
}

function actorOf({ agent }: Caller, kioskId: string | undefined): string {
  if (agent) return agent.id;
  return kioskId === undefined ? "box" : `kiosk:${kioskId}`;
}

/** The first paper of a ticket: of the kiosk that is named; without a name the first kiosk's that has a printer. */
function paperFor(
  state: State,
  ticketId: TicketId,
  { kioskId, print = true }: TicketRequest,
): PrintAsk | null {
  const named = kioskId === undefined ? firstKiosk(state) : state.kiosks.get(kioskId);
  if (kioskId !== undefined && !named) throw new Refused("notFound", { kioskId });
  return print && named ? paperOf(named, ticketId, 1) : null;
}

function paperOf(kiosk: Kiosk, ticketId: TicketId, attempt: number): PrintAsk | null {
  const { printerId, fallbackPrinterId: fallbackId } = kiosk;
  return printerId === null
    ? null
    : { printerId, fallbackId, jobId: printJobId(ticketId, attempt) };
}

function firstKiosk(state: State): Kiosk | undefined {
  const kiosks: readonly Kiosk[] = [...state.kiosks.values()];
  return kiosks.find((kiosk) => kiosk.printerId !== null);
}

/** The printer for whoever names no kiosk; null where no kiosk has one. */
export function firstPrinter(state: State): PrinterId | null {
  return firstKiosk(state)?.printerId ?? null;
}

/**
 * Where the paper came out, or should have; where that printer is gone, the first kiosk's.
 * @throws Refused `unknownTicket`; `unknownPrinter` on a site without one.
 */
export function paperAgain(state: State, ticketId: TicketId): PrintAsk {
  const ticket = state.tickets.get(ticketId);
  if (!ticket) throw new Refused("unknownTicket");
  const { printerId: before, attempt } = ticket.printing;
  const printerId = before !== null && state.printers.has(before) ? before : firstPrinter(state);
  if (printerId === null) throw new Refused("unknownPrinter");
  const kiosk = [...state.kiosks.values()].find((one) => one.printerId === printerId);
  const fallbackId = kiosk?.fallbackPrinterId ?? null;
  return { printerId, fallbackId, jobId: printJobId(ticketId, attempt + 1) };
}

function ownAddress(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
