import { isWhole } from "./numbers.ts";
import { type Board, minuteOf, type Room, type VoiceSettings } from "./rooms.ts";
import type { Configuration } from "./state.ts";

/** Words, numerals and the punctuation of a sentence: nothing that an engine could read as more than speech. */
const spokenForm = /^[\p{Script=Latin}\p{Mn}0-9 '’,.:!?-]*$/u;
const wordForm = /^\p{L}[\p{L}'’-]{0,39}$/u;
const TEMPLATE_LENGTH = 120;
const deviceForm = /^[A-Za-z0-9_.:=,-]{1,64}$/;

function faultOfTemplate(template: string): string | null {
  if (template.length > TEMPLATE_LENGTH) return "templateTooLong";
  const words = template.split(/\{ticket\}|\{place\}/);
  const both = template.includes("{ticket}") && template.includes("{place}");
  if (!both || words.length !== 3) return "templateFields";
  return words.every((part) => spokenForm.test(part)) ? null : "templateCharacters";
}

/** What is wrong with the speech settings; null when nothing is. */
export function faultOfVoice({ wordsPerMinute, templates, lexicon }: VoiceSettings): string | null {
  if (!isWhole(wordsPerMinute, 90, 140)) return "wordsPerMinute";
  for (const template of Object.values(templates)) {
    const fault = faultOfTemplate(template);
    if (fault) return fault;
  }
  const right = lexicon.every(({ word, spoken }) => wordForm.test(word) && isSpoken(spoken));
  return right && lexicon.length <= 200 ? null : "lexicon";
}

function isSpoken(text: string): boolean {
  return /\p{L}/u.test(text) && spokenForm.test(text);
}

/** What is wrong with a board's place in its room. */
export function faultOfBoard(board: Board, { rooms }: Configuration): string | null {
  if (!rooms.has(board.roomId)) return "unknownRoom";
  return isWhole(board.volume, 0, 100) && isWhole(board.delayMs, 0, 500) ? null : "boardSound";
}

const ranges = {
  gapMs: [500, 1000],
  repeats: [0, 3],
  repeatPauseMs: [1000, 10_000],
  dayVolume: [0, 100],
  nightVolume: [0, 100],
} as const;

/** Both ends of a span, or none. */
function isSpan(from: string | null, to: string | null): boolean {
  if (from === null || to === null) return from === to;
  return minuteOf(from) !== null && minuteOf(to) !== null && from !== to;
}

/** What is wrong with a room; null when nothing is. */
export function faultOfRoom(room: Room, configuration: Configuration): string | null {
  if (room.name.trim() === "") return "nameMissing";
  for (const key of Object.keys(ranges) as (keyof typeof ranges)[])
    if (!isWhole(room[key], ranges[key][0], ranges[key][1])) return key;
  if (!isSpan(room.nightFrom, room.nightTo)) return "nightHours";
  if (!isSpan(room.quietFrom, room.quietTo)) return "quietHours";
  if (new Set(room.languages).size < room.languages.length) return "languages";
  if (!room.serviceIds.every((id) => configuration.services.has(id))) return "unknownService";
  if (room.loudspeaker !== null && !deviceForm.test(room.loudspeaker)) return "loudspeaker";
  return faultOfSenses(room, configuration);
}

/**
 * Every call is both seen and heard (EN 301 549, 5.1.3 and 5.1.5; checklist row 21): no room with a loudspeaker
 * alone, none whose screens are silent, and at no hour. A room with neither is set up later.
 */
function faultOfSenses(room: Room, { boards }: Configuration): string | null {
  const shown = [...boards.values()].filter(({ roomId }) => roomId === room.id);
  if (shown.length === 0) return room.loudspeaker === null ? null : "roomNotSeen";
  const loud = room.loudspeaker !== null || shown.some(({ volume }) => volume > 0);
  const hours = room.dayVolume > 0 && (room.nightVolume > 0 || !hasNight(room));
  // In quiet hours nobody speaks: without a chime nothing would be heard.
  const quiet = room.quietFrom === null || room.chime;
  return loud && hours && quiet && (room.chime || room.speech) ? null : "roomNotHeard";
}

function hasNight({ nightFrom, quietFrom }: Room): boolean {
  return nightFrom !== null || quietFrom !== null;
}
