/** Work of one name that may wait for its turn; more is refused. */
const waitingMax = 4;
/** Names in use at once: bounds the memory that strangers can take. */
const namesMax = 1_000;

/**
 * One at a time for each name: two guesses at one login, sent at the same instant, must not both see the count
 * of failures before them. Null: too many wait already, nothing was started.
 */
export function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> | null {
  const lines = new Map<string, { tail: Promise<unknown>; length: number }>();
  return (name, work) => {
    const line = lines.get(name) ?? { tail: Promise.resolve(), length: 0 };
    if (line.length > waitingMax || lines.size >= namesMax) return null;
    lines.set(name, line);
    line.length += 1;
    const result = line.tail.then(work);
    const leave = () => {
      line.length -= 1;
      if (line.length === 0) lines.delete(name);
    };
    line.tail = result.then(leave, leave);
    return result;
  };
}
