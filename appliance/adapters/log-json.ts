import type { Log } from "../ports/world.ts";
import { cleaned } from "./log-json-clean.ts";

export type LogLevel = "info" | "warn" | "error";

export interface JsonLogOptions {
  /** Takes one line, with its line feed. */
  readonly write: (line: string) => void;
  /** Lines below this level are dropped; `info` unless said. */
  readonly level?: LogLevel;
  /** Wall time in milliseconds, for tests. */
  readonly now?: () => number;
}

const RANK: Record<LogLevel, number> = { info: 0, warn: 1, error: 2 };
/** journald splits a line at 48 KiB (LineMax=); this stays far below, and a flood stays small. */
const LONGEST_LINE = 8 * 1024;
/** Characters of the facts that are kept of a line that was too long. */
const KEPT_OF_LONG = 2_000;
const LONGEST_EVENT = 200;

function factsOf(facts: Readonly<Record<string, unknown>>): unknown {
  try {
    return cleaned(facts);
  } catch (error) {
    // A getter of someone else's object may throw: that must not take the box down.
    return { unreadable: error instanceof Error ? error.message : "unknown" };
  }
}

/**
 * One JSON object a line: `at` (ISO 8601, UTC), `level`, `event` and, when there are any, `facts`. Whatever
 * stands under a key that smells of a secret is left out, and so are follow tokens in addresses. Never throws
 * because of the facts; a line is at most 8 KiB long.
 */
export function jsonLog({ write, level = "info", now = Date.now }: JsonLogOptions): Log {
  function line(at: LogLevel, event: string, facts?: Readonly<Record<string, unknown>>): void {
    if (RANK[at] < RANK[level]) return;
    const head = {
      at: new Date(now()).toISOString(),
      level: at,
      event: event.slice(0, LONGEST_EVENT),
    };
    if (!facts) {
      write(`${JSON.stringify(head)}\n`);
      return;
    }
    const clean = factsOf(facts);
    const whole = JSON.stringify({ ...head, facts: clean });
    if (Buffer.byteLength(whole) < LONGEST_LINE) write(`${whole}\n`);
    else {
      const cut = JSON.stringify(clean).slice(0, KEPT_OF_LONG);
      write(`${JSON.stringify({ ...head, cut })}\n`);
    }
  }
  return {
    info: (event, facts) => line("info", event, facts),
    warn: (event, facts) => line("warn", event, facts),
    error: (event, facts) => line("error", event, facts),
  };
}
