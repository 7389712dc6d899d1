/** Runs jobs one after the other, in the order in which they came. */
export interface Serial {
  /** The job's own answer or error; rejects at once when too many wait or the line is closed. */
  run<T>(job: () => T | Promise<T>): Promise<T>;
  /** Lets what was accepted finish; from now on `run` rejects. */
  close(): Promise<void>;
}

/** A line for one resource, with at most `limit` jobs accepted and unfinished; `what` names it in errors. */
export function serial(what: string, limit: number): Serial {
  let tail: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  let closed = false;

  async function run<T>(job: () => T | Promise<T>): Promise<T> {
    if (closed) throw new Error(`${what} is closed`);
    if (unfinished >= limit) throw new Error(`${what} is overloaded: ${limit} jobs wait`);
    unfinished += 1;
    const mine = tail.then(job);
    tail = mine.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await mine;
    } finally {
      unfinished -= 1;
    }
  }

  return {
    run,
    close: async () => {
      closed = true;
      await tail;
    },
  };
}
