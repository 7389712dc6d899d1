import type { AgentId } from "../domain/model.ts";
import type { Clock, Log } from "../ports/world.ts";
import type { Engine } from "./contract.ts";
import { liveSession } from "./views.ts";

/** A reload or a lost packet is no lost link: a page has this long to come back before anyone is told. */
const graceMs = 5_000;
/** After a start the pages need a moment to find the box again. */
const startGraceMs = 60_000;
/** Tabs that one agent may have open; more are not counted. */
const tabsMax = 32;

/** Watches the pages of the agents. A lost link is a flag on the session and closes nothing by itself. */
export function createLinks(parts: { readonly clock: Clock; readonly log: Log }): Links {
  return new Links(parts);
}

export class Links {
  readonly #parts: Parameters<typeof createLinks>[0];
  readonly #tabs = new Map<AgentId, Set<string>>();
  #engine: Engine | null = null;
  #cancel = () => {};

  constructor(parts: Parameters<typeof createLinks>[0]) {
    this.#parts = parts;
  }

  start(engine: Engine): void {
    this.#engine = engine;
    this.#cancel = this.#parts.clock.after(startGraceMs, () => {
      for (const agentId of engine.state().indexes.sessionOfAgent.keys()) this.#check(agentId);
    });
  }

  stop(): void {
    this.#cancel();
  }

  /** A page of an agent said that it is there, or its will said that it is gone. */
  presence(agentId: AgentId, tab: string, online: boolean): void {
    const tabs = this.#tabs.get(agentId) ?? new Set<string>();
    if (online && tabs.size < tabsMax) tabs.add(tab);
    if (!online) tabs.delete(tab);
    if (tabs.size > 0) this.#tabs.set(agentId, tabs);
    else this.#tabs.delete(agentId);
    if (online) this.#check(agentId);
    else this.#parts.clock.after(graceMs, () => this.#check(agentId));
  }

  #check(agentId: AgentId): void {
    const engine = this.#engine;
    const session = engine && liveSession(engine.state(), agentId);
    if (!session) return;
    const connected = this.#tabs.has(agentId);
    if (connected === (session.linkLostAt === null)) return;
    engine
      .execute({
        command: { type: "reportLink", sessionId: session.id, connected },
        actor: "box",
        answer: () => ({ status: 200, body: null }),
      })
      .catch((error: unknown) =>
        this.#parts.log.warn("links.notRecorded", { error: String(error) }),
      );
  }
}
