import { chimeMs } from "../../protocol/chime.ts";
import type { CallEvent } from "../../protocol/views.ts";
import type { Counter, Language, Ticket, Visit } from "../domain/model.ts";
import type { Room, VoiceSettings } from "../domain/rooms.ts";
import type { State } from "../domain/state.ts";
import type { Clip, Phrase } from "../ports/voice.ts";
import { counterPhrase, isPlaceFirst, ticketPhrase } from "./phrases.ts";
import { type Sound, staleAfterMs } from "./room-queue.ts";

/** One call in one room, without its turn: what is shown and said. */
export type CallBody = Omit<CallEvent, "v" | "epoch" | "seq" | "at">;

/** Everything about a call that its words need. */
export interface Calling {
  readonly ticket: Ticket;
  readonly counter: Counter;
  readonly visit: Visit;
}

/** The call of a visit; null when any of it is gone. */
export function callingOf(visitId: string, state: State): Calling | null {
  const visit = state.visits.get(visitId);
  const ticket = visit && state.tickets.get(visit.ticketId);
  const counter = visit && state.counters.get(visit.counterId);
  return visit && ticket && counter ? { visit, ticket, counter } : null;
}

/** True while the visitor is called and has not come: what nobody waits for is not said. */
export function isCurrent(visitId: string, state: State): boolean {
  const visit = state.visits.get(visitId);
  const ticket = visit && state.tickets.get(visit.ticketId);
  return ticket?.state === "called" && ticket.visitId === visitId;
}

/**
 * The room's first language, then the ticket's if it is spoken there: two at most, or a busy room never falls silent.
 */
export function languagesOf(ticket: Ticket, room: Room | null, state: State): Language[] {
  const spoken = room && room.languages.length > 0 ? room.languages : state.site.languages;
  const first = spoken[0] ?? "fr";
  return ticket.language !== first && spoken.includes(ticket.language)
    ? [first, ticket.language]
    : [first];
}

/** How words of this site are said in a language, by the word in small letters. */
export function lexiconOf(
  { lexicon }: VoiceSettings,
  language: Language,
): ReadonlyMap<string, string> {
  const own = lexicon.filter((entry) => entry.language === language);
  return new Map(own.map(({ word, spoken }) => [word.toLowerCase(), spoken]));
}

/** `Ticket A 32,`: what is on the paper. Neither a transfer nor a new prefix changes a ticket's letter. */
export function ticketHalf({ label, number }: Ticket, language: Language, state: State): Phrase {
  const { templates, speakZeros, wordsPerMinute } = state.site.voice;
  const letter = label.replace(/\d+$/, "");
  const zeros = speakZeros ? label.length - letter.length - String(number).length : 0;
  const template = templates[language];
  return { ...ticketPhrase({ letter, number, language, zeros, template }), wordsPerMinute };
}

/** `guichet 4.` */
export function counterHalf(counter: Counter, language: Language, state: State): Phrase {
  const { templates, wordsPerMinute } = state.site.voice;
  const phrase = counterPhrase({
    ...{ placeWord: counter.place, counterLabel: counter.label, language },
    ...{ template: templates[language], lexicon: lexiconOf(state.site.voice, language) },
  });
  return { ...phrase, wordsPerMinute };
}

/** The halves of a call in the order in which they are said, a pair for each language. */
export function phrasesOf({ ticket, counter }: Calling, room: Room | null, state: State): Phrase[] {
  return languagesOf(ticket, room, state).flatMap((language) => {
    const pair = [ticketHalf(ticket, language, state), counterHalf(counter, language, state)];
    return isPlaceFirst(state.site.voice.templates[language]) ? pair.reverse() : pair;
  });
}

/** How a call of a room sounds on its boards, at the volume of this hour. */
export function soundOf(
  room: Room | null,
  chime: Clip | null,
  volume: number,
): NonNullable<CallBody["sound"]> {
  return {
    volume,
    chime: room?.chime ?? true,
    chimeClip: chime && { hash: chime.hash, durationMs: chime.durationMs },
    gapMs: room?.gapMs ?? 500,
    repeats: room?.repeats ?? 0,
    repeatPauseMs: room?.repeatPauseMs ?? 2_500,
  };
}

/** What a room hears when somebody tries its voice: no visitor's call, and on no screen. */
export function trialOf(trial: {
  readonly room: Room;
  readonly sound: NonNullable<CallBody["sound"]>;
  readonly clips: CallBody["clips"];
  readonly now: number;
}): CallBody {
  const { room, sound, clips, now } = trial;
  const id = `trial-${now}`;
  return {
    ...{ id, visitId: id, label: "", serviceId: "trial", roomId: room.id, trial: true },
    ...{ counter: { id: "trial", label: "", place: "accueil" }, repeat: false, language: "fr" },
    ...{ startAt: 0, expiresAt: now + staleAfterMs, sound, clips },
  };
}

/** How long the parts of an announcement are; a room without clips yet counts with those of a usual call. */
export function lengthsOf(body: Pick<CallBody, "sound" | "clips">, holdMs: number): Sound {
  const { sound, clips } = body;
  return {
    chimeMs:
      sound?.chime === false && clips.length > 0 ? 0 : (sound?.chimeClip?.durationMs ?? chimeMs),
    gapMs: sound?.gapMs ?? 500,
    clipMs: clips.map(({ durationMs }) => durationMs),
    repeats: sound?.repeats ?? 0,
    repeatPauseMs: sound?.repeatPauseMs ?? 0,
    holdMs,
  };
}

/** The longest time for which a board of the room shows a call alone. */
export function holdOf(room: Room | null, state: State): number {
  const boards = [...state.boards.values()].filter(({ roomId }) => !room || roomId === room.id);
  return boards.reduce((most, { design }) => Math.max(most, design.holdSeconds * 1000), 0);
}

export function refs(clips: readonly Clip[]): CallBody["clips"] {
  return clips.map(({ hash, durationMs }) => ({ hash, durationMs }));
}
