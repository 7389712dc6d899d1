import type { ConfigChange } from "./commands.ts";
import { plainDesk } from "./desk-options.ts";
import type { DomainEvent } from "./events.ts";
import type { LastSession } from "./last-session.ts";
import type {
  Agent,
  Counter,
  Kiosk,
  Printer,
  Service,
  Session,
  SiteSettings,
  Ticket,
  Undo,
  Visit,
} from "./model.ts";
import type { Printing } from "./paper.ts";
import { defaultVoice } from "./rooms.ts";
import { changesOfBoard } from "./rooms-upgrade.ts";
import {
  type AgentOptions,
  plainAgent,
  plainBackup,
  plainRetention,
  plainService,
  plainSite,
  type Retention,
  type ServiceOptions,
  type SiteOptions,
} from "./site-options.ts";

/** What an older log or snapshot may hold: the same thing, before it had these keys. */
type Earlier<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type EarlierSite = Earlier<SiteSettings, "desk" | "voice" | keyof SiteOptions>;
export type EarlierService = Earlier<Service, keyof ServiceOptions>;
export type EarlierAgent = Earlier<Agent, "rights" | keyof AgentOptions>;
export type EarlierTicket = Earlier<
  Ticket,
  "issuedIn" | "transferredFrom" | "reservedFor" | "note" | "promised"
>;
export type EarlierCounter = Earlier<Counter, "way">;
export type EarlierKiosk = Earlier<Kiosk, "fallbackPrinterId">;
export type EarlierPrinter = Earlier<Printer, "target" | "model">;
export type EarlierPrinting = Earlier<Printing, "fallbackId" | "elsewhere">;
export type EarlierVisit = Earlier<Visit, "pick">;
export type EarlierSession = Earlier<Session, "wrapUp" | "pausedSince" | "pausedMs">;

/** Before the desk had options it offered none of them; before there were hours the site was always open. */
export function siteOf(site: EarlierSite): SiteSettings {
  return {
    ...plainSite,
    ...site,
    desk: { ...plainDesk, ...site.desk },
    voice: { ...defaultVoice, ...site.voice },
    retention: retentionOf(site.retention),
    backup: { ...plainBackup, ...site.backup },
  };
}

/** Before anything was ever removed, less than a day could be asked for. */
function retentionOf(earlier: Partial<Retention> = {}): Retention {
  const retention = { ...plainRetention, ...earlier };
  return retention.numberHours < 24 ? { ...retention, numberHours: 24 } : retention;
}

/** Before services had options they took the site's. */
export function serviceOf(service: EarlierService): Service {
  return { ...plainService, ...service };
}

/** Before there were rights nobody had one. */
export function agentOf(agent: EarlierAgent): Agent {
  return { rights: [], ...plainAgent, ...agent };
}

/** Before counters had a way to them they were plain to see. */
export function counterOf(counter: EarlierCounter): Counter {
  return { way: null, ...counter };
}

/**
 * Before there were transfers and notes a ticket stayed in the service that gave its number; what was promised with
 * it was not kept.
 */
export function ticketOf(ticket: EarlierTicket): Ticket {
  const since = { transferredFrom: null, reservedFor: null, note: "", promised: null };
  const printing = printingOf(ticket.printing);
  return { issuedIn: ticket.serviceId, ...since, ...ticket, printing };
}

/** Before there were fall-back printers a ticket had one. */
function printingOf(printing: EarlierPrinting): Printing {
  const { fallbackId = null, elsewhere = false } = printing;
  return { ...printing, fallbackId, elsewhere };
}

export function kioskOf(kiosk: EarlierKiosk): Kiosk {
  return { ...kiosk, fallbackPrinterId: kiosk.fallbackPrinterId ?? null };
}

/** Before a printer could be chosen in a browser its agent was started with it. */
export function printerOf(printer: EarlierPrinter): Printer {
  return { target: null, model: null, ...printer };
}

/** Before anybody could be picked everybody was called in turn. */
export function visitOf(visit: EarlierVisit): Visit {
  return { pick: null, ...visit };
}

/** Before services had deadlines of their own nobody asked how long a counter had waited. */
export function lastSessionOf(last: Earlier<LastSession, "delaySeconds">): LastSession {
  return { ...last, delaySeconds: last.delaySeconds ?? null };
}

function undoneBy(undo: Undo): Undo {
  return { ...undo, ticket: ticketOf(undo.ticket), visit: undo.visit && visitOf(undo.visit) };
}

/**
 * Before there were wrap-ups every agent was free at the end of a visit. Before pauses were measured, one that goes on
 * counts from the last thing that is known of it.
 */
export function sessionOf(session: EarlierSession): Session {
  const pausedSince = session.availability === "paused" ? session.activitySince : null;
  const since = { wrapUp: null, pausedSince, pausedMs: 0 };
  return { ...since, ...session, undo: session.undo && undoneBy(session.undo) };
}

/** Today's form of an edit; a board of an earlier form brings its room with it. */
function changesOf(change: ConfigChange): ConfigChange[] {
  if (change.kind === "site") return [{ ...change, value: siteOf(change.value) }];
  if (change.kind === "service" && change.value)
    return [{ ...change, value: serviceOf(change.value) }];
  if (change.kind === "agent" && change.value) return [{ ...change, value: agentOf(change.value) }];
  if (change.kind === "counter" && change.value)
    return [{ ...change, value: counterOf(change.value) }];
  if (change.kind === "kiosk" && change.value) return [{ ...change, value: kioskOf(change.value) }];
  if (change.kind === "printer" && change.value)
    return [{ ...change, value: printerOf(change.value) }];
  return change.kind === "board" ? changesOfBoard(change) : [change];
}

/**
 * An event in today's form, whatever version of the rules recorded it. With `fromSnapshot` this is the one place
 * that knows earlier forms: everything behind it sees today's only.
 */
export function eventOf(event: DomainEvent): DomainEvent {
  if (event.type === "configChanged")
    return {
      ...event,
      changes: event.changes.flatMap(changesOf),
      ...(event.before ? { before: event.before.flatMap(changesOf) } : {}),
    };
  if (event.type === "ticketIssued") return { ...event, ticket: ticketOf(event.ticket) };
  if ("session" in event) return { ...event, session: sessionOf(event.session) };
  if (event.type === "visitEnded") {
    const undo = event.undo && undoneBy(event.undo);
    return { ...event, undo, wrapUp: event.wrapUp ?? null };
  }
  const seen = "visit" in event ? { ...event, visit: visitOf(event.visit) } : event;
  return "undo" in seen && seen.undo ? { ...seen, undo: undoneBy(seen.undo) } : seen;
}
