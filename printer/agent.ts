import { randomUUID } from "node:crypto";
import type { IClientOptions, MqttClient } from "mqtt";
import { connect } from "mqtt";
import type { FoundPrinter, PrinterState, PrintersFound, PrintJob } from "../protocol/print.ts";
import { topicRoot, topics } from "../protocol/topics.ts";
import { discover } from "./discovery.ts";
import { JobDesk } from "./jobs.ts";
import { Journal } from "./journal.ts";
import { missingCharacters } from "./layout/ticket.ts";
import type { PrintLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Verdict } from "./print-ticket.ts";
import type { Supply } from "./printer.ts";
import { Printer } from "./printer.ts";
import type { PrinterProfile } from "./profiles.ts";
import type { Transport } from "./transport/transport.ts";

export interface AgentSetup {
  /** The box's bus: `ws://127.0.0.1:8080/mqtt` or `mqtt://HOST:PORT`. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly clientId: string;
  readonly site: string;
  readonly printerId: string;
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly limits: PrintLimits;
  readonly journalDirectory: string;
  /** Time between looks after the idle printer, in milliseconds. */
  readonly checkMs: number;
  /** What printers this machine sees; the kernel is asked unless told. */
  readonly find?: () => FoundPrinter[];
  readonly now: () => number;
  readonly log: Log;
}

export interface Agent {
  /** Ends cleanly: finishes the ticket in hand, says that the printer is not served any more. */
  stop(): Promise<void>;
}

/** The kernel's lists of devices are read at most so often. */
const findEveryMs = 4_000;

/** Bounds for leaving a bus that may be gone: `endAsync` on a dead connection never settles. */
const goodbyeMs = 1_000;

/**
 * Serves one printer: prints the jobs that the box offers on the bus, and keeps it told of the
 * printer's state. Runs until stopped, through any loss of the bus or of the printer.
 */
export function startAgent(setup: AgentSetup): Agent {
  const { log, now, printerId } = setup;
  const names = busNames(setup);
  const bootId = randomUUID();
  const presence = (online: boolean) => JSON.stringify({ v: 1, online, bootId, at: now() });
  const journal = Journal.open(setup.journalDirectory);
  const client = connect(setup.url, connectOptions(setup, names.presence, presence(false)));
  let supply: Supply = {};
  const tellState = () => {
    const { condition } = printer;
    const state: PrinterState = { v: 1, printerId, condition, ...supply, at: now() };
    tell(names.state, JSON.stringify(state), true);
  };
  const tell = (topic: string, payload: string, retain: boolean) => {
    // While the bus is away nothing is kept for it: the next birth brings everything up to date.
    if (client.connected) client.publish(topic, payload, { qos: 1, retain });
  };
  const printer = new Printer({
    ...setup,
    leftovers: journal.doubtful,
    onCondition: (condition) => {
      log("info", "condition", { condition });
      tellState();
    },
    onSupply: (seen) => {
      supply = seen;
      tellState();
    },
  });
  const desk = new JobDesk({
    ...setup,
    journal,
    print: (job) => printJob(setup, printer, job),
    answer: (result) => tell(names.result, JSON.stringify(result), false),
  });
  const beBorn = async () => {
    await client.subscribeAsync(names.job, { qos: 1 });
    tellState();
    tell(names.presence, presence(true), true);
    finder.tell();
    log("info", "connected", { url: setup.url });
  };
  const finder = finderOf(setup, (found) => tell(names.found, JSON.stringify(found), true));
  client.on("connect", () => void beBorn().catch((error) => sayRefused(client, log, error)));
  client.on("message", (topic, payload) => {
    if (topic === names.job) desk.offer(payload);
  });
  logAbsences(client, log);
  const endLooks = lookRegularly(setup, () => {
    void printer.check();
    finder.look();
  });
  return {
    stop: async () => {
      endLooks();
      await desk.close();
      tell(names.presence, presence(false), true);
      await leave(client);
      await printer.close();
      journal.close();
    },
  };
}

/** Prints a job's ticket; what the printer has no letters for is named in the log. */
function printJob({ log, profile }: AgentSetup, printer: Printer, job: PrintJob): Promise<Verdict> {
  const { jobId, face } = job;
  const missing = missingCharacters(face, profile).join("");
  if (missing !== "") log("warn", "charactersMissing", { jobId, missing });
  return printer.print(jobId, face);
}

/** Looks at once, at each interval, and when a printer may have come or gone; the answer ends it. */
function lookRegularly({ checkMs, transport }: AgentSetup, look: () => void): () => void {
  const checks = setInterval(look, checkMs);
  const unwatch = transport.watch?.(look);
  look();
  return () => {
    clearInterval(checks);
    unwatch?.();
  };
}

/** Tells what printers this machine sees: when it changes, and at each birth. */
function finderOf(
  { printerId, transport, now, find = discover }: AgentSetup,
  publish: (found: PrintersFound) => void,
): { look(): void; tell(): void } {
  let printers: readonly FoundPrinter[] = [];
  let nextAt = 0;
  const say = () =>
    publish({ v: 1, printerId, target: transport.address, printers: [...printers], at: now() });
  return {
    look: () => {
      if (performance.now() < nextAt) return;
      nextAt = performance.now() + findEveryMs;
      const seen = find();
      if (JSON.stringify(seen) === JSON.stringify(printers)) return;
      printers = seen;
      say();
    },
    tell: say,
  };
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
