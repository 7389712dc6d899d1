/** Also `tokenHash`, `set-cookie`, `newPassword`, `x-authorization`. */
const SECRET_KEY = /password|passwd|cookie|token|authorization|secret/i;
const HIDDEN = "[hidden]";
/** A visitor's page and its document: what follows opens the ticket. */
const FOLLOW_ADDRESS = /(\/(?:t|tickets?)\/)[A-Za-z0-9_-]{16,}/g;

/** Bounds on one fact: enough for an error with its stack, too little for a whole state. */
const DEEPEST = 6;
const MOST_ENTRIES = 50;
const MOST_VALUES = 500;
const LONGEST_TEXT = 2_000;

interface Budget {
  values: number;
}

function text(value: string): string {
  const short = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  return short.replace(FOLLOW_ADDRESS, `$1${HIDDEN}`);
}

function plain(value: unknown): unknown {
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "boolean":
    case "undefined":
      return value;
    case "object":
      return null;
    default:
      return typeof value === "bigint" ? String(value) : `[${typeof value}]`;
  }
}

function errorEntries(error: Error): [string, unknown][] {
  const { name, message, stack, cause } = error;
  const own = Object.entries(error);
  const rest = cause === undefined ? own : [...own, ["cause", cause] as [string, unknown]];
  return [["name", name], ["message", message], ["stack", stack], ...rest];
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Error) return errorEntries(value);
  if (value instanceof Map) return [...value].map(([key, entry]) => [String(key), entry]);
  return Object.entries(value);
}

function walk(value: unknown, depth: number, budget: Budget): unknown {
  budget.values -= 1;
  if (budget.values < 0) return "[…]";
  if (typeof value !== "object" || value === null) return plain(value);
  if (depth >= DEEPEST) return "[…]";
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set)
    return [...value].slice(0, MOST_ENTRIES).map((one) => walk(one, depth + 1, budget));
  const entries = entriesOf(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(
    entries.map(([key, entry]) => [
      text(key),
      SECRET_KEY.test(key) ? HIDDEN : walk(entry, depth + 1, budget),
    ]),
  );
}

/** The facts as plain, bounded data without secrets: what JSON can say and a log may keep. */
export function cleaned(facts: Readonly<Record<string, unknown>>): unknown {
  return walk(facts, 0, { values: MOST_VALUES });
}
