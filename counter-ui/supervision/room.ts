import type { AgentView, CurrentSession, Site } from "../../protocol/http.ts";
import type { Supervision } from "../../protocol/supervision.ts";
import type { SiteState } from "../../protocol/views.ts";
import type { BoxApi, LiveLink } from "../counter/desk-ports.ts";
import { type Fault, faultOf } from "../counter/faults.ts";

/** What the room needs from the world. */
export interface RoomPorts {
  readonly api: BoxApi;
  readonly connect: () => LiveLink;
  readonly wallClock: () => number;
  /** Answers how to cancel. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** The box is not asked more often than this, however lively the room is, milliseconds. */
const readPauseMs = 1_000;
/** Nothing happened for so long: the curve moves on all the same, milliseconds. */
const quietMs = 30_000;

/** The line is told to be away after so long, milliseconds. */
const lostMs = 2_500;

/** An answer of the box, or why it said no. */
export type Told<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly fault: Fault };

/** What the box has said of the room: documents of the bus, and the view that they are too small for. */
export class Room {
  site: Site | null = null;
  /** Undefined: not asked yet. Null: nobody is signed in on this browser. */
  me: AgentView | null | undefined = undefined;
  view: Supervision | null = null;
  readonly #ports: RoomPorts;
  readonly #listeners = new Set<() => void>();
  #live: LiveLink | null = null;
  #leave: () => void = () => undefined;
  /** Since when the line is away, by this computer's clock. */
  #lostSince: number | null = null;
  #reading = false;
  /** Somebody asked while a reading was under way: an act whose outcome no document of the bus tells. */
  #wanted = false;
  #cancel: () => void = () => undefined;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Box time. */
  get now(): number {
    return this.#live?.now() ?? this.#ports.wallClock();
  }

  /** True once the line has been away for a while: a moment's silence of a busy machine is no news. */
  get lost(): boolean {
    if (!this.#live?.lost) this.#lostSince = null;
    else this.#lostSince ??= this.#ports.wallClock();
    return this.#lostSince !== null && this.#ports.wallClock() - this.#lostSince >= lostMs;
  }

  get mayOversee(): boolean {
    return this.me?.role === "supervisor" || this.me?.role === "administrator";
  }

  get<T>(topic: string): T | null {
    return this.#live?.get<T>(topic) ?? null;
  }

  list<T>(filter: string): readonly T[] {
    return this.#live?.list<T>(filter) ?? [];
  }

  get zone(): string {
    return this.get<SiteState>("site/state")?.zone ?? this.site?.zone ?? "";
  }

  /** Reads the site, and who is signed in. */
  async start(): Promise<void> {
    const site = await this.ask<Site>("/v1/site");
    if (site.ok) this.site = site.body;
    const current = await this.ask<CurrentSession>("/v1/sessions/current");
    if (current.ok) this.#signedIn(current.body.agent);
    else if (current.fault.status === 401) this.#signedOut();
    else this.#ports.after(readPauseMs * 3, () => void this.start());
    this.#notify();
  }

  /** Null when it went well. */
  async signIn(login: string, password: string): Promise<Fault | null> {
    const told = await this.send<CurrentSession>("POST", "/v1/sessions", { login, password });
    if (!told.ok) return told.fault;
    this.#signedIn(told.body.agent);
    this.#notify();
    return null;
  }

  async signOut(): Promise<Fault | null> {
    const told = await this.send("DELETE", "/v1/sessions/current");
    if (!told.ok) return told.fault;
    this.#signedOut();
    this.#notify();
    return null;
  }

  async ask<T>(path: string): Promise<Told<T>> {
    try {
      return { ok: true, body: await this.#ports.api.get<T>(path) };
    } catch (error) {
      return { ok: false, fault: faultOf(error) };
    }
  }

  /** Sends a command; the room is read again at once, whatever the answer. */
  async send<T>(method: string, path: string, body?: object): Promise<Told<T>> {
    try {
      return { ok: true, body: await this.#ports.api.send<T>(method, path, body) };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code === "notSignedIn") this.#signedOut();
      return { ok: false, fault };
    } finally {
      if (this.mayOversee) void this.read();
    }
  }

  #signedIn(me: AgentView): void {
    this.me = me;
    if (this.#live || !this.mayOversee) return;
    this.#live = this.#ports.connect();
    this.#leave = this.#live.subscribe(() => this.#hear());
    void this.read();
  }

  #signedOut(): void {
    this.me = null;
    this.view = null;
    this.#cancel();
    this.#leave();
    this.#live?.close();
    this.#live = null;
  }

  #hear(): void {
    if (this.#live?.denied) this.#signedOut();
    const newest = this.#newest();
    if (this.view && newest > this.view.seq) void this.read();
    this.#notify();
  }

  /** The newest event that any document of the queues and counters knows. */
  #newest(): number {
    const seqs = ["site/state", "service/+/state", "counter/+/state", "sos/+/state"].flatMap(
      (filter) => this.list<{ readonly seq: number }>(filter).map(({ seq }) => seq),
    );
    return Math.max(0, ...seqs);
  }

  /** Reads what the bus does not carry; one question at a time, and never more often than once a second. */
  async read(): Promise<void> {
    if (!this.mayOversee) return;
    this.#wanted = this.#reading;
    if (this.#reading) return;
    this.#reading = true;
    this.#cancel();
    const told = await this.ask<Supervision>("/v1/supervision");
    if (told.ok) this.view = told.body;
    else if (told.fault.status === 401) this.#signedOut();
    this.#notify();
    this.#cancel = this.#ports.after(readPauseMs, () => {
      this.#reading = false;
      this.#cancel = this.#ports.after(quietMs, () => void this.read());
      const behind = told.ok ? this.#newest() > told.body.seq : this.me;
      if (behind || this.#wanted) void this.read();
    });
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
