export type LogLevel = "info" | "warn" | "error";
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One event, by a name that never changes its meaning, and its facts. */
export type Log = (level: LogLevel, event: string, fields?: Fields) => void;

/** Writes one JSON object a line. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  return (level, event, fields = {}) => {
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`);
  };
}
