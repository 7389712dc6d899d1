import { topics } from "../../protocol/topics.ts";
import type {
  CallRecent,
  CounterAgent,
  CounterState,
  ServiceState,
  SiteState,
  SosState,
} from "../../protocol/views.ts";
import { unreadAt } from "../domain/messages.ts";
import type {
  Counter,
  CounterId,
  Service,
  ServiceId,
  Session,
  Sos,
  Visit,
} from "../domain/model.ts";
import { closedLabel, type OpenState, openStateOf, siteOpenState } from "../domain/openings.ts";
import type { State } from "../domain/state.ts";
import { serviceLoad, siteOpenCounters, waitRange } from "../domain/waiting.ts";
import { hasWrapUp } from "../domain/wrap-up.ts";
import { boardLook } from "./board-look.ts";
import type { Position } from "./contract.ts";
import { envelope, inOrder, placeOf, sessionView } from "./views.ts";

/** How many calls a board lists beside the current one. */
const recentCalls = 6;

type Body<D> = Omit<D, "v" | "epoch" | "seq" | "at">;

/** Which retained documents something touches. */
export interface Scope {
  readonly site: boolean;
  readonly services: ReadonlySet<ServiceId>;
  readonly counters: ReadonlySet<CounterId>;
  readonly calls: boolean;
  readonly alarms: boolean;
  /** What devices read of the configuration: boards and printers. */
  readonly boards: boolean;
}

/** Everything. */
export function wholeScope(state: State): Scope {
  return {
    site: true,
    services: new Set(state.services.keys()),
    counters: new Set(state.counters.keys()),
    calls: true,
    alarms: true,
    boards: true,
  };
}

/** The bodies of the retained documents in scope, by topic; `configuredSeq` is the newest configuration. */
export function bodies(state: State, scope: Scope, configuredSeq: number): Map<string, object> {
  // The list of the calls first: boards wait for it.
  return new Map<string, object>([
    ...(scope.calls ? [[topics.callRecent, recentBody(state)] as const] : []),
    ...(scope.site ? [[topics.siteState, siteBody(state, configuredSeq)] as const] : []),
    ...[...scope.services].flatMap((id) => serviceBodies(state, id)),
    ...[...scope.counters].flatMap((id) => counterBodies(state, id)),
    ...(scope.boards ? [...boardBodies(state), ...printerBodies(state)] : []),
    ...(scope.alarms ? openAlarms(state).flatMap((sos) => alarmBodies(state, sos)) : []),
  ]);
}

type Entry = readonly [topic: string, body: object];

function serviceBodies(state: State, id: ServiceId): Entry[] {
  const service = state.services.get(id);
  return service ? [[topics.serviceState(id), serviceBody(state, service)]] : [];
}

function counterBodies(state: State, id: CounterId): Entry[] {
  const counter = state.counters.get(id);
  if (!counter) return [];
  const session = sessionAt(state, id);
  return [
    [topics.counterState(id), counterBody(state, counter, session)],
    [topics.counterAgent(id), agentBody(state, counter, session)],
    [topics.counterMessages(id), { id, unread: unreadAt(state, id).map((each) => each.id) }],
  ];
}

/** A board that stands in the configuration reads how it is to look. */
function boardBodies(state: State): Entry[] {
  return [...state.boards.values()].map((board) => [
    topics.boardConfig(board.id),
    { ...board, look: boardLook(state, board) },
  ]);
}

/** A printer of the configuration: its agent reads where it is and what it is. */
function printerBodies(state: State): Entry[] {
  return [...state.printers.values()].map((printer) => [
    topics.printerConfig(printer.id),
    { ...printer },
  ]);
}

function alarmBodies(state: State, sos: Sos): Entry[] {
  const body = sosBody(state, sos);
  return body ? [[topics.sosState(sos.counterId), body]] : [];
}

/**
 * Every retained document with its envelope: what a snapshot is cut from. `others` are the bodies that do not
 * come from the state: how the parts of the box are.
 */
export function documents(
  state: State,
  position: Position,
  at: number,
  {
    configuredSeq = 0,
    others = new Map(),
  }: { readonly configuredSeq?: number; readonly others?: ReadonlyMap<string, object> } = {},
): Map<string, object> {
  const all = new Map([...bodies(state, wholeScope(state), configuredSeq), ...others]);
  for (const [topic, body] of all) all.set(topic, { ...envelope(position, at), ...body });
  return all;
}

export function openAlarms(state: State): Sos[] {
  return [...state.alarms.values()].filter((sos) => sos.closedAt === null);
}

function sessionAt(state: State, counterId: CounterId): Session | null {
  const id = state.indexes.sessionOfCounter.get(counterId);
  return (id === undefined ? undefined : state.sessions.get(id)) ?? null;
}

function siteBody(state: State, configuredSeq: number): Body<SiteState> {
  const { site } = state;
  return {
    name: site.name,
    zone: site.zone,
    languages: [...site.languages],
    day: state.day,
    welcome: site.welcome,
    recall: site.recall,
    qualification: site.qualification,
    arrivalDeadlineSeconds: site.arrivalDeadlineSeconds,
    arrivalWarningSeconds: site.arrivalWarningSeconds,
    minimumVisitSeconds: site.minimumVisitSeconds,
    openCounters: siteOpenCounters(state),
    boardMessages: [...state.boardMessages.values()].map(({ id, text, until }) => ({
      ...{ id, text, until },
    })),
    ...openness(siteOpenState(state, state.lastAt)),
    closedLabel: closedLabel(state, state.lastAt),
    healthMode: site.healthMode,
    accentColour: site.accentColour,
    logoAssetId: site.logoAssetId,
    configuredSeq,
  };
}

/** As of the newest event: every opening and closing hour is one. */
function openness({ closed, opensAt, closesAt }: OpenState) {
  return { open: closed === null, closed, opensAt, closesAt };
}

function serviceBody(state: State, service: Service): Body<ServiceState> {
  const load = serviceLoad(state, service.id);
  return {
    id: service.id,
    name: service.name,
    prefix: service.prefix,
    position: service.position,
    ...openness(openStateOf(state, service, state.lastAt)),
    waiting: load.waiting,
    nextSince: load.headSince,
    ...waitRange(state, service.id, load.waiting),
    openCounters: load.openCounters,
    thresholds: service.thresholds,
    recall: service.recall ?? state.site.recall,
    qualification: service.qualification ?? state.site.qualification,
    wrapUp: hasWrapUp(service),
  };
}

function counterBody(state: State, counter: Counter, session: Session | null): Body<CounterState> {
  const visit = session?.visitId ? state.visits.get(session.visitId) : undefined;
  return {
    ...placeOf(counter),
    position: counter.position,
    phase: phaseOf(session),
    ticketLabel: (visit && state.tickets.get(visit.ticketId)?.label) ?? null,
    serviceIds: session ? [...session.serviceIds] : [],
    since: session?.activitySince ?? null,
  };
}

function phaseOf(session: Session | null): CounterState["phase"] {
  if (session === null) return "closed";
  if (session.activity === "calling") return "called";
  if (session.activity === "serving" || session.activity === "wrapUp") return "serving";
  return session.availability === "available" ? "free" : "paused";
}

function agentBody(state: State, counter: Counter, session: Session | null): Body<CounterAgent> {
  return {
    id: counter.id,
    session: session && sessionView(state, session.id),
    linkLostAt: session?.linkLostAt ?? null,
  };
}

/**
 * True for what was called in the room, and is not taken back: by an undo, by a put back, or by sending on somebody
 * who never arrived. Who was received at once was never called.
 */
function isCalled({ announcements, outcome, startedAt }: Visit): boolean {
  const sentOn = outcome === "transferred" && startedAt === null;
  return announcements > 0 && outcome !== "putBack" && !sentOn;
}

/** The last calls, newest first, one line a visit. */
function recentBody(state: State): Body<CallRecent> {
  const visits = [...state.visits.values()]
    .filter(isCalled)
    .sort((a, b) => b.calledAt - a.calledAt || (a.id < b.id ? 1 : -1));
  const calls = visits.slice(0, recentCalls).flatMap((visit) => {
    const ticket = state.tickets.get(visit.ticketId);
    const counter = state.counters.get(visit.counterId);
    return ticket && counter
      ? [
          {
            ...{ id: visit.id, label: ticket.label, serviceId: visit.serviceId },
            ...{ counter: placeOf(counter), at: visit.calledAt },
          },
        ]
      : [];
  });
  return { calls };
}

function sosBody(state: State, sos: Sos): Body<SosState> | null {
  const counter = state.counters.get(sos.counterId);
  if (!counter) return null;
  const helper = inOrder(state.counters).find(
    (other) => sessionAt(state, other.id)?.agentId === sos.acknowledgedBy,
  );
  return {
    id: sos.id,
    counter: placeOf(counter),
    raisedAt: sos.raisedAt,
    acknowledgedAt: sos.acknowledgedAt,
    acknowledgedBy: helper ? placeOf(helper) : null,
  };
}
