import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command, CommandType, ConfigChange } from "./commands.ts";
import { plainDesk } from "./desk-options.ts";
import type { DomainEvent } from "./events.ts";
import { faultsNear, faultsOf, snapshotText } from "./invariants.ts";
import { watchTickets } from "./invariants-course.ts";
import type { Service } from "./model.ts";
import type { MovePlace } from "./oversight-model.ts";
import { apply, decide } from "./queue.ts";
import { isRefusal, type RefusalCode } from "./refusals.ts";
import { fromSnapshot, type Snapshot, toSnapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import { defaultSite, emptyState } from "./state-new.ts";
import { touched } from "./touched.ts";
import {
  monday,
  sampleAgent,
  sampleReason,
  sampleService,
  setting,
  Trial,
  wholeDesk,
} from "./trial.ts";

/** A step of the model: a kind of command, and numbers that pick its ids among those that the state knows. */
interface Step {
  readonly kind: CommandType;
  readonly a: number;
  readonly b: number;
  readonly flag: boolean;
  readonly seconds: number;
}

/** How often each kind is tried: what makes work for the others comes more often. */
const weights: Readonly<Record<CommandType, number>> = {
  configure: 2,
  startDay: 2,
  adjustClock: 1,
  expireDeadlines: 4,
  planHours: 1,
  issueTicket: 10,
  cancelTicket: 2,
  reportPrint: 4,
  reprintTicket: 2,
  voidTicket: 2,
  restoreTicket: 2,
  openCounter: 6,
  chooseServices: 6,
  setAvailability: 3,
  closeCounter: 2,
  freeCounter: 2,
  reportLink: 3,
  callNext: 12,
  recallTicket: 9,
  pickTicket: 6,
  addVisitor: 3,
  repeatCall: 2,
  signalArrival: 8,
  signalNoShow: 4,
  qualifyVisit: 4,
  endVisit: 6,
  putBack: 4,
  transferVisit: 6,
  requeueAbsent: 6,
  noteTicket: 2,
  undo: 6,
  endWrapUp: 6,
  extendWrapUp: 4,
  releaseWrapUp: 1,
  raiseSos: 2,
  acknowledgeSos: 2,
  closeSos: 2,
  moveTicket: 5,
  setServiceOpen: 2,
  assignServices: 2,
  sendMessage: 2,
  readMessage: 2,
  postBoardMessage: 4,
  removeBoardMessage: 1,
};

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    ...Object.entries(weights).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as CommandType),
    })),
  ),
  a: fc.nat({ max: 11 }),
  b: fc.nat({ max: 11 }),
  flag: fc.boolean(),
  seconds: fc.oneof(
    { weight: 20, arbitrary: fc.nat({ max: 12 }) },
    { weight: 3, arbitrary: fc.nat({ max: 1200 }) },
    { weight: 1, arbitrary: fc.integer({ min: -3600, max: -1 }) },
  ),
});

function oneOf<const T>(things: readonly [T, ...T[]], n: number): T {
  return things[n % things.length] ?? things[0];
}

/** Newest first, so that small numbers mean what just happened; one id that nobody knows at the end. */
function pick(ids: Iterable<string>, n: number): string {
  const all = [...ids].reverse();
  return all[n % (all.length + 1)] ?? "unknown";
}

/** What a step may name in a state; nearly every session that it names is one that lives. */
function namesIn(state: State, { a, b }: Step, fresh: string) {
  const live = [...state.indexes.sessionOfCounter.values()];
  const sessionId =
    b < 11 && live.length > 0 ? oneOf(live as [string], b) : pick(state.sessions.keys(), a);
  const session = state.sessions.get(sessionId);
  const ticketId = pick(state.tickets.keys(), a);
  const visitId = a > 10 ? pick(state.visits.keys(), b) : (session?.visitId ?? "none");
  return {
    fresh,
    serviceId: oneOf(["heart", "heart", "eyes", "heart", "knees"], a),
    agentId: oneOf(["ada", "ben", "cleo"], a),
    counterId: oneOf(["c1", "c2", "c3"], b),
    ticketId,
    jobId: state.tickets.get(ticketId)?.printing.jobId ?? "j",
    sosId: pick(state.alarms.keys(), b),
    atCounter: { sessionId, seen: a > 7 ? (session?.revision ?? 0) - (a > 10 ? 1 : 0) : null },
    onVisit: { sessionId, visitId, seenState: a > 8 ? oneOf(["called", "serving"], b) : null },
  } as const;
}

/** One of the forms of a service: wide or narrow, open or closed, with time for the file or without. */
function heart({ b, flag }: Step): Service {
  return sampleService("heart", flag ? "H" : "X", {
    ...{ last: 1 + b, open: b > 1, qualification: oneOf([null, "required"], b) },
    ...{ wrapUpSeconds: oneOf([0, 30], b), autoQualifySeconds: oneOf([null, 5, null, 60], b) },
    ...{ arrivalMode: oneOf([null, "pause", "warn"], b) },
    arrivalDeadlineSeconds: oneOf([null, 60], b),
    quotaPerDay: oneOf([null, null, 3], b),
  });
}

function changeOf(step: Step): ConfigChange {
  const { a, b, flag } = step;
  const site = {
    ...defaultSite,
    arrivalMode: oneOf(["disconnect", "pause", "warn"], b),
    endOfDay: oneOf(["keep", "clear"], b),
    absentMinutes: b,
    recall: b > 1,
    qualification: oneOf(["optional", "required", "off"], b),
    undoSeconds: flag ? 10 : 0,
    desk: b > 2 ? wholeDesk : plainDesk,
  };
  return oneOf<ConfigChange>(
    [
      { kind: "site", value: site },
      setting("service", heart(step)),
      setting("service", sampleService("knees", flag ? "K" : "H", { first: 50 })),
      { kind: "service", id: oneOf(["knees", "heart"], b), value: null },
      setting(
        "agent",
        sampleAgent("ben", { serviceIds: flag ? null : ["heart"], rights: ["pick"] }),
      ),
      setting("reason", sampleReason("advice", "heart", { active: flag })),
      { kind: "reason", id: "advice", value: null },
    ],
    a,
  );
}

/** What supervisors ask. */
function oversight(
  state: State,
  { a, b, flag }: Step,
  names: { readonly fresh: string } & Omit<ReturnType<typeof namesIn>, "fresh">,
) {
  const { serviceId, ticketId, agentId, counterId, atCounter } = names;
  return {
    moveTicket: {
      ticketId,
      serviceId: flag ? serviceId : null,
      priority: oneOf([null, 0, 1, 2], b),
      place: oneOf<MovePlace | null>(["first", "same", "plus3", "end", null, { order: a }], b),
      seen: a > 9 ? 1 : null,
    },
    setServiceOpen: { serviceId, open: flag },
    assignServices: { counterId, serviceIds: flag ? ["heart", "eyes"] : ["eyes"], seen: null },
    sendMessage: {
      ...{ messageId: names.fresh, agentId, text: "come" },
      counterIds: oneOf([null, ["c1"], ["c1", "c2"]], b),
    },
    readMessage: {
      messageId: pick(state.counterMessages.keys(), a),
      sessionId: atCounter.sessionId,
    },
    postBoardMessage: {
      ...{ messageId: names.fresh, agentId, text: "late" },
      until: flag ? state.lastAt + (1 + b) * 2000 : null,
    },
    removeBoardMessage: { messageId: pick(state.boardMessages.keys(), a) },
  } as const;
}

/** Open from now on, but for a few seconds soon. */
function plannedAround(at: number, soon: number) {
  const opensAt = at + soon * 10_000 + 5000;
  const openings = [
    { from: at - 1, until: at + soon * 10_000 + 1, day: "2025-11-24" },
    { from: opensAt, until: opensAt + 3_600_000, day: "2025-11-25" },
  ];
  return { plans: [{ id: "", openings }], closures: [], renewAt: opensAt };
}

/** The command of a step, with ids that mean something in this state most of the time. */
function commandOf(state: State, step: Step, fresh: string): Command {
  const { a, b, flag, seconds } = step;
  const names = namesIn(state, step, fresh);
  const { serviceId, ticketId, agentId, counterId, atCounter, onVisit, sosId } = names;
  const day = `2025-11-${Number(state.day.slice(-2)) + (flag ? 1 : 0)}`;
  const commands: { readonly [T in CommandType]: Omit<Extract<Command, { type: T }>, "type"> } = {
    configure: { changes: [changeOf(step)] },
    startDay: { day },
    adjustClock: { byMs: (seconds - 6) * 1000 },
    expireDeadlines: {},
    planHours: plannedAround(state.lastAt, a),
    issueTicket: {
      ticketId: fresh,
      token: `token-${fresh}`,
      serviceId,
      language: "fr",
      priority: b > 9 ? 1 : 0,
      origin: oneOf(["kiosk", "counter", "web"], b),
      print: flag ? { printerId: "p1", jobId: `j-${fresh}` } : null,
    },
    cancelTicket: { ticketId },
    voidTicket: { ticketId, agentId },
    restoreTicket: { ticketId, agentId },
    reportPrint: {
      jobId: names.jobId,
      ticketId,
      outcome: oneOf(["printed", "failed", "unknown"], b),
      reason: "",
    },
    reprintTicket: {
      ...{ ticketId, jobId: `j-${fresh}`, printerId: "p1" },
      agentId: flag ? agentId : null,
      fallbackId: b > 8 ? "p2" : null,
    },
    openCounter: { sessionId: fresh, agentId, counterId, move: flag, restoreServices: a > 5 },
    chooseServices: {
      ...atCounter,
      serviceIds: oneOf<readonly string[]>(
        [["heart"], ["eyes"], ["heart", "eyes"], ["knees", "heart"], []],
        b,
      ),
    },
    setAvailability: { ...atCounter, availability: oneOf(["available", "available", "paused"], b) },
    closeCounter: atCounter,
    freeCounter: { counterId },
    reportLink: { sessionId: atCounter.sessionId, connected: a > 5 },
    callNext: { ...atCounter, serviceId, visitId: fresh },
    pickTicket: { ...atCounter, serviceId, ticketId, reason: flag ? "tired" : "", visitId: fresh },
    addVisitor: {
      ...{ ...atCounter, serviceId, ticketId: `t-${fresh}`, token: `token-${fresh}` },
      ...{ visitId: fresh, language: "fr", note: b > 9 ? "deaf" : "" },
      print: flag ? { printerId: "p1", jobId: `j-${fresh}` } : null,
    },
    recallTicket: { ...atCounter, serviceId, number: (a % 3) + 1, visitId: fresh },
    repeatCall: onVisit,
    signalArrival: onVisit,
    signalNoShow: onVisit,
    qualifyVisit: { ...onVisit, reasonId: oneOf(["advice", "glasses", null], b) },
    endVisit: { ...onVisit, confirmShort: flag },
    putBack: onVisit,
    transferVisit: {
      ...onVisit,
      serviceId: flag ? serviceId : null,
      counterId: oneOf([null, "c1", "c2", "c3", "c9", null], b),
      note: a > 9 ? "speaks no French" : null,
    },
    requeueAbsent: {
      sessionId: atCounter.sessionId,
      ticketId,
      place: oneOf(["same", "plus3", "end"], b),
    },
    noteTicket: { ticketId, agentId, note: flag ? "sits" : "" },
    undo: atCounter,
    endWrapUp: atCounter,
    extendWrapUp: atCounter,
    releaseWrapUp: { counterId },
    raiseSos: { sosId: fresh, sessionId: atCounter.sessionId },
    acknowledgeSos: { sosId, agentId },
    closeSos: { sosId, agentId },
    ...oversight(state, step, { ...names, fresh }),
  };
  return { type: step.kind, ...commands[step.kind] } as Command;
}

/** Two open counters, and people who wait for both. */
function opening(): Trial {
  const trial = Trial.open({ desk: wholeDesk });
  const ada = sampleAgent("ada", { role: "administrator", rights: ["pick"] });
  const eyes = sampleService("eyes", "E", { wrapUpSeconds: 20 });
  trial.does({ type: "configure", changes: [setting("agent", ada), setting("service", eyes)] });
  trial.opens("ada", "c1", ["heart", "eyes"]);
  trial.opens("ben", "c2", ["heart"]);
  for (const service of ["heart", "eyes", "heart"]) trial.issues(service);
  return trial;
}

const seenEvents = new Set<DomainEvent["type"]>();
const seenRefusals = new Set<RefusalCode>();

/** Runs steps on an open site; after every event, everything that must always hold is looked at. */
class Model {
  state: State = emptyState();
  at = monday;
  readonly log: { readonly at: number; readonly event: DomainEvent }[] = [];
  readonly #watch = watchTickets();

  static run(steps: readonly Step[]): Model {
    const model = new Model();
    const { log } = opening();
    for (const { event } of log) model.#take(event);
    for (const [index, each] of steps.entries()) {
      model.at += each.seconds * 1000;
      model.do(commandOf(model.state, each, `x${index}`));
    }
    return model;
  }

  do(command: Command): void {
    const before = snapshotText(this.state);
    const decision = decide(this.state, command, this.at);
    expect(snapshotText(this.state)).toBe(before);
    if (isRefusal(decision)) {
      seenRefusals.add(decision.refused);
      return;
    }
    // Events are taken as they come out of the log: as text that was read again.
    for (const event of JSON.parse(JSON.stringify(decision)) as DomainEvent[]) this.#take(event);
  }

  #take(event: DomainEvent): void {
    seenEvents.add(event.type);
    apply(this.state, event, this.at);
    this.log.push({ at: this.at, event });
    expect(this.#watch(event, this.state)).toEqual([]);
    expect(faultsNear(this.state, touched(event, this.state))).toEqual([]);
    expect(faultsOf(this.state)).toEqual([]);
  }
}

describe("any sequence of commands", () => {
  it("keeps every invariant after every event, and decides without changing anything", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: "max" }), (steps) => {
        Model.run(steps);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("is rebuilt by its events, from the start and from any snapshot", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: "max" }), fc.nat(), (steps, cut) => {
        const { log, state } = Model.run(steps);
        const replayed = emptyState();
        let middle: State | null = null;
        for (const [index, { event, at }] of log.entries()) {
          apply(replayed, event, at);
          if (middle) apply(middle, event, at);
          if (index === cut % log.length)
            middle = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(replayed))) as Snapshot);
        }
        expect(snapshotText(replayed)).toBe(snapshotText(state));
        expect(middle && snapshotText(middle)).toBe(snapshotText(state));
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it("reaches every kind of event and nearly every refusal", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 150, size: "max" }), (steps) => {
        Model.run(steps);
      }),
      { numRuns: 250, seed: 20_251_124 },
    );
    expect(seenEvents.size).toBe(46);
    expect(seenRefusals.size).toBeGreaterThanOrEqual(35);
  }, 60_000);
});

describe("agents who press at the same instant", () => {
  it.each([1, 2, 3, 4])("get a visitor each, as long as there are any: %d wait", (waiting) => {
    const trial = Trial.open();
    const sessions = ["ada", "ben", "cleo"].map((agent, n) => {
      const services = agent === "cleo" ? ["eyes"] : ["eyes", "heart"];
      return trial.opens(agent, `c${n + 1}`, services);
    });
    for (let n = 0; n < waiting; n += 1) trial.issues("eyes");
    const answers = sessions.map((sessionId) =>
      trial.refusal({
        type: "callNext",
        sessionId,
        seen: trial.session(sessionId).revision,
        serviceId: "eyes",
        visitId: trial.id("v"),
      }),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(Math.min(3, waiting));
    const called = [...trial.state.visits.values()].map(({ ticketId }) => ticketId);
    expect(new Set(called).size).toBe(called.length);
  });
});
