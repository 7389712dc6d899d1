import type { DomainEvent, Recorded } from "./events.ts";
import type { AgentId, BusinessDay, Instant, Sos, Ticket, Undo, Visit } from "./model.ts";
import type { BoardMessage, CounterMessage } from "./oversight-model.ts";
import { isSame } from "./same.ts";
import type { Retention } from "./site-options.ts";
import type { State } from "./state.ts";
import { eventOf } from "./upgrade.ts";

const hourMs = 3_600_000;

/** Until when what was recorded is due to lose something. */
export interface Due {
  /** Events until here lose what ties a number to a person. */
  readonly numbersUntil: Instant;
  /** Events until here do not say any more which agent it was. */
  readonly agentsUntil: Instant;
  /** Days before this one leave the log. */
  readonly firstDay: BusinessDay;
  /** Lines of the access log until here are removed. */
  readonly accessUntil: Instant;
}

/**
 * What is due at a moment of a business day that began at `dayAt`. Without figures by agent nothing names one once the
 * day is over (reference/standards.md, B4: 24 h, 13 months, 90 days; CNIL: 6-12 months).
 */
export function dueOf(
  retention: Retention,
  {
    day,
    dayAt,
    now,
  }: { readonly day: BusinessDay; readonly dayAt: Instant; readonly now: Instant },
): Due {
  const { numberHours, agentFigures, agentDays, eventMonths, accessMonths } = retention;
  return {
    numbersUntil: now - numberHours * hourMs,
    agentsUntil: agentFigures ? now - agentDays * 24 * hourMs : dayAt - 1,
    firstDay: monthsBefore(day, eventMonths),
    accessUntil: now - accessMonths * 30 * 24 * hourMs,
  };
}

/**
 * The same date so many months before. It is only compared with other dates: where the month is shorter, it stands
 * after that month's last day.
 */
export function monthsBefore(day: BusinessDay, months: number): BusinessDay {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const text = (value: number, width: number) => String(value).padStart(width, "0");
  const monthOfYear = count % 12;
  return `${text((count - monthOfYear) / 12, 4)}-${text(monthOfYear + 1, 2)}${day.slice(7)}`;
}

/** What a rule makes of an event: another one; null when it stays as it is; `alive` when it must wait. */
export type Kept<T> = T | null | "alive";

/**
 * The event without what ties a number to a person: the follow token, the number on the paper, and what people wrote
 * (notes, reasons out of turn, messages). Whatever is still in the state is alive: its time has not begun.
 */
export function unlinked(recorded: DomainEvent, state: State): Kept<DomainEvent> {
  const event = eventOf(recorded);
  const after = withoutLinks(event);
  if (isSame(after, event)) return null;
  return isAlive(event, state) ? "alive" : after;
}

function withoutLinks(event: DomainEvent): DomainEvent {
  return {
    ...event,
    ...("ticket" in event ? { ticket: ticketWithout(event.ticket) } : {}),
    ...("visit" in event ? { visit: visitWithout(event.visit) } : {}),
    ...("undo" in event && event.undo ? { undo: undoWithout(event.undo) } : {}),
    ...("note" in event ? { note: "" } : {}),
    ...("message" in event ? { message: { ...event.message, text: "" } } : {}),
  } as DomainEvent;
}

function ticketWithout(ticket: Ticket): Ticket {
  return { ...ticket, number: 0, label: "", token: "", note: "" };
}

function visitWithout(visit: Visit): Visit {
  return visit.pick === null ? visit : { ...visit, pick: "" };
}

function undoWithout(undo: Undo): Undo {
  const visit = undo.visit && visitWithout(undo.visit);
  return { ...undo, ticket: ticketWithout(undo.ticket), visit };
}

/** True when anything that the event names may still be called, undone or shown. */
function isAlive(event: DomainEvent, state: State): boolean {
  const undo = "undo" in event ? event.undo : null;
  const tickets = [
    ...("ticketId" in event ? [event.ticketId] : []),
    ...("ticket" in event ? [event.ticket.id] : []),
    ...("visit" in event ? [event.visit.ticketId] : []),
    ...(undo ? [undo.ticket.id] : []),
  ];
  const messages = "message" in event ? [event.message.id] : [];
  return (
    tickets.some((id) => state.tickets.has(id)) ||
    ("visitId" in event && event.visitId !== null && state.visits.has(event.visitId)) ||
    messages.some((id) => state.counterMessages.has(id) || state.boardMessages.has(id))
  );
}

/**
 * The event with another name in the place of each agent's. Changes of the configuration keep theirs: they are the
 * administrators' audit, and leave with the log.
 */
export function pseudonymised(
  recorded: Recorded,
  state: State,
  nameOf: (agentId: AgentId) => string,
): Kept<Recorded> {
  const event = eventOf(recorded.event);
  if (event.type === "configChanged") return null;
  const named = (id: AgentId): AgentId => (isAgent(id) ? nameOf(id) : id);
  const after = { ...recorded, actor: named(recorded.actor), event: withoutAgents(event, named) };
  if (isSame(after, { ...recorded, event })) return null;
  return isServed(event, state) ? "alive" : after;
}

/** `kiosk:…`, `ticket:…` and `box` are nobody; a name that was given before begins with `~`, which no id has. */
function isAgent(actor: string): boolean {
  return actor !== "box" && !actor.includes(":") && !actor.startsWith("~");
}

type Named = (id: AgentId) => AgentId;

function withoutAgents(event: DomainEvent, named: Named): DomainEvent {
  const visitBy = (visit: Visit): Visit => ({ ...visit, agentId: named(visit.agentId) });
  const undoBy = (undo: Undo): Undo => ({ ...undo, visit: undo.visit && visitBy(undo.visit) });
  return {
    ...event,
    ...("agentId" in event ? { agentId: named(event.agentId) } : {}),
    ...("session" in event
      ? { session: { ...event.session, agentId: named(event.session.agentId) } }
      : {}),
    ...("visit" in event ? { visit: visitBy(event.visit) } : {}),
    ...("undo" in event && event.undo ? { undo: undoBy(event.undo) } : {}),
    ...("sos" in event ? { sos: alarmBy(event.sos, named) } : {}),
    ...("message" in event ? { message: messageBy(event.message, named) } : {}),
  } as DomainEvent;
}

function alarmBy(sos: Sos, named: Named): Sos {
  return { ...sos, agentId: named(sos.agentId) };
}

function messageBy(
  message: CounterMessage | BoardMessage,
  named: Named,
): CounterMessage | BoardMessage {
  return { ...message, agentId: named(message.agentId) };
}

/** True when what the event names an agent in is still in the state, which must stay what a replay makes of the log. */
function isServed(event: DomainEvent, state: State): boolean {
  const sessions = [
    ...("session" in event ? [event.session.id] : []),
    ...("visit" in event ? [event.visit.sessionId] : []),
  ];
  const visits = [
    ...("visit" in event ? [event.visit.id] : []),
    ...("undo" in event && event.undo ? [event.undo.visitId] : []),
  ];
  const alarms = [
    ...("sos" in event ? [event.sos.id] : []),
    ...("sosId" in event ? [event.sosId] : []),
  ];
  const messages = [
    ...("message" in event ? [event.message.id] : []),
    ...("messageId" in event ? [event.messageId] : []),
  ];
  return (
    sessions.some((id) => state.sessions.has(id)) ||
    visits.some((id) => state.visits.has(id)) ||
    alarms.some((id) => state.alarms.has(id)) ||
    messages.some((id) => state.counterMessages.has(id) || state.boardMessages.has(id))
  );
}
