import type { DeskAbsents, DeskQueue } from "../../protocol/desk.ts";
import type { BoxApi } from "./desk-ports.ts";
import type { Facts } from "./facts.ts";
import { faultOf } from "./faults.ts";

/** The list that is open in the drawer. */
export type ListName = "queue" | "absents";

/** Changes of this time are read with one question, milliseconds: a call changes several documents at once. */
export const listDelayMs = 300;

/** A signature of the documents that a list depends on: it changes whenever one of them does. */
export function listKey({ services, counters }: Facts): string {
  const sign = (doc: { id: string; epoch: string; seq: number }) =>
    `${doc.id} ${doc.epoch} ${doc.seq}`;
  return [...services, ...counters].map(sign).join(", ");
}

/**
 * The two lists of the desk, read from the box when one is opened and whenever something that they depend on has
 * changed. Only the open one is read, one question at a time.
 */
export class DeskLists {
  queue: DeskQueue | null = null;
  absents: DeskAbsents | null = null;
  failed = false;
  /** Grows whenever a line has moved to another place on the screen. */
  moves = 0;
  readonly #api: BoxApi;
  readonly #changed: () => void;
  #open: ListName | null = null;
  #key = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;
  #again = false;

  constructor(api: BoxApi, changed: () => void) {
    this.#api = api;
    this.#changed = changed;
  }

  get open(): ListName | null {
    return this.#open;
  }

  /** Opens a list and reads it, or closes. What was read before is old: it is not shown again. */
  show(name: ListName | null): void {
    this.#open = name;
    this.queue = null;
    this.absents = null;
    this.failed = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (name) void this.read();
  }

  /** The documents as they are now; a change is read soon, and changes that follow it do not put that off. */
  heard(key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    if (this.#open === null || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.read();
    }, listDelayMs);
  }

  /** Reads the open list now; while an answer is on its way, once more after it. */
  async read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    do {
      this.#again = false;
      await this.#readOpen();
    } while (this.#again);
    this.#reading = false;
  }

  async #readOpen(): Promise<void> {
    const name = this.#open;
    if (name === null) return;
    try {
      if (name === "queue") this.#takeQueue(await this.#api.get<DeskQueue>("/v1/desk/queue"));
      else this.#takeAbsents(await this.#api.get<DeskAbsents>("/v1/desk/absents"));
      this.failed = false;
    } catch (error) {
      faultOf(error);
      if (this.#open === name) this.failed = true;
    }
    this.#changed();
  }

  #takeQueue(queue: DeskQueue): void {
    if (this.#open !== "queue") return;
    if (this.queue && moved(this.queue.tickets, queue.tickets)) this.moves += 1;
    this.queue = queue;
  }

  #takeAbsents(absents: DeskAbsents): void {
    if (this.#open !== "absents") return;
    if (this.absents && moved(this.absents.tickets, absents.tickets)) this.moves += 1;
    this.absents = absents;
  }
}

interface Line {
  readonly id: string;
}

/** Lines that only join at the end move nobody. */
function moved(before: readonly Line[], after: readonly Line[]): boolean {
  return before.some(({ id }, index) => after[index]?.id !== id);
}
