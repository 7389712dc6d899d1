import type { FastifyReply, FastifyRequest } from "fastify";
import type { Who } from "../../protocol/route.ts";
import type { Agent, Role } from "../domain/model.ts";
import type { Box } from "./box.ts";
import { type Device, deviceOf } from "./devices.ts";
import { Refused } from "./problems.ts";
import { idleMs, type SignIns } from "./sign-ins.ts";
import { isTrusted } from "./trust.ts";

/** Who asks. */
export interface Caller {
  /** Signed in and still active; null for anybody else. */
  readonly agent: Agent | null;
  /** The sign-in behind the cookie. */
  readonly tokenHash: string | null;
  /** A paired kiosk, board or print agent of another machine; null for anybody else. */
  readonly device: Device | null;
  /** One of the box's own screens or programs. */
  readonly trusted: boolean;
}

export const cookieName = "patience";

/** No `Secure`: the box serves plain HTTP on a LAN. `Strict`: no other site ever brings the cookie along. */
export function setCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    maxAge: idleMs / 1000,
  });
}

export function clearCookie(reply: FastifyReply): void {
  reply.clearCookie(cookieName, { path: "/", httpOnly: true, sameSite: "strict" });
}

/** Reads the cookie, and sends it again when the sign-in was prolonged. */
export async function callerOf(
  box: Box,
  signIns: SignIns,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  const trusted = isTrusted(request);
  const device = await deviceOf(box, request, reply);
  const token = request.cookies[cookieName];
  const found = token === undefined ? null : await signIns.find(token);
  const agent = found && box.engine.state().agents.get(found.agentId);
  if (!token || !found || !agent?.active) return { agent: null, tokenHash: null, device, trusted };
  if (found.renewed) setCookie(reply, token);
  return { agent, tokenHash: found.tokenHash, device, trusted };
}

const ranks: Readonly<Record<Role, number>> = { agent: 0, supervisor: 1, administrator: 2 };

/** @throws Refused when the caller may not call such a route. */
export function admit(who: Who, { agent, device, trusted }: Caller): void {
  switch (who) {
    case "anybody":
      return;
    case "device":
      if (!trusted && !agent && device?.kind !== "kiosk") throw new Refused("notPaired");
      return;
    case "operations":
      if (!trusted) demand(agent, "supervisor");
      return;
    case "staff":
      demand(agent, "agent");
      return;
    default:
      demand(agent, who);
  }
}

function demand(agent: Agent | null, role: Role): void {
  if (!agent) throw new Refused("notSignedIn");
  if (ranks[agent.role] < ranks[role]) throw new Refused("forbidden");
}

/** The agent of a route for staff. */
export function agentOf({ agent }: Caller): Agent {
  if (!agent) throw new Refused("notSignedIn");
  return agent;
}
