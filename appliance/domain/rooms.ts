import type { BoardDesign } from "./board-design.ts";
import type { Language } from "./model.ts";

/** Which makes the speech: the best that is there, or one by name with the others behind it. */
export type VoiceEngine = "auto" | "recordings" | "pico" | "espeak" | "package" | "say";

/** How a word of this site is said: « ORL » as « o r l ». */
export interface LexiconEntry {
  readonly language: Language;
  readonly word: string;
  readonly spoken: string;
}

/** The speech of the site. A template has `{ticket}` and `{place}`, each once, and words of its own. */
export interface VoiceSettings {
  readonly engine: VoiceEngine;
  /** « A zéro trente-deux » for A032. Off: the zeros are for the eye only (voice facts, section 3). */
  readonly speakZeros: boolean;
  /** At most 140: faster speech is lost on those who hear badly (standards, row 22). */
  readonly wordsPerMinute: number;
  readonly templates: Readonly<Record<Language, string>>;
  readonly lexicon: readonly LexiconEntry[];
}

export const defaultVoice: VoiceSettings = {
  engine: "auto",
  speakZeros: false,
  wordsPerMinute: 120,
  templates: {
    fr: "Ticket {ticket}, {place}.",
    en: "Ticket {ticket}, {place}.",
    es: "Turno {ticket}, {place}.",
  },
  lexicon: [],
};

/**
 * A waiting room: its boards show a call and its loudspeakers say it, one announcement at a time. Times of day are
 * local, `22:00`; null for both ends of a span is never.
 */
export interface Room {
  readonly id: string;
  readonly name: string;
  /** The first is always spoken, then the ticket's if it is among them. Empty: the site's. */
  readonly languages: readonly Language[];
  /** The services that are called here; empty: all. A service that no room names is called in every room. */
  readonly serviceIds: readonly string[];
  readonly chime: boolean;
  /** An asset of the kind `recording`; null is the built-in chime. */
  readonly chimeAsset: string | null;
  readonly speech: boolean;
  /** Between chime and speech, milliseconds: people turn their attention. */
  readonly gapMs: number;
  /** How often the phrase is said again, before the next call has its turn. */
  readonly repeats: number;
  readonly repeatPauseMs: number;
  /** Percent. */
  readonly dayVolume: number;
  readonly nightVolume: number;
  readonly nightFrom: string | null;
  readonly nightTo: string | null;
  /** No speech then: the chime at the volume of the night, and the screens. */
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  /** The box's own loudspeaker, as ALSA names the device; null: none, the boards sound. */
  readonly loudspeaker: string | null;
}

/** A room as it is before anybody sets it up. */
export function plainRoom(id: string, name: string): Room {
  return {
    id,
    name,
    languages: [],
    serviceIds: [],
    chime: true,
    chimeAsset: null,
    speech: true,
    gapMs: 500,
    repeats: 0,
    repeatPauseMs: 2_500,
    dayVolume: 100,
    nightVolume: 60,
    nightFrom: null,
    nightTo: null,
    quietFrom: null,
    quietTo: null,
    loudspeaker: null,
  };
}

/** What a board has of its own in its room. */
export interface BoardSound {
  /** Percent of the room's volume. */
  readonly volume: number;
  /** Played this much earlier, milliseconds: a television that lags keeps time with the others. */
  readonly delayMs: number;
}

/** A calling display: it stands in a room, sounds there, and has a design. */
export interface Board extends BoardSound {
  readonly id: string;
  readonly name: string;
  readonly roomId: string;
  readonly design: BoardDesign;
}

export const plainSound: BoardSound = { volume: 100, delayMs: 0 };

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of `07:30`; null for anything else. */
export function minuteOf(text: string | null): number | null {
  const [, hours, minutes] = clock.exec(text ?? "") ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** True from the first moment of a span up to its last; `22:00` to `06:00` goes over midnight. */
function within(minute: number, from: string | null, to: string | null): boolean {
  const first = minuteOf(from);
  const last = minuteOf(to);
  if (first === null || last === null) return false;
  if (first <= last) return minute >= first && minute < last;
  return minute >= first || minute < last;
}

/** How a room sounds at a local minute of the day: `volume` in percent. */
export function loudnessAt(
  room: Room,
  minute: number,
): { readonly volume: number; readonly speech: boolean } {
  const quiet = within(minute, room.quietFrom, room.quietTo);
  const night = quiet || within(minute, room.nightFrom, room.nightTo);
  return { volume: night ? room.nightVolume : room.dayVolume, speech: room.speech && !quiet };
}

/** The rooms in which a service is called, in the order of their ids. */
export function roomsOf(rooms: ReadonlyMap<string, Room>, serviceId: string): Room[] {
  const all = [...rooms.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!all.some(({ serviceIds }) => serviceIds.includes(serviceId))) return all;
  return all.filter((room) => room.serviceIds.length === 0 || room.serviceIds.includes(serviceId));
}
