import { chimeMs } from "../../protocol/chime.ts";
import type { CallEvent } from "../../protocol/views.ts";

/** Between chime and speech: the time in which people turn their attention; a room may set its own. */
export const gapMs = 500;
/** The comma between « Ticket A 32 » and « guichet 4 ». */
const commaMs = 150;
/** Between one language and the next. */
const languagePauseMs = 350;

export interface SpokenClip {
  readonly hash: string;
  /** From the start of the announcement, milliseconds. */
  readonly atMs: number;
  readonly durationMs: number;
}

/**
 * When each clip of a call is spoken, the chime included as the time before them. The clips come in pairs, the
 * ticket's half and the counter's half, a pair for each language.
 */
export function clipTimes(call: Pick<CallEvent, "clips" | "sound">): readonly SpokenClip[] {
  const { repeats = 0, repeatPauseMs = 0, gapMs: gap = gapMs } = call.sound ?? {};
  const times: SpokenClip[] = [];
  let atMs = chimeLength(call) + gap;
  for (let round = 0; round <= repeats; round += 1) {
    for (const [index, { hash, durationMs }] of call.clips.entries()) {
      times.push({ hash, atMs, durationMs });
      const last = index === call.clips.length - 1;
      atMs += durationMs + (last ? 0 : index % 2 === 0 ? commaMs : languagePauseMs);
    }
    atMs += repeatPauseMs;
  }
  return times;
}

/** How long the chime sounds: a site's own as it says, and none where speech does without. */
export function chimeLength({ clips, sound }: Pick<CallEvent, "clips" | "sound">): number {
  if (sound?.chime === false && clips.length > 0) return 0;
  return sound?.chimeClip?.durationMs ?? chimeMs;
}

/** How long a call sounds, milliseconds, chime and speech. */
export function soundMs(call: Pick<CallEvent, "clips" | "sound">): number {
  const last = clipTimes(call).at(-1);
  return last ? last.atMs + last.durationMs : chimeLength(call);
}
