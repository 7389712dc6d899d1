import type { Snapshot } from "../protocol/http.ts";
import { matchesFilter, topics } from "../protocol/topics.ts";
import { type ApiError, api, randomId } from "./api.ts";
import { BoxClock } from "./box-clock.ts";
import { openMqttLink } from "./bus-link-mqtt.ts";
import { type ConnectionParts, LiveConnection } from "./live-connection.ts";
import { LiveDocuments } from "./live-documents.ts";
import { isEvent, type LiveOptions, liveQuery } from "./live-role.ts";
import { pageTicker, steadyTicker } from "./steady-timer.ts";

export type { LiveOptions } from "./live-role.ts";

/** Without the bus, the documents are asked for this often, milliseconds. */
const pollMs = 5_000;
/** Snapshots are not asked for more often, whatever the bus says. */
const snapshotPauseMs = 1_000;
/** An event this far from the box's time, as this page knows it, means that the box's clock was set. */
const clockSlackMs = 2_000;

type Listener = () => void;
type Handler = (document: unknown, topic: string) => void;

/** What the store needs from the world; tests bring their own. */
export interface LiveParts extends Omit<ConnectionParts, "now" | "bootId"> {
  readonly clock: BoxClock;
}

/** The page's live copy of what the box knows, for as long as the page is open. */
export function connectLive(options: LiveOptions): LiveStore {
  const store = new LiveStore(options, {
    get: api.get,
    openLink: openMqttLink,
    clock: new BoxClock(async () => (await api.get<{ now: number }>("/v1/time")).now),
    ticker: options.staff ? steadyTicker : pageTicker,
    after: (ms, run) => setTimeout(run, ms),
    monotonic: () => performance.now(),
  });
  addEventListener("online", () => store.hurry());
  document.addEventListener("visibilitychange", () => store.hurry());
  store.start();
  return store;
}

/** Documents by topic below the site's root, and the events between them. */
export class LiveStore {
  /** The random id of this page's life; staff presence goes under it. */
  readonly bootId = randomId();
  readonly #options: LiveOptions;
  readonly #parts: LiveParts;
  readonly #documents = new LiveDocuments();
  readonly #connection: LiveConnection;
  readonly #listeners = new Set<Listener>();
  readonly #handlers = new Set<{ readonly filter: string; readonly handler: Handler }>();
  #asking = false;
  #askAgain = false;
  #askedAt = Number.NEGATIVE_INFINITY;
  #notifying = false;

  constructor(options: LiveOptions, parts: LiveParts) {
    this.#options = options;
    this.#parts = parts;
    this.#connection = new LiveConnection(
      options,
      { ...parts, now: () => parts.clock.now(), bootId: this.bootId },
      {
        opened: () => {
          void parts.clock.measure();
          void this.#ask();
        },
        message: (topic, payload) => this.#message(topic, payload),
        changed: () => this.#notify(),
        tick: (slept) => this.#tick(slept),
      },
    );
  }

  start(): void {
    void this.#parts.clock.measure();
    this.#connection.start();
  }

  /** Leaves the bus for good. */
  close(): void {
    this.#connection.close();
  }

  /** Something says that the network is back: tries at once. */
  hurry(): void {
    this.#connection.hurry();
  }

  get documents(): ReadonlyMap<string, unknown> {
    return this.#documents.all;
  }

  /** True while the bus answers. */
  get connected(): boolean {
    return this.#connection.connected;
  }

  /** Box time since when nothing was heard; null while connected. */
  get lostSince(): number | null {
    const forMs = this.#connection.lostForMs;
    return forMs === null ? null : Math.round(this.now() - forMs);
  }

  /** Time to tell people: not connected, and not only for a moment. */
  get lost(): boolean {
    return this.#connection.lost;
  }

  /** Why the box does not let this page in; null while it does, or does not answer. */
  get denied(): ApiError | null {
    return this.#connection.denied;
  }

  /** Box time, UTC, milliseconds since 1970. */
  now(): number {
    return this.#parts.clock.now();
  }

  get<T>(topic: string): T | undefined {
    return this.#documents.all.get(topic) as T | undefined;
  }

  /** The documents under an MQTT filter, in the order of their `position`, then of their topics. */
  list<T>(filter: string): T[] {
    return [...this.#documents.all]
      .filter(([topic]) => matchesFilter(filter, topic))
      .sort(([a, one], [b, other]) => positionOf(one) - positionOf(other) || (a < b ? -1 : 1))
      .map(([, document]) => document as T);
  }

  /**
   * Calls `handler` with everything new under `filter`, a document that is gone as null: the only way to hear of
   * events.
   */
  on<T>(filter: string, handler: (document: T, topic: string) => void): () => void {
    const entry = { filter, handler: handler as Handler };
    this.#handlers.add(entry);
    return () => this.#handlers.delete(entry);
  }

  /** Calls `listener` soon after something has changed, many changes at once. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says something to the box; false when there is no link, and then it is not said later either. */
  publish(topic: string, body: object, { retain = false }: { retain?: boolean } = {}): boolean {
    return this.#connection.publish(topic, body, retain);
  }

  /** Takes a document that came another way, as an answer over HTTP. */
  offer(topic: string, document: object): void {
    this.#take(topic, document);
  }

  #tick(slept: boolean): void {
    if (slept || this.#parts.clock.due) void this.#parts.clock.measure();
    const waited = this.#parts.monotonic() - this.#askedAt;
    if (!this.connected && waited > pollMs) void this.#ask();
  }

  #message(topic: string, payload: string): void {
    const document = payload === "" ? null : parsed(payload);
    if (document === undefined) return;
    if (!isEvent(topic)) this.#take(topic, document);
    else if (document !== null) this.#event(topic, document);
  }

  #event(topic: string, document: unknown): void {
    if (Math.abs(timeOf(document, this.now()) - this.now()) < clockSlackMs)
      this.#tell(topic, document);
    else void this.#parts.clock.measure().then(() => this.#tell(topic, document));
  }

  #take(topic: string, document: unknown): void {
    const before = this.#coreBootId();
    const applied = this.#documents.apply(topic, document);
    if (applied === "otherEpoch") void this.#ask();
    if (applied !== "applied") return;
    if (before !== undefined && this.#coreBootId() !== before) void this.#ask();
    this.#tell(topic, document);
    this.#notify();
  }

  #coreBootId(): string | undefined {
    return this.get<{ readonly bootId?: string }>(topics.coreStatus)?.bootId;
  }

  #tell(topic: string, document: unknown): void {
    for (const { filter, handler } of [...this.#handlers])
      if (matchesFilter(filter, topic)) handler(document, topic);
  }

  /** Reads the snapshot, one at a time; asked meanwhile, once more after a pause. */
  async #ask(): Promise<void> {
    this.#askAgain = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    this.#askedAt = this.#parts.monotonic();
    const snapshot = await this.#parts
      .get<Snapshot>(`/v1/snapshot${liveQuery(this.#options)}`)
      .catch(() => null);
    if (snapshot) {
      for (const topic of this.#documents.replace(snapshot))
        this.#tell(topic, this.#documents.all.get(topic) ?? null);
      this.#notify();
    }
    this.#parts.after(snapshotPauseMs, () => {
      this.#asking = false;
      // An answer that was lost counts as not asked: the bus may be there again without a new link.
      if (this.#askAgain || (snapshot === null && this.connected)) void this.#ask();
    });
  }

  #notify(): void {
    if (this.#notifying) return;
    this.#notifying = true;
    queueMicrotask(() => {
      this.#notifying = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

function positionOf(document: unknown): number {
  const position = (document as { readonly position?: unknown } | null)?.position;
  return typeof position === "number" ? position : Number.MAX_SAFE_INTEGER;
}

function timeOf(document: unknown, otherwise: number): number {
  const at = (document as { readonly at?: unknown } | null)?.at;
  return typeof at === "number" ? at : otherwise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
