/** What happens when. Time here is the true one, in milliseconds from the start: it never jumps. */
export interface Agenda {
  now(): number;
  /** Something happens after so many milliseconds. */
  after(delayMs: number, happening: () => void): void;
  /** Lets everything happen until a moment, in order; what is noted for one moment happens as it was noted. */
  runUntil(moment: number): void;
}

interface Entry {
  readonly moment: number;
  readonly order: number;
  readonly happening: () => void;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.moment < b.moment || (a.moment === b.moment && a.order < b.order);
}

/** An agenda kept as a heap: there are hundreds of entries, and many new ones with every one that is taken. */
export function newAgenda(): Agenda {
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (!first || !second) return;
    heap[a] = second;
    heap[b] = first;
  }

  function comesFirst(a: number, b: number): boolean {
    const [first, second] = [heap[a], heap[b]];
    return first !== undefined && (second === undefined || isBefore(first, second));
  }

  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!comesFirst(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const least = comesFirst(left, left + 1) ? left : left + 1;
      if (!comesFirst(least, at)) return;
      swap(least, at);
      at = least;
    }
  }

  function takeFirst(): Entry | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      sink(0);
    }
    return first;
  }

  return {
    now: () => now,
    after(delayMs, happening) {
      heap.push({ moment: now + Math.max(0, Math.round(delayMs)), order, happening });
      order += 1;
      rise(heap.length - 1);
    },
    runUntil(moment) {
      while ((heap[0]?.moment ?? Number.POSITIVE_INFINITY) <= moment) {
        const entry = takeFirst();
        if (!entry) break;
        now = entry.moment;
        entry.happening();
      }
      now = moment;
    },
  };
}
