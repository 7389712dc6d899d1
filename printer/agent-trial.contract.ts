import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aedes } from "aedes";
import { Value } from "typebox/value";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { PrintJob } from "../protocol/print.ts";
import { PrinterState, PrintersFound, PrintResult } from "../protocol/print.ts";
import type { Paper } from "../scripts/paper-printer/stand-in.ts";
import { startPaper } from "../scripts/paper-printer/stand-in.ts";
import type { Agent, AgentSetup } from "./agent.ts";
import { startAgent } from "./agent.ts";
import { defaultLimits } from "./limits.ts";
import { profileNamed } from "./profiles.ts";
import { tcpTransport } from "./transport/tcp.ts";

/* An agent between a bus and a stand-in printer, for tests of the one or the other side; fresh for each test. */

const root = "patience/1/mairie/printer/hall";

/** The box's side of the bus: offers jobs and remembers what the agent says. */
export interface Bus {
  readonly url: string;
  readonly said: { topic: string; payload: unknown; retain: boolean }[];
  offer(job: PrintJob): void;
  /** What the administration says of the printer. */
  configure(config: { target: string | null; model: string | null } | null): void;
  refuseSubscriptions: boolean;
  refuseLogins: boolean;
  onLogin: () => void;
  /** Cuts every connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

export async function startBus(): Promise<Bus> {
  const broker = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    broker.handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const bus: Bus = {
    url: `mqtt://127.0.0.1:${port}`,
    said: [],
    refuseSubscriptions: false,
    refuseLogins: false,
    onLogin: () => undefined,
    offer: (job) => {
      const payload = Buffer.from(JSON.stringify(job));
      const packet = { topic: `${root}/job`, payload, qos: 1, retain: false, dup: false } as const;
      broker.publish({ cmd: "publish", ...packet }, () => undefined);
    },
    configure: (config) => {
      const body = { v: 1, epoch: "e", seq: 1, at: 1, id: "hall", name: "Hall", ...config };
      const payload = Buffer.from(config === null ? "{}" : JSON.stringify(body));
      const packet = {
        topic: `${root}/config`,
        payload,
        qos: 1,
        retain: true,
        dup: false,
      } as const;
      broker.publish({ cmd: "publish", ...packet }, () => undefined);
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      await new Promise((resolve) => server.close(resolve));
    },
  };
  broker.authenticate = (_client, _username, _password, done) => {
    bus.onLogin();
    done(null, !bus.refuseLogins);
  };
  broker.authorizeSubscribe = (_client, subscription, done) =>
    done(null, bus.refuseSubscriptions ? null : subscription);
  broker.on("publish", ({ topic, payload, retain }) => {
    if (!topic.startsWith(root) || /(job|config)$/.test(topic)) return;
    bus.said.push({
      topic: topic.slice(root.length + 1),
      payload: JSON.parse(String(payload)),
      retain,
    });
  });
  return bus;
}

let directory = "";
export let bus: Bus;
export let paper: Paper;
export const agents: Agent[] = [];
export const logged: string[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "agent-"));
  bus = await startBus();
  paper = await startPaper({ port: 0, lineMs: 0, slowLineMs: 50 });
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  await Promise.all([bus.close(), paper.close()]);
  rmSync(directory, { recursive: true });
  logged.length = 0;
});

export function agentOn(more: Partial<AgentSetup> = {}, told = true): Agent {
  const agent = startAgent({
    url: bus.url,
    username: "printer.hall",
    password: "secret",
    clientId: "printer-hall",
    site: "mairie",
    printerId: "hall",
    ...(told
      ? { transport: tcpTransport("127.0.0.1", paper.port), profile: profileNamed("epson-80") }
      : {}),
    limits: { ...defaultLimits, pollMs: 50, closeMs: 200 },
    journalDirectory: directory,
    checkMs: 50,
    now: Date.now,
    log: (_level, event) => void logged.push(event),
    ...more,
  });
  agents.push(agent);
  return agent;
}

/** Another bus takes the place of the one that a test closed. */
export async function renewBus(): Promise<void> {
  bus = await startBus();
}

export const job = (jobId: string, label: string): PrintJob => ({
  v: 1,
  jobId,
  printerId: "hall",
  ticketId: "t1",
  attempt: 1,
  expiresAt: Date.now() + 60_000,
  face: {
    label,
    serviceName: "Accueil",
    siteName: "Mairie",
    issuedAt: Date.now(),
    zone: "Europe/Paris",
    language: "fr",
    ahead: 3,
    lowMinutes: 10,
    highMinutes: 20,
    followUrl: "http://10.0.0.5/t/x",
    welcome: "",
  },
});

export const said = (topic: string) => bus.said.filter((message) => message.topic === topic);
export const presences = () => said("presence").map(({ payload }) => payload);
export const born = (times = 1) =>
  vi.waitFor(() => expect(presences().filter(isOnline)).toHaveLength(times), { timeout: 5_000 });
export const isOnline = (presence: unknown) =>
  typeof presence === "object" && presence !== null && "online" in presence && presence.online;
export const conditions = () =>
  said("state").map(({ payload }) =>
    Value.Check(PrinterState, payload) ? payload.condition : payload,
  );
export const targets = () =>
  said("found").map(({ payload }) =>
    Value.Check(PrintersFound, payload) ? payload.target : payload,
  );
export const results = () =>
  said("result").map(({ payload }) => {
    if (!Value.Check(PrintResult, payload)) throw new Error(JSON.stringify(payload));
    return [payload.jobId, payload.outcome, payload.reason].join(" ");
  });
