import type { Log } from "../ports/world.ts";

export interface MemoryLogLine {
  readonly level: "info" | "warn" | "error";
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A log that a test reads back. */
export interface MemoryLog extends Log {
  /** Oldest first. */
  lines(): readonly MemoryLogLine[];
}

/** A simulated day may log a lot; the newest lines are the ones that a test asks for. */
const KEPT_LINES = 10_000;

export function memoryLog(): MemoryLog {
  const lines: MemoryLogLine[] = [];
  function keep(line: MemoryLogLine): void {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
  }
  return {
    info: (event, facts = {}) => keep({ level: "info", event, facts }),
    warn: (event, facts = {}) => keep({ level: "warn", event, facts }),
    error: (event, facts = {}) => keep({ level: "error", event, facts }),
    lines: () => [...lines],
  };
}
