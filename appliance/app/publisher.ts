import { topics } from "../../protocol/topics.ts";
import type { Recorded } from "../domain/events.ts";
import type { CounterId, ServiceId } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import { touched } from "../domain/touched.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock, Log } from "../ports/world.ts";
import type { Engine } from "./contract.ts";
import { bodies, openAlarms, type Scope, wholeScope } from "./documents.ts";
import { envelope } from "./views.ts";

/** What may change the list of the last calls. */
const calling = new Set<Recorded["event"]["type"]>([
  "ticketCalled",
  "ticketRecalled",
  "ticketPicked",
  "visitPutBack",
  "visitTransferred",
  "postMoved",
  "counterFreed",
  "undone",
  "dayStarted",
  "clockAdjusted",
]);

/** What changes the site's own document. */
const onSite = new Set<Recorded["event"]["type"]>([
  "hoursPlanned",
  "hoursTurned",
  "boardMessagePosted",
  "boardMessageRemoved",
  "boardMessageExpired",
]);

/** What a commit touches; `everything` after a change of the configuration, the day or the clock. */
export function scopeOf(recorded: readonly Recorded[], state: State): Scope {
  const services = new Set<ServiceId>();
  const counters = new Set<CounterId>();
  let [site, calls, alarms] = [false, false, false];
  for (const { event } of recorded) {
    const ids = touched(event, state);
    if (ids.config || event.type === "dayStarted" || event.type === "clockAdjusted")
      return wholeScope(state);
    for (const id of ids.services) services.add(id);
    for (const id of ids.counters) counters.add(id);
    site ||= ids.counters.length > 0 || onSite.has(event.type);
    calls ||= calling.has(event.type);
    alarms ||= ids.alarms.length > 0;
  }
  return { site, services, counters, calls, alarms, boards: false };
}

/**
 * Keeps the bus's retained documents equal to the state. Publishes only what changed, and everything again
 * when the broker comes back: the broker holds no truth.
 */
export function createPublisher(parts: {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly root: string;
  readonly bootId: string;
  readonly version: string;
}): Publisher {
  return new Publisher(parts);
}

export class Publisher {
  readonly #parts: Parameters<typeof createPublisher>[0];
  /** Body last published under each topic, as JSON text. */
  readonly #published = new Map<string, string>();
  readonly #heeding = new Map<string, (body: object) => void>();
  #engine: Engine | null = null;
  #configuredSeq = 0;

  constructor(parts: Parameters<typeof createPublisher>[0]) {
    this.#parts = parts;
  }

  get configuredSeq(): number {
    return this.#configuredSeq;
  }

  /** Publishes the whole state, and `core/status` last, so that who sees it finds everything there. */
  start(engine: Engine): void {
    this.#engine = engine;
    this.#configuredSeq = engine.position().seq;
    this.#everything();
    this.#parts.bus.onConnection((connected) => {
      if (connected) this.#everything();
    });
  }

  committed(recorded: readonly Recorded[], state: State): void {
    const configured = recorded.findLast(({ event }) => event.type === "configChanged");
    if (configured) this.#configuredSeq = configured.seq;
    const scope = scopeOf(recorded, state);
    const fresh = bodies(state, scope, this.#configuredSeq);
    for (const [topic, body] of fresh) this.#publish(topic, body);
    if (scope.alarms || scope.site) this.#clearMissing(state);
  }

  /** Says that the box goes down in order; a crash is said by nobody and seen by the silence. */
  async stop(): Promise<void> {
    await this.#send(topics.coreStatus, this.#status(false));
  }

  /** Calls `handler` with the body of each event that goes out under `topic`; one handler a topic. */
  heed<T extends object>(topic: string, handler: (body: T) => void): void {
    this.#heeding.set(topic, handler as (body: object) => void);
  }

  /** Publishes what is not retained: calls, print news. */
  event(topic: string, body: object): void {
    this.#heeding.get(topic)?.(body);
    this.raw(topic, this.#wrap(body), 0);
  }

  /** Publishes a body that is a contract of its own and bears no envelope: a print job. */
  raw(topic: string, body: object, qos: 0 | 1): void {
    const { bus, root } = this.#parts;
    this.#report(bus.publish(`${root}/${topic}`, JSON.stringify(body), { qos }), topic);
  }

  /** Publishes a retained document that is not made from the state alone (a followed ticket, health). */
  document(topic: string, body: object): void {
    this.#publish(topic, body);
  }

  clear(topic: string): void {
    if (!this.#published.delete(topic)) return;
    this.#report(
      this.#parts.bus.publish(`${this.#parts.root}/${topic}`, "", { retain: true }),
      topic,
    );
  }

  #everything(): void {
    const engine = this.#engine;
    if (!engine) return;
    const kept = [...this.#published];
    this.#published.clear();
    const state = engine.state();
    for (const [topic, body] of bodies(state, wholeScope(state), this.#configuredSeq))
      this.#publish(topic, body);
    for (const [topic, text] of kept)
      if (!this.#published.has(topic)) this.#publish(topic, JSON.parse(text) as object);
    this.#clearMissing(state);
    this.#report(this.#send(topics.coreStatus, this.#status(true)), topics.coreStatus);
  }

  /** A document of something that is gone must not outlive it: an alarm that is closed, a removed counter. */
  #clearMissing(state: State): void {
    for (const topic of [...this.#published.keys()]) if (isGone(topic, state)) this.clear(topic);
  }

  #publish(topic: string, body: object): void {
    const text = JSON.stringify(body);
    if (this.#published.get(topic) === text) return;
    this.#published.set(topic, text);
    this.#report(this.#send(topic, this.#wrap(body)), topic);
  }

  #send(topic: string, document: object): Promise<void> {
    const { bus, root } = this.#parts;
    return bus.publish(`${root}/${topic}`, JSON.stringify(document), { retain: true });
  }

  #report(sent: Promise<void>, topic: string): void {
    sent.catch((error: unknown) =>
      this.#parts.log.warn("bus.publishFailed", {
        // A follow token in a topic lets its reader follow the ticket: it stays out of the log.
        topic: topic.replace(/^ticket\/[^/]+/, "ticket/…"),
        error: String(error),
      }),
    );
  }

  #wrap(body: object): object {
    const position = this.#engine?.position() ?? { epoch: "", seq: 0 };
    return { ...envelope(position, this.#parts.clock.now()), ...body };
  }

  #status(online: boolean): object {
    const { bootId, version } = this.#parts;
    return this.#wrap({ online, bootId, version });
  }
}

function isGone(topic: string, state: State): boolean {
  const [kind, id = ""] = topic.split("/");
  if (kind === "service") return !state.services.has(id);
  if (kind === "counter") return !state.counters.has(id);
  if (kind === "board") return !state.boards.has(id);
  if (kind === "printer") return !state.printers.has(id);
  return kind === "sos" && !openAlarms(state).some((sos) => sos.counterId === id);
}
