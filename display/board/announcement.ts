import type { CallEvent } from "../../protocol/views.ts";

/** The chime's length, milliseconds; the box counts with the same in its queue of the room. */
export const chimeMs = 1_200;
/** Between chime and speech: the time in which people turn their attention. */
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
export function clipTimes(call: Pick<CallEvent, "clips">): readonly SpokenClip[] {
  let atMs = chimeMs + gapMs;
  return call.clips.map(({ hash, durationMs }, index) => {
    const clip = { hash, atMs, durationMs };
    atMs += durationMs + (index % 2 === 0 ? commaMs : languagePauseMs);
    return clip;
  });
}

/** How long a call sounds, milliseconds, chime and speech. */
export function soundMs(call: Pick<CallEvent, "clips">): number {
  const last = clipTimes(call).at(-1);
  return last ? last.atMs + last.durationMs : chimeMs;
}
