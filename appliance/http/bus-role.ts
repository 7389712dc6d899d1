import type { FastifyRequest } from "fastify";
import type { DeviceQuery } from "../../protocol/http.ts";
import { type BusIdentity, busRights, matchesFilter } from "../../protocol/topics.ts";
import type { State } from "../domain/state.ts";
import type { Caller } from "./caller.ts";
import type { Limits } from "./limits.ts";
import { Refused } from "./problems.ts";

/** What anybody may read: the facts that hang on the wall of the room. */
const publicFacts = ["core/status", "site/state", "service/+/state", "counter/+/state"] as const;

/**
 * Who the caller is on the bus: the ticket that is named, else the device that is named, else the agent of the
 * cookie; null for anybody else.
 * @throws Refused `unknownTicket`, `notPaired`, `notFound` (no such device), `tooMany`.
 */
export async function busRole(
  state: State,
  { query, caller, request }: { query: DeviceQuery; caller: Caller; request: FastifyRequest },
  limits: Limits,
): Promise<BusIdentity | null> {
  if (query.ticket !== undefined) {
    await ticketOf(state, query.ticket, { request, limits });
    return { role: "ticket", id: query.ticket };
  }
  if (query.device !== undefined) return deviceOf(state, query.device, caller);
  return caller.agent && { role: "staff", id: caller.agent.id };
}

/** The ticket of a token. @throws Refused `unknownTicket`; `tooMany` for an address that keeps guessing. */
export async function ticketOf(
  state: State,
  token: string,
  { request, limits }: { request: FastifyRequest; limits: Limits },
): Promise<string> {
  const ticketId = state.indexes.tokens.get(token);
  if (ticketId !== undefined && state.tickets.has(ticketId)) return ticketId;
  await limits.unknownToken(request);
  throw new Refused("unknownTicket");
}

/** Screens for the box itself, for staff, and for whoever is paired as that very screen; a print agent, which is told
 * whose ticket is whose, for the box and for the paired one only. */
function deviceOf(state: State, device: string, caller: Caller): BusIdentity {
  const { trusted, agent } = caller;
  const [kind, id = ""] = device.split("/");
  const role = kind === "board" || kind === "kiosk" ? kind : "printer";
  // Staff may look at a screen anywhere; who speaks for a printer says what was printed.
  const paired = caller.device?.kind === role && caller.device.deviceId === id;
  if (!trusted && !paired && (!agent || role === "printer")) throw new Refused("notPaired");
  const known = { board: state.boards, kiosk: state.kiosks, printer: state.printers }[role];
  if (!known.has(id)) throw new Refused("notFound", { device });
  return { role, id };
}

/** True when this role may read the topic (below the root). */
export function mayRead(role: BusIdentity | null, topic: string): boolean {
  const filters = role === null ? publicFacts : busRights[role.role].read;
  return filters.some((filter) => matchesFilter(filter.replace("%i", role?.id ?? ""), topic));
}
