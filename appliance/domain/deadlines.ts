import type { Decision } from "./decision.ts";
import type { DomainEvent } from "./events.ts";
import { known, present } from "./known.ts";
import type { Instant, Session } from "./model.ts";
import { isOpenIn, turnsAt } from "./openings.ts";
import { refuse } from "./refusals.ts";
import type { State } from "./state.ts";
import { absentUntil } from "./visits.ts";
import { isReasonMissing, wrapUpEndsAt } from "./wrap-up.ts";

/** Something that happens by itself at its moment, unless something else happens before. */
interface Deadline {
  readonly at: Instant;
  /** What it becomes when it is found due at that moment, which may be later than its own. */
  readonly event: (now: Instant) => DomainEvent;
}

/** The moment at which something next happens by itself; null when nothing will. It may have passed already. */
export function nextDeadline(state: State): Instant | null {
  let next: Instant | null = null;
  for (const { at } of deadlines(state)) if (next === null || at < next) next = at;
  return next;
}

/**
 * Everything that is due, in the order of the deadlines. What becomes due by these events only (an absent window
 * of no length) is due at the next asking.
 */
export function decideExpireDeadlines(state: State, _command: unknown, at: Instant): Decision {
  const due = deadlines(state)
    .filter((deadline) => deadline.at <= at)
    .sort((a, b) => a.at - b.at);
  return due.length > 0 ? due.map(({ event }) => event(at)) : refuse("nothingDue");
}

function deadlines(state: State): Deadline[] {
  return [
    ...ofSessions(state),
    ...ofHours(state),
    ...ofAbsent(state),
    ...ofPrinting(state),
    ...ofBoardMessages(state),
  ];
}

function ofSessions(state: State): Deadline[] {
  return [...state.indexes.sessionOfCounter.values()]
    .map((id) => known(state.sessions, id))
    .flatMap(
      (session) =>
        arrival(state, session) ?? lostLink(state, session) ?? wrapUp(state, session) ?? [],
    );
}

/** E74. With `warn` the deadline is only shown. */
function arrival(state: State, session: Session): [Deadline] | null {
  if (session.activity !== "calling") return null;
  const { id: visitId, deadlineAt, serviceId } = known(state.visits, present(session.visitId));
  const mode = state.services.get(serviceId)?.arrivalMode ?? state.site.arrivalMode;
  if (mode === "warn") return null;
  const effect = mode === "pause" ? "paused" : "closed";
  const event = (now: Instant) =>
    ({
      type: "arrivalExpired",
      visitId,
      sessionId: session.id,
      absentUntil: absentUntil(state, now),
      effect,
    }) as const;
  return [{ at: deadlineAt, event }];
}

/** A file whose time is over, or whose reason never came. */
function wrapUp(state: State, session: Session): [Deadline] | null {
  if (session.wrapUp === null) return null;
  const at = wrapUpEndsAt(state, session.wrapUp);
  if (at === null) return null;
  const missing = isReasonMissing(state, known(state.visits, session.wrapUp.visitId));
  const how = missing ? "unqualified" : "timeUp";
  return [{ at, event: () => ({ type: "wrapUpEnded", sessionId: session.id, how }) }];
}

/** A counter without a visitor whose page is gone; one with a visitor never closes by itself (2.1). */
function lostLink(state: State, session: Session): [Deadline] | null {
  if (session.linkLostAt === null || session.visitId !== null) return null;
  const at = session.linkLostAt + state.site.lostLinkMinutes * 60_000;
  return [{ at, event: () => ({ type: "lostSessionClosed", sessionId: session.id }) }];
}

/** Opening and closing hours. */
function ofHours({ hours, lastAt }: State): Deadline[] {
  return [...hours.plans].flatMap(([id, plan]) => {
    const at = turnsAt(plan, lastAt);
    return at === null
      ? []
      : [{ at, event: (now: Instant) => ({ type: "hoursTurned", id, open: isOpenIn(plan, now) }) }];
  });
}

function ofAbsent(state: State): Deadline[] {
  const all: Deadline[] = [];
  for (const ticketId of state.indexes.absent) {
    const at = present(known(state.tickets, ticketId).absentUntil);
    all.push({ at, event: () => ({ type: "absentExpired", ticketId }) });
  }
  return all;
}

function ofPrinting(state: State): Deadline[] {
  const all: Deadline[] = [];
  for (const ticketId of state.indexes.printing) {
    const { printing } = known(state.tickets, ticketId);
    const jobId = present(printing.jobId);
    const answer = { outcome: "unknown", reason: "noAnswer" } as const;
    all.push({
      at: present(printing.deadlineAt),
      event: () => ({ type: "printReported", ticketId, jobId, ...answer }),
    });
  }
  return all;
}

function ofBoardMessages(state: State): Deadline[] {
  return [...state.boardMessages.values()].flatMap(({ id: messageId, until }) =>
    until === null
      ? []
      : [{ at: until, event: () => ({ type: "boardMessageExpired", messageId }) }],
  );
}
