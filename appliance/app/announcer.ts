import { topics } from "../../protocol/topics.ts";
import type { CallEvent } from "../../protocol/views.ts";
import type { DomainEvent, EventOf, Recorded } from "../domain/events.ts";
import type { Counter, Language, Ticket, Visit } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import type { Clip, Phrase, Voice } from "../ports/voice.ts";
import type { Clock, Log } from "../ports/world.ts";
import { counterPhrase, ticketPhrase } from "./phrases.ts";
import type { Publisher } from "./publisher.ts";
import { type RoomQueue, staleAfterMs, takeTurn } from "./room-queue.ts";
import { placeOf } from "./views.ts";

/** Clips known by phrase; beyond it the oldest are rendered again when they are wanted. */
const readyMax = 4_000;

/**
 * Turns calls into announcements. A call never waits for speech: what is rendered goes with it, and what
 * comes a moment later follows under the same id while the chime still sounds.
 */
export function createAnnouncer(parts: {
  readonly publisher: Publisher;
  readonly voice: Voice;
  readonly clock: Clock;
  readonly log: Log;
}): Announcer {
  return new Announcer(parts);
}

export class Announcer {
  readonly #parts: Parameters<typeof createAnnouncer>[0];
  readonly #ready = new Map<string, Clip>();
  readonly #wanted = new Map<string, Phrase>();
  #working = false;
  #room: RoomQueue = { busyUntil: 0 };

  constructor(parts: Parameters<typeof createAnnouncer>[0]) {
    this.#parts = parts;
  }

  /** Renders ahead what the state will need: the counters, and everybody who waits. */
  start(state: State): void {
    for (const counter of state.counters.values()) this.#prepareCounter(counter, state);
    for (const ticket of state.tickets.values())
      if (ticket.state === "waiting") this.#prepareTicket(ticket, state);
  }

  committed(recorded: readonly Recorded[], state: State): void {
    for (const { event, seq } of recorded) {
      if (event.type === "ticketIssued") this.#prepareTicket(event.ticket, state);
      else if (event.type === "configChanged") this.start(state);
      else if (isCall(event)) this.#call(event.visit.id, seq, state, false);
      else if (event.type === "callRepeated") this.#call(event.visitId, seq, state, true);
    }
  }

  #call(visitId: string, seq: number, state: State, repeat: boolean): void {
    const visit = state.visits.get(visitId);
    const ticket = visit && state.tickets.get(visit.ticketId);
    const counter = visit && state.counters.get(visit.counterId);
    if (!(visit && ticket && counter)) return;
    const phrases = phrasesOf(ticket, counter, state);
    const clips = phrases.map((phrase) => this.#ready.get(keyOf(phrase)));
    const now = this.#parts.clock.now();
    const turn = takeTurn(this.#room, now, lengthOf(clips) || 2_500);
    this.#room = turn.queue;
    const body = callBody(
      { ticket, counter, visit, repeat },
      `${visitId}-${seq}`,
      now,
      turn.startAt,
    );
    const known = clips.filter((clip) => clip !== undefined);
    const whole = known.length === phrases.length;
    this.#parts.publisher.event(topics.callEvent, { ...body, clips: whole ? refs(known) : [] });
    if (!whole) this.#late(phrases, body);
  }

  /** The speech of a call that came before its clips: sent after it, unless it would be too late to matter. */
  #late(phrases: readonly Phrase[], body: Omit<CallBody, "clips">): void {
    Promise.all(phrases.map((phrase) => this.#render(phrase))).then(
      (clips) => {
        if (this.#parts.clock.now() < body.expiresAt)
          this.#parts.publisher.event(topics.callEvent, { ...body, clips: refs(clips) });
      },
      (error: unknown) => this.#parts.log.warn("announcer.silent", { error: String(error) }),
    );
  }

  #prepareTicket(ticket: Ticket, state: State): void {
    for (const language of languagesOf(ticket, state)) this.#prepare(ticketHalf(ticket, language));
  }

  #prepareCounter(counter: Counter, state: State): void {
    for (const language of state.site.languages)
      this.#prepare(
        counterPhrase({ placeWord: counter.place, counterLabel: counter.label, language }),
      );
  }

  #prepare(phrase: Phrase): void {
    if (this.#ready.has(keyOf(phrase)) || this.#wanted.size >= readyMax) return;
    this.#wanted.set(keyOf(phrase), phrase);
    void this.#work();
  }

  /** Renders what is wanted, one phrase after the other: a call that is late must not queue behind a crowd. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (const [key, phrase] of this.#wanted) {
      this.#wanted.delete(key);
      await this.#render(phrase).catch((error: unknown) =>
        this.#parts.log.warn("announcer.notPrepared", { error: String(error) }),
      );
    }
    this.#working = false;
  }

  async #render(phrase: Phrase): Promise<Clip> {
    const clip = await this.#parts.voice.render(phrase);
    this.#ready.set(keyOf(phrase), { ...clip, wav: new Uint8Array(0) });
    if (this.#ready.size > readyMax) {
      const oldest = this.#ready.keys().next().value;
      if (oldest !== undefined) this.#ready.delete(oldest);
    }
    return clip;
  }
}

type Calling = EventOf<"ticketCalled" | "ticketRecalled" | "ticketPicked">;

/** True for what the room hears. Who is received at once stands at the desk already: no such word for them. */
function isCall(event: DomainEvent): event is Calling {
  const { type } = event;
  return type === "ticketCalled" || type === "ticketRecalled" || type === "ticketPicked";
}

type CallBody = Omit<CallEvent, "v" | "epoch" | "seq" | "at">;

function callBody(
  call: { ticket: Ticket; counter: Counter; visit: Visit; repeat: boolean },
  id: string,
  now: number,
  startAt: number,
): Omit<CallBody, "clips"> {
  const { ticket, counter, visit, repeat } = call;
  return {
    id,
    visitId: visit.id,
    label: ticket.label,
    serviceId: visit.serviceId,
    counter: placeOf(counter),
    repeat,
    language: ticket.language,
    startAt,
    expiresAt: now + staleAfterMs,
  };
}

/** The site's first language, then the ticket's: two at most, or a busy room never falls silent. */
function languagesOf(ticket: Ticket, state: State): Language[] {
  const first = state.site.languages[0] ?? "fr";
  return ticket.language === first ? [first] : [first, ticket.language];
}

function ticketHalf(ticket: Ticket, language: Language): Phrase {
  // What is on the paper: neither a transfer nor a new prefix changes a ticket's letter.
  const letter = ticket.label.replace(/\d+$/, "");
  return ticketPhrase({ letter, number: ticket.number, language });
}

function phrasesOf(ticket: Ticket, counter: Counter, state: State): Phrase[] {
  return languagesOf(ticket, state).flatMap((language) => [
    ticketHalf(ticket, language),
    counterPhrase({ placeWord: counter.place, counterLabel: counter.label, language }),
  ]);
}

function keyOf(phrase: Phrase): string {
  return `${phrase.language}|${phrase.text}`;
}

function lengthOf(clips: readonly (Clip | undefined)[]): number {
  return clips.reduce((sum, clip) => sum + (clip?.durationMs ?? 0), 0);
}

function refs(clips: readonly Clip[]): CallBody["clips"] {
  return clips.map(({ hash, durationMs }) => ({ hash, durationMs }));
}
