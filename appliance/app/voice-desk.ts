import { wordOf } from "../../protocol/recording-words.ts";
import type { VoiceStatus, VoiceTrialRequest } from "../../protocol/voice.ts";
import type { Language } from "../domain/model.ts";
import type { VoiceSettings } from "../domain/rooms.ts";
import { faultOfVoice } from "../domain/rooms-faults.ts";
import type { State } from "../domain/state.ts";
import type { Assets } from "../ports/assets.ts";
import type { Loudspeaker } from "../ports/loudspeaker.ts";
import type { Clip, Phrase, Voices } from "../ports/voice.ts";
import { lexiconOf } from "./announcements.ts";
import type { Announcer } from "./announcer.ts";
import { speaks } from "./board-sound.ts";
import { callPhrases, recordingName } from "./phrases.ts";

/** A trial as the rules' own types have it. */
export type Trial = Omit<VoiceTrialRequest, "voice"> & { readonly voice: VoiceSettings };

/** Missing words that are listed; the count has them all. */
const listedMost = 400;

export interface TrialOfVoice {
  readonly text: string;
  readonly engine: string;
  readonly clips: readonly Clip[];
  readonly inRoom: boolean;
}

/** What administrators ask of the voice. */
export interface VoiceDesk {
  status(): Promise<VoiceStatus>;
  /** Null when nothing can speak it; a string names what is wrong with the settings. */
  trial(request: Trial): Promise<TrialOfVoice | string | null>;
  /** Recordings were added or removed. */
  renewed(): void;
}

export function createVoiceDesk(parts: {
  readonly state: () => State;
  readonly voices: Voices;
  readonly loudspeaker: Loudspeaker;
  readonly announcer: Announcer;
  readonly assets: Assets;
}): VoiceDesk {
  const { voices, loudspeaker, announcer, assets, state } = parts;
  return {
    async status() {
      const names = (await assets.list("recording")).flatMap(({ name }) => wordOf(name) ?? []);
      const recorded = new Set(names);
      return {
        engines: voices.engines().map((engine) => ({ ...engine })),
        speaking: voices.health().engine,
        skipped: announcer.skipped,
        loudspeaker: { ...loudspeaker.health() },
        recordings: state().site.languages.map((language) => lacking(state(), language, recorded)),
      };
    },
    async trial(request) {
      const fault = faultOfVoice(request.voice);
      if (fault) return fault;
      const phrases = phrasesOfTrial(request);
      try {
        const clips = await announcer.tryRoom(request.roomId ?? "", phrases);
        return {
          ...{ text: phrases.map(({ text }) => text).join(" "), clips },
          engine: voices.health().engine,
          inRoom: isLoud(state(), request.roomId ?? ""),
        };
      } catch {
        return null;
      }
    },
    renewed: () => announcer.renew("recordings"),
  };
}

/** True for a room that has a loudspeaker: the box's own, or a board that is meant to be heard. */
function isLoud(state: State, roomId: string): boolean {
  const boards = [...state.boards.values()].filter((board) => board.roomId === roomId);
  return (
    Boolean(state.rooms.get(roomId)?.loudspeaker) || boards.some(({ id }) => speaks(state, id))
  );
}

function phrasesOfTrial(request: Trial): Phrase[] {
  const { language, letter, number, place, label, voice } = request;
  const pair = callPhrases({
    ...{ language, letter, number, placeWord: place, counterLabel: label },
    ...{ template: voice.templates[language], lexicon: lexiconOf(voice, language) },
    zeros: voice.speakZeros ? Math.max(0, 3 - String(number).length) : 0,
  });
  return pair.map((phrase) => ({ ...phrase, wordsPerMinute: voice.wordsPerMinute }));
}

/** The words of a language that every call of this site can need. */
export function wordsNeeded(state: State, language: Language): string[] {
  const services = [...state.services.values()];
  const letters = new Set(services.flatMap(({ prefix }) => [...prefix]));
  const last = services.reduce((most, service) => Math.max(most, service.last), 0);
  const numbers = Array.from({ length: Math.min(last, 999) }, (_, index) => index + 1)
    // French puts 132 together from 100 and 32; other languages need each number.
    .filter((number) => language !== "fr" || number <= 100 || number % 100 === 0);
  const places = [...state.counters.values()].map(({ place, label }) =>
    recordingName(place, label),
  );
  return ["ticket", ...letters, ...numbers.map(String), ...new Set(places)];
}

function lacking(
  state: State,
  language: Language,
  recorded: ReadonlySet<string>,
): VoiceStatus["recordings"][number] {
  const needed = wordsNeeded(state, language);
  const missing = needed.filter((word) => !recorded.has(`${language}/${word.toLowerCase()}`));
  return {
    ...{ language, needed: needed.length, recorded: needed.length - missing.length },
    missing: missing.slice(0, listedMost),
  };
}
