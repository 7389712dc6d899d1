import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { CounterId, Instant, Sos } from "./model.ts";
import { isRefusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";

/** The open alarm of a counter; null when there is none. */
export function openAlarmAt(state: State, counterId: CounterId): Sos | null {
  return (
    [...state.alarms.values()].find(
      (sos) => sos.counterId === counterId && sos.closedAt === null,
    ) ?? null
  );
}

/** SOS (E41, E51): one open alarm a counter. It survives the session that raised it. */
export function decideRaiseSos(
  state: State,
  command: CommandOf<"raiseSos">,
  at: Instant,
): Decision {
  const session = liveSession(state, command.sessionId);
  if (isRefusal(session)) return session;
  const { counterId, agentId } = session;
  const open = openAlarmAt(state, counterId);
  if (open) return refuse("sosAlreadyRaised", { sosId: open.id });
  const sos: Sos = {
    id: command.sosId,
    counterId,
    agentId,
    raisedAt: at,
    acknowledgedBy: null,
    acknowledgedAt: null,
    closedAt: null,
  };
  return [{ type: "sosRaised", sos }];
}

export function applySosRaised(state: State, { sos }: EventOf<"sosRaised">): void {
  state.alarms.set(sos.id, sos);
}

/** « J'y vais »: whoever comes second is no news, the first is on the way. */
export function decideAcknowledgeSos(
  state: State,
  { sosId, agentId }: CommandOf<"acknowledgeSos">,
): Decision {
  const sos = state.alarms.get(sosId);
  if (!sos) return refuse("unknownSos");
  if (!state.agents.has(agentId)) return refuse("unknownAgent");
  if (sos.closedAt !== null) return refuse("sosOver");
  return sos.acknowledgedBy === null ? [{ type: "sosAcknowledged", sosId, agentId }] : [];
}

export function applySosAcknowledged(
  state: State,
  { sosId, agentId }: EventOf<"sosAcknowledged">,
  at: Instant,
): void {
  const sos = known(state.alarms, sosId);
  state.alarms.set(sosId, { ...sos, acknowledgedBy: agentId, acknowledgedAt: at });
}

/** « Terminé »: by anyone, but only once somebody went: an alarm cannot be dismissed (3.5). */
export function decideCloseSos(state: State, { sosId, agentId }: CommandOf<"closeSos">): Decision {
  const sos = state.alarms.get(sosId);
  if (!sos) return refuse("unknownSos");
  if (!state.agents.has(agentId)) return refuse("unknownAgent");
  if (sos.closedAt !== null) return refuse("sosOver");
  if (sos.acknowledgedBy === null) return refuse("sosNotAcknowledged");
  return [{ type: "sosClosed", sosId, agentId }];
}

export function applySosClosed(state: State, { sosId }: EventOf<"sosClosed">, at: Instant): void {
  state.alarms.set(sosId, { ...known(state.alarms, sosId), closedAt: at });
}
