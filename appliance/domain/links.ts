import { endSession, putSession } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant } from "./model.ts";
import { isRefusal } from "./refusals.ts";
import type { State } from "./state.ts";

/** Whether any page of a session is connected: a flag, which changes nothing else by itself (3.4). */
export function decideReportLink(state: State, command: CommandOf<"reportLink">): Decision {
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  if ((session.linkLostAt === null) === command.connected) return [];
  return [{ type: command.connected ? "linkRestored" : "linkLost", sessionId: session.id }];
}

/** The revision stays: a page that comes back may go on with what it shows. */
export function applyLink(
  state: State,
  event: EventOf<"linkLost"> | EventOf<"linkRestored">,
  at: Instant,
): void {
  const linkLostAt = event.type === "linkLost" ? at : null;
  putSession(state, { ...known(state.sessions, event.sessionId), linkLostAt });
}

export function applyLostSessionClosed(
  state: State,
  event: EventOf<"lostSessionClosed">,
  at: Instant,
): void {
  endSession(state, known(state.sessions, event.sessionId), "linkLost", at);
}
