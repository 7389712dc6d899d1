import type { BusAccess } from "../protocol/http.ts";
import { ApiError } from "./api.ts";
import type { BusLink, OpenLink } from "./bus-link.ts";
import { LivePulse, pulseMs } from "./live-pulse.ts";
import { filtersOf, identityOf, type LiveOptions, liveQuery, presenceOf } from "./live-role.ts";
import type { Ticker } from "./steady-timer.ts";

/** Waits between attempts, milliseconds; the last one is for all that follow. A box that starts takes seconds. */
const retryWaitsMs: readonly number[] = [500, 500, 1_000, 2_000];
const longestWaitMs = 3_000;

export interface ConnectionParts {
  readonly get: <T>(path: string) => Promise<T>;
  readonly openLink: OpenLink;
  readonly ticker: Ticker;
  readonly after: (ms: number, run: () => void) => void;
  /** A clock that nobody sets, milliseconds. */
  readonly monotonic: () => number;
  /** Box time. */
  readonly now: () => number;
  /** Names this page, and this life of it. */
  readonly bootId: string;
}

/** What a connection tells its owner. Topics are below the root. */
export interface ConnectionEvents {
  opened(): void;
  message(topic: string, payload: string): void;
  /** `connected`, `lost` or `denied` is another than before. */
  changed(): void;
  /** Each second; `slept` when the page stood still before it. */
  tick(slept: boolean): void;
}

/** Keeps a link to the bus for as long as it lives: passes, attempts, signs of life, presence. */
export class LiveConnection {
  readonly #options: LiveOptions;
  readonly #parts: ConnectionParts;
  readonly #events: ConnectionEvents;
  readonly #pulse: LivePulse;
  #access: BusAccess | null = null;
  #link: BusLink | null = null;
  #connected = false;
  #denied: ApiError | null = null;
  #failures = 0;
  /** Grows with each attempt that is planned or given up, so that an old one finds out. */
  #attempt = 0;
  #closed = false;
  #stopTicker: () => void = () => undefined;

  constructor(options: LiveOptions, parts: ConnectionParts, events: ConnectionEvents) {
    this.#options = options;
    this.#parts = parts;
    this.#events = events;
    this.#pulse = new LivePulse(parts.monotonic());
  }

  get connected(): boolean {
    return this.#connected;
  }

  get lost(): boolean {
    return this.#pulse.lost;
  }

  get denied(): ApiError | null {
    return this.#denied;
  }

  /** How long nothing has been heard, milliseconds; null while connected. */
  get lostForMs(): number | null {
    return this.#connected ? null : this.#parts.monotonic() - this.#pulse.lostSince;
  }

  start(): void {
    this.#stopTicker = this.#parts.ticker(pulseMs, () => this.#tick());
    void this.#connect();
  }

  close(): void {
    this.#closed = true;
    this.#stopTicker();
    this.#drop();
  }

  /** Tries at once when there is no link. */
  hurry(): void {
    if (this.#closed || this.#link) return;
    this.#failures = 0;
    void this.#connect();
  }

  publish(topic: string, body: object, retain: boolean): boolean {
    if (!this.#link || !this.#connected || !this.#access) return false;
    this.#link.publish(`${this.#access.root}/${topic}`, JSON.stringify(body), retain);
    return true;
  }

  async #connect(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const access = this.#access ?? (await this.#pass());
    if (attempt !== this.#attempt || this.#closed || this.#link) return;
    if (access) this.#open(access);
    else this.#retry();
  }

  async #pass(): Promise<BusAccess | null> {
    try {
      const access = await this.#parts.get<BusAccess>(`/v1/bus${liveQuery(this.#options)}`);
      this.#deny(null);
      return access;
    } catch (error) {
      this.#deny(error instanceof ApiError && error.status > 0 ? error : null);
      return null;
    }
  }

  #deny(denied: ApiError | null): void {
    const changed = denied?.code !== this.#denied?.code;
    this.#denied = denied;
    if (changed) this.#events.changed();
  }

  #open(access: BusAccess): void {
    this.#access = access;
    const identity = identityOf(this.#options, access);
    const presence = presenceOf(identity, this.#parts.bootId);
    const prefix = `${access.root}/`;
    this.#pulse.heard(this.#parts.monotonic());
    const link = this.#parts.openLink({
      access,
      clientId: `${identity.role}-${this.#parts.bootId}`,
      filters: filtersOf(identity).map((filter) => prefix + filter),
      will: presence && {
        topic: prefix + presence.topic,
        payload: JSON.stringify(this.#presence(false)),
        retain: presence.retain,
      },
      opened: () => {
        this.#opened();
        if (presence) this.publish(presence.topic, this.#presence(true), presence.retain);
      },
      heard: () => this.#pulse.heard(this.#parts.monotonic()),
      message: (topic, payload) => {
        if (topic.startsWith(prefix)) this.#events.message(topic.slice(prefix.length), payload);
      },
      closed: (why) => {
        if (this.#link === link) this.#lost(why);
      },
    });
    this.#link = link;
  }

  #presence(online: boolean) {
    return { v: 1, online, bootId: this.#parts.bootId, at: this.#parts.now() };
  }

  #opened(): void {
    this.#failures = 0;
    this.#connected = true;
    this.#pulse.found(this.#parts.monotonic());
    this.#events.changed();
    this.#events.opened();
  }

  #lost(why: "refused" | "lost"): void {
    if (why === "refused") this.#access = null;
    this.#drop();
    this.#events.changed();
    this.#retry();
  }

  #drop(): void {
    const link = this.#link;
    this.#link = null;
    if (this.#connected) this.#pulse.gone(this.#parts.monotonic());
    this.#connected = false;
    link?.close();
  }

  #retry(): void {
    if (this.#closed) return;
    const waitMs = retryWaitsMs[this.#failures] ?? longestWaitMs;
    this.#failures += 1;
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#parts.after(waitMs, () => {
      if (attempt === this.#attempt && !this.#closed) void this.#connect();
    });
  }

  #tick(): void {
    const now = this.#parts.monotonic();
    const { slept, changed } = this.#pulse.tick(now, this.#connected);
    if (this.#link && this.#pulse.isDead(now)) this.#lost("lost");
    else this.#link?.ping();
    if (changed) this.#events.changed();
    this.#events.tick(slept);
  }
}
