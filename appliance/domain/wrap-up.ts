import { changeSession } from "./changes.ts";
import type { CommandOf } from "./commands.ts";
import { type Decision, liveSession, staleScreen } from "./decision.ts";
import type { EventOf } from "./events.ts";
import { known } from "./known.ts";
import type { Instant, Qualify, Service, ServiceId, Session, SessionId, Visit } from "./model.ts";
import { most } from "./numbers.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import type { WrapUp } from "./wrap-up-model.ts";

/** « +1 min ». */
const EXTENSION_MS = 60_000;
/** However often it is prolonged, a counter is not held longer than this by one file. */
const LONGEST_MINUTES = 30;

/** Whether reasons are asked in a service: its own setting, else the site's (E01). */
export function qualificationOf(state: State, serviceId: ServiceId): Qualify {
  return state.services.get(serviceId)?.qualification ?? state.site.qualification;
}

/** A service without any active reason cannot ask for one: no visit could ever end there. */
function mustQualify(state: State, serviceId: ServiceId): boolean {
  return (
    qualificationOf(state, serviceId) === "required" &&
    [...state.reasons.values()].some((reason) => reason.serviceId === serviceId && reason.active)
  );
}

/** True while the visit's service asks for a reason that nobody has given: « Ne pas qualifier » is none (E77). */
export function isReasonMissing(state: State, { reasonId, serviceId }: Visit): boolean {
  return (reasonId === null || reasonId === "unset") && mustQualify(state, serviceId);
}

/** Whether a visit to the service may end before its reason is given: the time for the file follows (3.4). */
export function hasWrapUp({ wrapUpSeconds, autoQualifySeconds }: Service): boolean {
  return wrapUpSeconds > 0 || autoQualifySeconds !== null;
}

/**
 * The time for the file that begins when a visit ends (3.4); null when there is none: the service gives no time,
 * and does not wait for a missing reason either.
 */
export function wrapUpAfter(state: State, visit: Visit, at: Instant): WrapUp | null {
  const service = state.services.get(visit.serviceId);
  if (!service) return null;
  const auto = isReasonMissing(state, visit) ? service.autoQualifySeconds : null;
  if (service.wrapUpSeconds === 0 && auto === null) return null;
  return {
    visitId: visit.id,
    until: at + service.wrapUpSeconds * 1000,
    autoAt: auto === null ? null : at + auto * 1000,
  };
}

/**
 * When a wrap-up ends by itself: at its end with a reason or where none is asked, else at the moment at which the
 * visit stays « Non qualifié » (B09); null while it waits for the reason however long that takes.
 */
export function wrapUpEndsAt(state: State, { visitId, until, autoAt }: WrapUp): Instant | null {
  if (!isReasonMissing(state, known(state.visits, visitId))) return until;
  return autoAt === null ? null : most(until, autoAt);
}

interface InWrapUp {
  readonly session: Session;
  readonly wrapUp: WrapUp;
}

function inWrapUp(
  state: State,
  { sessionId, seen }: { readonly sessionId: SessionId; readonly seen: number | null },
): InWrapUp | Refusal {
  const session = liveSession(state, sessionId);
  if (isRefusal(session)) return session;
  const { wrapUp } = session;
  if (wrapUp === null) return refuse("notInWrapUp");
  return staleScreen(session, seen) ?? { session, wrapUp };
}

/** « Terminer »: the agent is ready for the next visitor. */
export function decideEndWrapUp(state: State, command: CommandOf<"endWrapUp">): Decision {
  const found = inWrapUp(state, command);
  if (isRefusal(found)) return found;
  const { session, wrapUp } = found;
  if (isReasonMissing(state, known(state.visits, wrapUp.visitId))) return refuse("reasonMissing");
  return [{ type: "wrapUpEnded", sessionId: session.id, how: "agent" }];
}

/** « +1 min »: from now if the time was over and only the reason was awaited. */
export function decideExtendWrapUp(
  state: State,
  command: CommandOf<"extendWrapUp">,
  at: Instant,
): Decision {
  const found = inWrapUp(state, command);
  if (isRefusal(found)) return found;
  const { session, wrapUp } = found;
  const until = most(wrapUp.until, at) + EXTENSION_MS;
  if (until - session.activitySince > LONGEST_MINUTES * 60_000)
    return refuse("wrapUpTooLong", { minutes: LONGEST_MINUTES });
  return [{ type: "wrapUpExtended", sessionId: session.id, until }];
}

/** The supervisor ends it, with a reason or without (3.4). */
export function decideReleaseWrapUp(state: State, command: CommandOf<"releaseWrapUp">): Decision {
  const counter = state.counters.get(command.counterId);
  if (!counter) return refuse("unknownCounter");
  const sessionId = state.indexes.sessionOfCounter.get(counter.id);
  if (sessionId === undefined) return refuse("counterClosed", { counterLabel: counter.label });
  if (known(state.sessions, sessionId).wrapUp === null) return refuse("notInWrapUp");
  return [{ type: "wrapUpEnded", sessionId, how: "supervisor" }];
}

export function applyWrapUpEnded(
  state: State,
  { sessionId }: EventOf<"wrapUpEnded">,
  at: Instant,
): void {
  const change = { activity: "idle", activitySince: at, wrapUp: null } as const;
  changeSession(state, known(state.sessions, sessionId), change);
}

export function applyWrapUpExtended(state: State, event: EventOf<"wrapUpExtended">): void {
  const session = known(state.sessions, event.sessionId);
  const wrapUp = session.wrapUp && { ...session.wrapUp, until: event.until };
  changeSession(state, session, { wrapUp });
}
