import { randomUUID } from "node:crypto";
import type { IClientOptions, MqttClient } from "mqtt";
import { connect } from "mqtt";
import type { FoundPrinter, PrinterState, PrintJob } from "../protocol/print.ts";
import { topicRoot, topics } from "../protocol/topics.ts";
import { finderOf } from "./finder.ts";
import { JobDesk } from "./jobs.ts";
import { Journal } from "./journal.ts";
import { missingCharacters } from "./layout/ticket.ts";
import type { PrintLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import { Looks } from "./looks.ts";
import { firstPlace, follow } from "./places.ts";
import type { Verdict } from "./print-ticket.ts";
import type { Supply } from "./printer.ts";
import { Printer } from "./printer.ts";
import type { PrinterProfile } from "./profiles.ts";
import { PrinterSeat } from "./seat.ts";
import type { Transport } from "./transport/transport.ts";

export interface AgentSetup {
  /** The box's bus: `ws://127.0.0.1:8080/mqtt` or `mqtt://HOST:PORT`. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly clientId: string;
  readonly site: string;
  readonly printerId: string;
  /** The printer with which the agent was started; undefined: the administration says which one. */
  readonly transport?: Transport;
  /** What that printer is; undefined: as it calls itself, else a usual one. */
  readonly profile?: PrinterProfile;
  /** A fresh pass for the next connection, where passes end; "gone" when the box lets this agent in no more. */
  readonly renew?: () => Promise<Pass | "gone" | "away">;
  readonly limits: PrintLimits;
  readonly journalDirectory: string;
  /** Time between looks after the idle printer, in milliseconds. */
  readonly checkMs: number;
  /** What printers this machine sees; the kernel is asked unless told. */
  readonly find?: () => FoundPrinter[];
  readonly now: () => number;
  readonly log: Log;
}

/** A user and a password of the bus. */
export type Pass = { readonly username: string; readonly password: string };

export interface Agent {
  /** Resolves when the box lets this agent in no more. */
  readonly gone: Promise<void>;
  /** Ends cleanly: finishes the ticket in hand, says that the printer is not served any more. */
  stop(): Promise<void>;
}

/** Bounds for leaving a bus that may be gone: `endAsync` on a dead connection never settles. */
const goodbyeMs = 1_000;

/**
 * Serves one printer: prints the jobs that the box offers on the bus, and keeps it told of the
 * printer's state. Runs until stopped, through any loss of the bus or of the printer.
 */
export function startAgent(setup: AgentSetup): Agent {
  const { log, now } = setup;
  const names = busNames(setup);
  const bootId = randomUUID();
  const presence = (online: boolean) => JSON.stringify({ v: 1, online, bootId, at: now() });
  const journal = Journal.open(setup.journalDirectory);
  const client = connect(setup.url, connectOptions(setup, names.presence, presence(false)));
  const tell = (topic: string, payload: string, retain: boolean) => {
    // While the bus is away nothing is kept for it: the next birth brings everything up to date.
    if (client.connected) client.publish(topic, payload, { qos: 1, retain });
  };
  const { seat, tellState } = seatOf(setup, journal.doubtful, (state) =>
    tell(names.state, JSON.stringify(state), true),
  );
  const desk = new JobDesk({
    ...setup,
    journal,
    print: (job) => printJob(log, seat, job),
    answer: (result) => tell(names.result, JSON.stringify(result), false),
  });
  const finder = finderOf(setup, seat, (found) => tell(names.found, JSON.stringify(found), true));
  const looks = new Looks(setup.checkMs, () => {
    void seat.check().then(() => finder.look());
  });
  const beBorn = async () => {
    await client.subscribeAsync([names.job, names.config], { qos: 1 });
    tellState();
    tell(names.presence, presence(true), true);
    finder.tell();
    log("info", "connected", { url: setup.url });
  };
  client.on("connect", () => void beBorn().catch((error) => sayRefused(client, log, error)));
  client.on("message", (topic, payload) => {
    if (topic === names.job) desk.offer(payload);
    if (topic !== names.config || !follow(setup, seat, payload)) return;
    log("info", "printerChosen", { target: seat.place.transport.address });
    looks.over(seat.place.transport);
    tellState();
    finder.tell();
  });
  logAbsences(client, log);
  const gone = renewPasses(client, setup);
  looks.over(seat.place.transport);
  return {
    gone,
    stop: async () => {
      looks.end();
      await desk.close();
      tell(names.presence, presence(false), true);
      await leave(client);
      await seat.close();
      journal.close();
    },
  };
}

/** The printer in its seat, and what tells of its state: at each change, and on demand. */
function seatOf(
  setup: AgentSetup,
  leftovers: boolean,
  publish: (state: PrinterState) => void,
): { readonly seat: PrinterSeat; tellState(): void } {
  const { log, now, printerId, limits } = setup;
  let supply: Supply = {};
  const tellState = () =>
    publish({ v: 1, printerId, condition: seat.printer.condition, ...supply, at: now() });
  const seat: PrinterSeat = new PrinterSeat(firstPlace(setup), (place) => {
    supply = {};
    // One that had to give up its seat has no say any more.
    const current = () => seat.printer === printer;
    const printer: Printer = new Printer({
      ...{ ...place, limits, leftovers },
      onCondition: (condition) => {
        if (!current()) return;
        log("info", "condition", { condition });
        tellState();
      },
      onSupply: (seen) => {
        if (!current()) return;
        supply = seen;
        tellState();
      },
    });
    return printer;
  });
  return { seat, tellState };
}

/** Prints a job's ticket; what the printer has no letters for is named in the log. */
function printJob(log: Log, seat: PrinterSeat, { jobId, face }: PrintJob): Promise<Verdict> {
  const missing = missingCharacters(face, seat.place.profile).join("");
  if (missing !== "") log("warn", "charactersMissing", { jobId, missing });
  return seat.print(jobId, face);
}

/** Before each new connection the agent asks for a fresh pass: the one that it had may have ended meanwhile. */
function renewPasses(client: MqttClient, { renew, log }: AgentSetup): Promise<void> {
  return new Promise((resolve) => {
    let asking = false;
    const ask = async () => {
      if (asking || !renew || client.disconnecting) return;
      asking = true;
      const pass = await renew();
      asking = false;
      if (pass === "gone") {
        log("warn", "notPaired", {});
        resolve();
      } else if (pass !== "away") {
        client.options.username = pass.username;
        client.options.password = pass.password;
      }
    };
    client.on("close", () => void ask());
  });
}

/** Says once that the bus is away, and why, not at each of two attempts a second. */
function logAbsences(client: MqttClient, log: Log): void {
  let said = "";
  const say = (why: string) => {
    if (why !== said) log("warn", "busAway", { why });
    said = why;
  };
  client.on("connect", () => {
    said = "";
  });
  client.on("error", (error) => say(error.message));
  client.on("close", () => {
    if (said === "" && !client.disconnecting) say("connection lost");
  });
}

function busNames({ site, printerId }: AgentSetup) {
  const root = topicRoot(site);
  return {
    job: `${root}/${topics.printerJob(printerId)}`,
    result: `${root}/${topics.printerResult(printerId)}`,
    state: `${root}/${topics.printerState(printerId)}`,
    presence: `${root}/${topics.presence("printer", printerId)}`,
    config: `${root}/${topics.printerConfig(printerId)}`,
    found: `${root}/${topics.printerFound(printerId)}`,
  };
}

function connectOptions(setup: AgentSetup, presence: string, offline: string): IClientOptions {
  const { clientId, username, password } = setup;
  return {
    clientId,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    clean: true,
    protocolVersion: 4,
    keepalive: 10,
    reconnectPeriod: 500,
    connectTimeout: 3_000,
    // A box that starts, or where this printer is not paired yet, may refuse for a while.
    reconnectOnConnackError: true,
    resubscribe: false,
    queueQoSZero: false,
    will: { topic: presence, payload: Buffer.from(offline), qos: 1, retain: true },
  };
}

/** A subscription that is refused, or was cut short: a new connection tries again. */
function sayRefused(client: MqttClient, log: Log, error: unknown): void {
  log("error", "notBorn", { error: String(error) });
  if (client.connected) client.stream.destroy();
}

async function leave(client: MqttClient): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, goodbyeMs);
    client.end(false, {}, () => {
      clearTimeout(timer);
      resolve();
    });
  });
  client.end(true);
}
