import type { BoardAck } from "../../protocol/devices.ts";
import type { HealthNews } from "./health-reports.ts";

/** A board says every 3 s that it lives (`display/board/board-acks.ts`): three missing ones are no accident. */
export const silentMs = 9_500;
/** A board that paints does so at each of its beats. */
export const unpaintedMs = 9_500;
/** Boards need this long to come back after the box has started, and a new one to be plugged in. */
export const appearMs = 60_000;

/** What is known of a board; ages in milliseconds of a clock that nobody sets. */
export interface BoardFacts {
  readonly name: string;
  /** Its presence, or the broker's word in its place. */
  readonly online: boolean;
  /** Since the last sign of life; null when there was none since it was configured, or the box started. */
  readonly beatAgeMs: number | null;
  /** For how long the box has waited for the first one. */
  readonly waitedMs: number;
  /** How old the last frame was when it said so. */
  readonly paintAgeMs: number;
  readonly audio: BoardAck["audio"];
  /** False for a board that is meant to be silent. */
  readonly speaks: boolean;
}

/**
 * How a board is, in the words of `health/board:{id}`. `silent`: no sign of life though the line stands; `frozen`: it
 * lives and shows nothing new; `notWoken`: its browser does not let it sound; `noSound`: it has no loudspeaker. Null:
 * too early to say.
 */
export function boardCondition(facts: BoardFacts): HealthNews | null {
  const code = codeOf(facts);
  if (code === null) return null;
  return { level: code === "well" ? "ok" : "alert", code, facts: { name: facts.name } };
}

function codeOf(facts: BoardFacts): string | null {
  const { online, beatAgeMs, waitedMs, paintAgeMs, audio, speaks } = facts;
  if (beatAgeMs === null) return waitedMs < appearMs ? null : "offline";
  if (beatAgeMs > silentMs) return online ? "silent" : "offline";
  if (paintAgeMs > unpaintedMs) return "frozen";
  if (!speaks || audio === "running") return "well";
  return audio === "suspended" ? "notWoken" : "noSound";
}
