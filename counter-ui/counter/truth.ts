import type { HealthReport } from "../../protocol/health.ts";
import type { CurrentSession, Site } from "../../protocol/http.ts";
import type { CallProof } from "../../protocol/proof.ts";
import { topics } from "../../protocol/topics.ts";
import type {
  CounterAgent,
  CounterState,
  ServiceState,
  SessionView,
  SiteState,
  SosState,
} from "../../protocol/views.ts";
import { troubles } from "../../ui/health-text.ts";
import type { DeskPorts, LiveLink } from "./desk-ports.ts";
import type { Facts } from "./facts.ts";
import { faultOf } from "./faults.ts";
import { memoryKeys } from "./page-memory.ts";

/**
 * What the box has said, from its answers and from the bus, the newest word on each thing. It never guesses:
 * where the bus contradicts an answer, it asks the box again.
 */
export class Truth {
  site: Site | null = null;
  readonly #ports: DeskPorts;
  readonly #changed: () => void;
  #current: CurrentSession | null | undefined = undefined;
  #live: LiveLink | null = null;
  #leave: () => void = () => undefined;
  #post: string | null;
  /** The document of our counter that was compared last: `epoch seq`. */
  #compared = "";
  #configuredSeq: number | null = null;
  /** Grows with every answer to a command: what was asked before it is old news. */
  #generation = 0;
  #answering = true;
  /** The bus was joined and is no longer. */
  #dropped = false;
  #joined = false;
  #denied = false;

  constructor(ports: DeskPorts, changed: () => void) {
    this.#ports = ports;
    this.#changed = changed;
    this.#post = ports.tab.read(memoryKeys.post);
  }

  get current(): CurrentSession | null | undefined {
    return this.#current;
  }

  get session(): SessionView | null {
    return this.#current?.session ?? null;
  }

  /** False when the box is silent: the bus says so once joined, the last answer before that. */
  get reachable(): boolean {
    return this.#live ? !this.#live.lost : this.#answering;
  }

  /** The last question was answered; when not, it is worth asking again. */
  get answering(): boolean {
    return this.#answering;
  }

  get facts(): Facts {
    const live = this.#live;
    return {
      site: this.site,
      state: live?.get<SiteState>("site/state") ?? null,
      services: live?.list<ServiceState>("service/+/state") ?? [],
      counters: live?.list<CounterState>("counter/+/state") ?? [],
      current: this.#current,
      post: this.#post,
      proof: live?.get<CallProof>(topics.callProof(this.session?.counterId ?? "")) ?? null,
      now: live?.now() ?? this.#ports.wallClock(),
    };
  }

  /** Open alarms of the site, oldest first (row E51); none is shown while no counter is open here. */
  get alarms(): readonly SosState[] {
    const all = this.session ? (this.#live?.list<SosState>("sos/+/state") ?? []) : [];
    return [...all].sort((a, b) => a.raisedAt - b.raisedAt);
  }

  /** What is wrong with printers and screens; nothing is shown while no counter is open here. */
  get health(): readonly HealthReport[] {
    return troubles(this.session ? (this.#live?.list<HealthReport>("health/+") ?? []) : []);
  }

  /** The ids of what supervisors wrote to this counter and nobody here has read, as one word. */
  get unread(): string {
    const { counterId } = this.session ?? {};
    if (counterId === undefined) return "";
    const told = this.#live?.get<{ unread?: string[] }>(`counter/${counterId}/messages`);
    return told?.unread?.join(" ") ?? "";
  }

  /** Reads the site: the counters of the grid, before anybody is signed in (rows E09 to E11). */
  async readSite(): Promise<void> {
    await this.#asking(async () => {
      this.site = await this.#ports.api.get<Site>("/v1/site");
    });
    this.#changed();
  }

  /** Reads who is signed in and what is on the desk. */
  async readCurrent(): Promise<void> {
    const generation = this.#generation;
    const status = await this.#asking(async () => {
      const current = await this.#ports.api.get<CurrentSession>("/v1/sessions/current");
      if (generation === this.#generation) this.#read(current);
    });
    if (status === 401 && generation === this.#generation) this.signedOut();
    this.#changed();
  }

  /** The status of a refusal; 0 when the box did not answer; 200 when it did. */
  async #asking(ask: () => Promise<void>): Promise<number> {
    try {
      await ask();
      this.#answering = true;
      return 200;
    } catch (error) {
      const { status } = faultOf(error);
      this.#answering = status !== 0 && status < 500;
      return status;
    }
  }

  /** The bus may have been quicker than the answer: the newer session of the two stays. */
  #read(current: CurrentSession): void {
    const known = this.session;
    const older =
      known && known.id === current.session?.id && known.revision > current.session.revision;
    this.#join(older ? { ...current, session: known } : current);
  }

  /** A counter was opened from this tab. */
  opened(current: CurrentSession): void {
    this.#generation += 1;
    this.#post = null;
    this.#join(current);
  }

  /** The first session that this tab sees is its own, until the agent opens another one elsewhere. */
  #join(current: CurrentSession): void {
    this.#current = current;
    if (this.#post === null) this.takePost(current.session?.counterId ?? null);
    if (this.#live) return;
    this.#live = this.#ports.connect();
    this.#joined = this.#live.connected;
    this.#leave = this.#live.subscribe(() => this.#hear());
  }

  signedOut(): void {
    this.#generation += 1;
    this.#current = null;
    this.takePost(null);
    this.#leave();
    this.#live?.close();
    this.#live = null;
    this.#denied = false;
    this.#dropped = false;
    this.#compared = "";
    this.#configuredSeq = null;
  }

  /** The counter that this tab works at; null leaves it open to the next session seen. */
  takePost(counterId: string | null): void {
    this.#post = counterId;
    this.#ports.tab.write(memoryKeys.post, counterId);
  }

  /** The session as a command left it. */
  told(session: SessionView): void {
    this.#generation += 1;
    this.#take(session);
  }

  /** A newer word on the same session; an older one, or one on another session, is not taken. */
  #take(session: SessionView): void {
    const known = this.session;
    if (!this.#current || !known || known.id !== session.id) return;
    if (session.revision >= known.revision) this.#current = { ...this.#current, session };
  }

  #hear(): void {
    this.#hearCounter();
    this.#hearConfiguration();
    if (this.#live) this.#hearLink(this.#live);
    this.#changed();
  }

  /** A bus that comes back may have missed something, and one that refuses us knows something: the box is asked. */
  #hearLink({ connected, denied }: LiveLink): void {
    const back = connected && this.#dropped;
    const refused = denied !== null && !this.#denied;
    this.#denied = denied !== null;
    this.#dropped = this.#joined && !connected;
    this.#joined ||= connected;
    if (back || refused) void this.readCurrent();
  }

  /** Another session at our counter than the one we know, or none: ours may be over, so the box is asked. */
  #hearCounter(): void {
    const counterId = this.session?.counterId ?? this.#current?.last?.counterId;
    if (counterId === undefined) return;
    const heard = this.#live?.get<CounterAgent>(`counter/${counterId}/agent`);
    const key = heard ? `${heard.epoch} ${heard.seq}` : "";
    if (!heard || key === this.#compared) return;
    this.#compared = key;
    const mine = heard.session?.agentId === this.#current?.agent.id ? heard.session : null;
    if (mine && mine.id === this.session?.id) this.#take(mine);
    else if (mine || this.session) void this.readCurrent();
  }

  /** Reasons and rights are not on the bus: a changed configuration is read again. */
  #hearConfiguration(): void {
    const seq = this.#live?.get<SiteState>("site/state")?.configuredSeq ?? null;
    if (seq === null || seq === this.#configuredSeq) return;
    const first = this.#configuredSeq === null;
    this.#configuredSeq = seq;
    if (!first) void Promise.all([this.readSite(), this.readCurrent()]);
  }
}
