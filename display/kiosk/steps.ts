import type { TicketAnswer } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import type { PrintView } from "../../protocol/views.ts";
import { type Paper, paperOf } from "./paper.ts";

/** A second strike this soon is the same press: EN 301 549 clause 5.8 (0.5 s). */
export const doubleStrikeMs = 500;
/** Long enough to read a number whose ticket lies in the hand; « Terminé » is quicker. */
export const printedMs = 6_000;
/** Time to write a number down or to photograph it; it can be extended as often as wanted (WCAG 2.2.1). */
export const readMs = 40_000;
/** From here on the screen says that it will close. */
export const warnMs = 20_000;
/** A printer that says nothing for this long is not waited for: the visitor is asked. */
export const printSilenceMs = 15_000;
/** A visitor who chose a language and left: the next one gets the site's language. */
export const idleMs = 60_000;
/** How long a refusal stays to be read. */
export const refusedMs = 12_000;
/** Beyond this, a printer that never confirms is out of order. */
export const reprintsMax = 2;
/** How long a visitor without paper may come back and ask for it; the box refuses later asks (`kioskReprintMs`). */
export const againMs = 120_000;

export type Step =
  | { readonly name: "home" }
  | { readonly name: "asking"; readonly serviceId: string }
  | {
      readonly name: "ticket";
      readonly ticket: TicketAnswer;
      readonly print: PrintView;
      readonly issuedAt: number;
      /** Since when the printer's word for this attempt is awaited. */
      readonly printSince: number;
      readonly reprints: number;
      readonly until: number;
    }
  | { readonly name: "refused"; readonly code: string; readonly until: number };

export interface Kiosk {
  readonly step: Step;
  readonly language: Language;
  /** Which page of services, from 0. */
  readonly page: number;
  /** When something was last pressed or the screen last changed under the visitor's finger. */
  readonly touchedAt: number;
  /** A visitor has pressed something since the kiosk was last free. */
  readonly touched: boolean;
  /** The printer's last word, which may come before the ticket's own answer. */
  readonly word: PrintWord | null;
  /** The last ticket, while its paper is missing and may be asked for again. */
  readonly missing: MissingPaper | null;
}

/** A ticket that left the screen without its paper; `since` is when it was issued. */
export interface MissingPaper {
  readonly ticket: TicketAnswer;
  readonly print: PrintView;
  readonly reprints: number;
  readonly since: number;
}

export interface PrintWord {
  readonly ticketId: string;
  readonly print: PrintView;
}

export type KioskEvent =
  | { readonly type: "service"; readonly serviceId: string }
  | { readonly type: "language"; readonly language: Language }
  | { readonly type: "page"; readonly page: number }
  | { readonly type: "issued"; readonly ticket: TicketAnswer }
  | { readonly type: "refused"; readonly code: string }
  | ({ readonly type: "print" } & PrintWord)
  | { readonly type: "reprint" }
  | { readonly type: "again" }
  | { readonly type: "reprintRefused" }
  | { readonly type: "stay" }
  | { readonly type: "done" }
  | { readonly type: "tick" };

/** What a finger does, as opposed to what the box says. */
const presses: readonly KioskEvent["type"][] = [
  "service",
  "language",
  "page",
  "reprint",
  "again",
  "stay",
  "done",
];

/** A kiosk that waits for its next visitor. */
export function idleKiosk(language: Language, now: number): Kiosk {
  return {
    step: { name: "home" },
    language,
    page: 0,
    touchedAt: now,
    touched: false,
    word: null,
    missing: null,
  };
}

/** The kiosk after an event at `now`; `home` is the language of the next visitor. The same kiosk when nothing changes. */
export function nextKiosk(kiosk: Kiosk, event: KioskEvent, now: number, home: Language): Kiosk {
  if (!presses.includes(event.type)) return told(kiosk, event, now, home);
  if (now - kiosk.touchedAt < doubleStrikeMs) return kiosk;
  const next = pressed(kiosk, event, now, home);
  return next === kiosk ? kiosk : { ...next, touchedAt: now, touched: event.type !== "done" };
}

function pressed(kiosk: Kiosk, event: KioskEvent, now: number, home: Language): Kiosk {
  const { step } = kiosk;
  if (event.type === "done" && step.name !== "asking") return leave(kiosk, now, home);
  if (event.type === "language") return { ...kiosk, language: event.language };
  if (event.type === "page") return { ...kiosk, page: event.page };
  if (event.type === "service" && step.name === "home")
    return { ...kiosk, step: { name: "asking", serviceId: event.serviceId } };
  if (event.type === "again" && step.name === "home" && kiosk.missing)
    return { ...kiosk, missing: null, step: reprinted(againOf(kiosk.missing), now) };
  if (step.name !== "ticket") return kiosk;
  if (event.type === "stay") return { ...kiosk, step: { ...step, until: now + readMs } };
  if (event.type === "reprint" && mayReprint(step, now))
    return { ...kiosk, step: reprinted(step, now) };
  return kiosk;
}

type TicketStep = Extract<Step, { name: "ticket" }>;

function reprinted(step: TicketStep, now: number): TicketStep {
  const { printer: _elsewhere, ...before } = step.print;
  const print: PrintView = { ...before, state: "queued", reason: "none" };
  return { ...step, print, printSince: now, reprints: step.reprints + 1, until: now + readMs };
}

function againOf({ ticket, print, reprints, since }: MissingPaper): TicketStep {
  const times = { issuedAt: since, printSince: since, until: since };
  return { name: "ticket", ticket, print, reprints, ...times };
}

/** True while the paper is missing, or nobody knows, and it may be asked for again here. */
export function mayReprint(step: TicketStep, now: number): boolean {
  const missing = step.print.state === "failed" || step.print.state === "unknown";
  return missing && step.reprints < reprintsMax && now - step.issuedAt < againMs;
}

/** The screen is free again; a ticket whose paper is missing may still be asked for. */
function leave({ step }: Kiosk, now: number, home: Language): Kiosk {
  const idle = idleKiosk(home, now);
  // « Oui » to the question says that the paper is there.
  if (step.name !== "ticket" || step.print.state !== "failed" || !mayReprint(step, now))
    return idle;
  const { ticket, print, reprints, issuedAt: since } = step;
  return { ...idle, missing: { ticket, print, reprints, since } };
}

function told(kiosk: Kiosk, event: KioskEvent, now: number, home: Language): Kiosk {
  const { step } = kiosk;
  if (event.type === "tick") return ticked(kiosk, now, home);
  if (event.type === "issued") return issued(kiosk, event.ticket, now);
  if (event.type === "refused" && step.name === "asking")
    return {
      ...kiosk,
      step: { name: "refused", code: event.code, until: now + refusedMs },
      touchedAt: now,
    };
  if (event.type === "print") return printed({ ...kiosk, word: event }, event, now);
  if (event.type === "reprintRefused" && step.name === "ticket")
    return {
      ...kiosk,
      step: { ...step, print: { ...step.print, state: "failed" }, until: now + readMs },
    };
  return kiosk;
}

function issued(kiosk: Kiosk, ticket: TicketAnswer, now: number): Kiosk {
  if (kiosk.step.name !== "asking") return kiosk;
  const step: Step = {
    name: "ticket",
    ticket,
    print: ticket.print,
    issuedAt: now,
    printSince: now,
    reprints: 0,
    until: now + readMs,
  };
  const next: Kiosk = { ...kiosk, step, touchedAt: now, missing: null };
  return kiosk.word ? printed(next, kiosk.word, now) : next;
}

/** Only the word for this ticket counts, and no older attempt's; the last word of one attempt is final. */
function printed(kiosk: Kiosk, { ticketId, print }: PrintWord, now: number): Kiosk {
  const { step } = kiosk;
  if (step.name !== "ticket" || step.ticket.id !== ticketId) return kiosk;
  const same = print.attempt === step.print.attempt;
  // « queued » is the first word of an attempt; coming late it would take back what is known since.
  const known = same && (print.state === step.print.state || print.state === "queued");
  const older = print.attempt < step.print.attempt;
  // Until the box has taken a reprint, its word is still that of the attempt before.
  const before = step.reprints > 0 && print.attempt <= step.reprints;
  if (known || older || before) return kiosk;
  // Paper that lies elsewhere must be looked for: the words stay longer.
  const quick = print.state === "printed" && print.printer === undefined;
  const until = now + (quick ? printedMs : readMs);
  return { ...kiosk, step: { ...step, print, until } };
}

function ticked(kiosk: Kiosk, now: number, home: Language): Kiosk {
  const { step } = kiosk;
  if (step.name === "asking") return kiosk;
  if (step.name === "home") return tickedAtHome(kiosk, now, home);
  if (now >= step.until) return leave(kiosk, now, home);
  if (step.name === "ticket" && isSilent(step.print, now - step.printSince)) {
    const print: PrintView = { ...step.print, state: "unknown", reason: "noAnswer" };
    return { ...kiosk, step: { ...step, print, until: now + readMs } };
  }
  return kiosk;
}

function tickedAtHome(kiosk: Kiosk, now: number, home: Language): Kiosk {
  const { missing } = kiosk;
  if (missing && now - missing.since >= againMs) return { ...kiosk, missing: null };
  if (!kiosk.touched) return kiosk.language === home ? kiosk : { ...kiosk, language: home };
  return now - kiosk.touchedAt >= idleMs ? { ...idleKiosk(home, now), missing } : kiosk;
}

function isSilent(print: PrintView, waitedMs: number): boolean {
  return print.state === "queued" && waitedMs >= printSilenceMs;
}

/** What the screen says of the paper of a ticket. */
export function paperOfStep(step: Extract<Step, { name: "ticket" }>): Paper {
  return paperOf(step.print, step.reprints >= reprintsMax);
}

/** Whole seconds until the screen closes by itself; null while that need not be said. */
export function closesIn(step: Step, now: number): number | null {
  if (step.name !== "ticket") return null;
  if (step.print.state === "printed" && step.print.printer === undefined) return null;
  const left = step.until - now;
  return left > warnMs ? null : Math.max(0, Math.ceil(left / 1000));
}
