import type { Command } from "../../appliance/domain/commands.ts";
import type { AgentId, Session, Visit } from "../../appliance/domain/model.ts";
import { waitingCount } from "../../appliance/domain/waiting.ts";
import { agentIds, counterIds, serviceIds } from "./site.ts";
import type { World } from "./world.ts";

const second = 1_000;
const minute = 60 * second;

/** What an agent's page shows: the session and its visit as they were when it was painted. */
interface Screen {
  readonly session: Session | null;
  readonly visit: Visit | null;
}

/** Agents sit down, call, receive, misclick, pause and go home. */
export function letAgentsWork(world: World): void {
  for (const agentId of agentIds) new Agent(world, agentId).start();
}

class Agent {
  readonly #world: World;
  readonly #id: AgentId;
  readonly #nightly: boolean;
  /** A page may be behind: it acts on what it shows. */
  #screen: Screen = { session: null, visit: null };

  constructor(world: World, id: AgentId) {
    this.#world = world;
    this.#id = id;
    this.#nightly = world.dice.chance(0.1);
  }

  start(): void {
    this.#later(this.#world.dice.wait(20 * minute));
  }

  #later(delayMs: number): void {
    this.#world.agenda.after(delayMs, () => {
      if (this.#world.dice.chance(0.93)) this.#look();
      this.#later(this.#act());
    });
  }

  #look(): void {
    const { state } = this.#world.box;
    const id = state.indexes.sessionOfAgent.get(this.#id);
    const session = (id !== undefined && state.sessions.get(id)) || null;
    const visit = (session?.visitId && state.visits.get(session.visitId)) || null;
    this.#screen = { session, visit };
  }

  #isAtWork(): boolean {
    const hour = new Date(this.#world.box.now()).getUTCHours();
    return this.#nightly || (hour >= 8 && hour !== 12 && hour < 18);
  }

  /** Does what the screen offers; answers after how long it looks again. */
  #act(): number {
    const { session, visit } = this.#screen;
    if (!session) return this.#isAtWork() ? this.#open() : 20 * minute;
    if (!visit) return this.#betweenVisits(session);
    return visit.startedAt === null
      ? this.#whileCalling(session, visit)
      : this.#whileServing(session, visit);
  }

  /** Takes a counter that is not grey, most of the time. */
  #open(): number {
    const { dice, box } = this.#world;
    const free = counterIds.filter((id) => !box.state.indexes.sessionOfCounter.has(id));
    const counterId = dice.chance(0.9) ? free[dice.whole(0, free.length)] : dice.pick(counterIds);
    if (counterId === undefined) return dice.wait(5 * minute);
    const restoreServices = dice.chance(0.5);
    this.#click(() => ({
      type: "openCounter",
      sessionId: box.id("s"),
      agentId: this.#id,
      counterId,
      move: dice.chance(0.3),
      restoreServices,
    }));
    return dice.whole(2, 15) * second;
  }

  #betweenVisits(session: Session): number {
    const { dice } = this.#world;
    if (session.serviceIds.length === 0) return this.#choose(session);
    if (!this.#isAtWork() && dice.chance(0.5)) return this.#leave(session);
    if (session.availability === "paused")
      return this.#once(this.#availability(session, "available"), dice.wait(3 * minute));
    const thrown = dice.share();
    if (thrown < 0.01) return this.#choose(session);
    if (thrown < 0.02) return this.#once(this.#availability(session, "paused"), minute);
    if (thrown < 0.04) return this.#once(this.#undo(session), 5 * second);
    if (thrown < 0.05) return this.#moveAway();
    if (thrown < 0.07) return this.#recall(session);
    return this.#call(session);
  }

  #choose(session: Session): number {
    const { dice, box } = this.#world;
    const agent = box.state.agents.get(this.#id);
    const own = dice.chance(0.9) ? (agent?.serviceIds ?? serviceIds) : serviceIds;
    const wanted = own.filter(() => dice.chance(0.6));
    this.#click(() => ({
      type: "chooseServices",
      sessionId: session.id,
      seen: this.#seen(session),
      serviceIds: wanted,
    }));
    return dice.whole(2, 20) * second;
  }

  #call(session: Session): number {
    const { dice, box } = this.#world;
    const loaded = session.serviceIds.filter((id) => waitingCount(box.state, id) > 0);
    if (loaded.length === 0 && dice.chance(0.97)) return dice.wait(40 * second);
    const serviceId = dice.pick((loaded.length > 0 ? loaded : session.serviceIds) as [string]);
    this.#click(() => ({
      type: "callNext",
      sessionId: session.id,
      seen: this.#seen(session),
      serviceId,
      visitId: box.id("v"),
    }));
    return dice.whole(1, 30) * second;
  }

  #recall(session: Session): number {
    const { dice, box } = this.#world;
    const serviceId = dice.pick(session.serviceIds as [string]);
    const given = [...(box.state.indexes.numbers.get(serviceId)?.keys() ?? [])];
    const number = dice.chance(0.8)
      ? (given[dice.whole(0, given.length)] ?? 0)
      : dice.whole(0, 999);
    this.#click(() => ({
      type: "recallTicket",
      sessionId: session.id,
      seen: this.#seen(session),
      serviceId,
      number,
      visitId: box.id("v"),
    }));
    return dice.whole(1, 30) * second;
  }

  #whileCalling(session: Session, visit: Visit): number {
    const { dice } = this.#world;
    const on = this.#on(session, visit, "called");
    const thrown = dice.share();
    if (thrown < 0.02) return 6 * minute;
    if (thrown < 0.05) return this.#once(this.#undo(session), 5 * second);
    if (thrown < 0.1) return this.#once({ type: "repeatCall", ...on }, 10 * second);
    if (thrown < 0.19) return this.#once({ type: "signalNoShow", ...on }, dice.wait(20 * second));
    if (thrown < 0.22) return this.#moveAway();
    if (thrown < 0.3) return dice.wait(2 * minute);
    return this.#once({ type: "signalArrival", ...on }, dice.wait(90 * second));
  }

  #whileServing(session: Session, visit: Visit): number {
    const { dice } = this.#world;
    const on = this.#on(session, visit, "serving");
    const thrown = dice.share();
    if (thrown < 0.02) return this.#once(this.#undo(session), 5 * second);
    if (thrown < 0.03) return this.#moveAway();
    if (thrown < 0.033) return this.#callForHelp(session);
    if (thrown < 0.05) return dice.wait(10 * minute);
    if (thrown < 0.4) {
      const reasonId = dice.chance(0.8)
        ? `${visit.serviceId}-${dice.pick(["advice", "care"])}`
        : null;
      return this.#once({ type: "qualifyVisit", reasonId, ...on }, dice.wait(minute));
    }
    const confirmShort = dice.chance(0.2);
    return this.#once({ type: "endVisit", confirmShort, ...on }, dice.wait(15 * second));
  }

  #leave(session: Session): number {
    const { dice, box, agenda } = this.#world;
    if (dice.chance(0.7))
      return this.#once(
        { type: "closeCounter", sessionId: session.id, seen: this.#seen(session) },
        20 * minute,
      );
    // Goes home without a word: the page is gone, and perhaps comes back.
    const link = (connected: boolean) =>
      box.ask({ type: "reportLink", sessionId: session.id, connected });
    link(false);
    if (dice.chance(0.3)) agenda.after(dice.wait(8 * minute), () => link(true));
    return 30 * minute;
  }

  #moveAway(): number {
    const { dice, box } = this.#world;
    const counterId = dice.pick(counterIds);
    this.#click(() => ({
      type: "openCounter",
      sessionId: box.id("s"),
      agentId: this.#id,
      counterId,
      move: true,
      restoreServices: true,
    }));
    return 5 * second;
  }

  /** Somebody goes, perhaps two at once, and tells when it is over. */
  #callForHelp(session: Session): number {
    const { dice, box, agenda } = this.#world;
    let sosId = "";
    this.#click(() => {
      sosId = box.id("sos");
      return { type: "raiseSos", sosId, sessionId: session.id };
    });
    const helps = (type: "acknowledgeSos" | "closeSos") => () =>
      this.#click(() => ({ type, sosId, agentId: dice.pick(agentIds) }));
    agenda.after(dice.wait(30 * second), helps("acknowledgeSos"));
    agenda.after(dice.wait(4 * minute), helps("closeSos"));
    agenda.after(10 * minute, helps("acknowledgeSos"));
    agenda.after(11 * minute, helps("closeSos"));
    return minute;
  }

  /** Which visit a page names: its own, in the state that it shows; rarely another one, and not always a state. */
  #on(session: Session, visit: Visit, shown: "called" | "serving") {
    const { dice, box } = this.#world;
    const others = [...box.state.indexes.sessionOfCounter.values()];
    const other = box.state.sessions.get(others[dice.whole(0, others.length)] ?? "")?.visitId;
    const visitId = (dice.chance(0.01) && other) || visit.id;
    return { sessionId: session.id, visitId, seenState: dice.chance(0.9) ? shown : null } as const;
  }

  #availability(session: Session, availability: "available" | "paused"): Command {
    const seen = this.#seen(session);
    return { type: "setAvailability", sessionId: session.id, seen, availability };
  }

  #undo(session: Session): Command {
    return { type: "undo", sessionId: session.id, seen: this.#seen(session) };
  }

  /** The page names what it shows, most of the time. */
  #seen(session: Session): number | null {
    return this.#world.dice.chance(0.9) ? session.revision : null;
  }

  #once(command: Command, nextLook: number): number {
    this.#click(() => command);
    return nextLook + second;
  }

  /** A click is a double click now and then, and each click may be sent by a page that did not hear the answer. */
  #click(command: () => Command): void {
    const { dice, agenda, box } = this.#world;
    const pressed = command();
    box.ask(pressed);
    if (dice.chance(0.12)) agenda.after(dice.whole(0, 1_000), () => box.ask(command()));
  }
}
