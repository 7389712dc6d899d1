import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aedes } from "aedes";
import { Value } from "typebox/value";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FoundPrinter, PrintJob } from "../protocol/print.ts";
import { PrinterState, PrintersFound, PrintResult } from "../protocol/print.ts";
import type { Paper } from "../scripts/paper-printer/stand-in.ts";
import { startPaper } from "../scripts/paper-printer/stand-in.ts";
import type { Agent, AgentSetup } from "./agent.ts";
import { startAgent } from "./agent.ts";
import { defaultLimits } from "./limits.ts";
import { profileNamed } from "./profiles.ts";
import { tcpTransport } from "./transport/tcp.ts";

const root = "patience/1/mairie/printer/hall";

/** The box's side of the bus: offers jobs and remembers what the agent says. */
interface Bus {
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

async function startBus(): Promise<Bus> {
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
let bus: Bus;
let paper: Paper;
const agents: Agent[] = [];
const logged: string[] = [];

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

function agentOn(more: Partial<AgentSetup> = {}, told = true): Agent {
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

const job = (jobId: string, label: string): PrintJob => ({
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

const said = (topic: string) => bus.said.filter((message) => message.topic === topic);
const presences = () => said("presence").map(({ payload }) => payload);
const born = (times = 1) =>
  vi.waitFor(() => expect(presences().filter(isOnline)).toHaveLength(times), { timeout: 5_000 });
const isOnline = (presence: unknown) =>
  typeof presence === "object" && presence !== null && "online" in presence && presence.online;
const conditions = () =>
  said("state").map(({ payload }) =>
    Value.Check(PrinterState, payload) ? payload.condition : payload,
  );
const targets = () =>
  said("found").map(({ payload }) =>
    Value.Check(PrintersFound, payload) ? payload.target : payload,
  );
const results = () =>
  said("result").map(({ payload }) => {
    if (!Value.Check(PrintResult, payload)) throw new Error(JSON.stringify(payload));
    return [payload.jobId, payload.outcome, payload.reason].join(" ");
  });

describe("the print agent", () => {
  it("is born with its printer's state, prints what it is offered and answers", async () => {
    agentOn();
    await born();
    expect(said("presence")).toEqual([
      {
        topic: "presence",
        retain: true,
        payload: { v: 1, online: true, bootId: expect.any(String), at: expect.any(Number) },
      },
    ]);
    bus.offer(job("job-0001", "A001"));
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() =>
      expect(results()).toEqual(["job-0001 printed none", "job-0002 printed none"]),
    );
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(["A001", "A002"]);
    expect(said("state").every(({ retain }) => retain)).toBe(true);
    expect(conditions().at(-1)).toBe("ready");
    expect(said("result").some(({ retain }) => retain)).toBe(false);
  });

  it("tells of each change of its printer, with no job at all", async () => {
    agentOn();
    await vi.waitFor(() => expect(conditions().at(-1)).toBe("ready"));
    for (const [fault, condition] of [
      ["paper", "paperOut"],
      ["cover", "coverOpen"],
      ["unplug", "offline"],
    ] as const) {
      await paper.fault(fault, true);
      await vi.waitFor(() => expect(conditions().at(-1)).toBe(condition));
      await paper.fault(fault, false);
      await vi.waitFor(() => expect(conditions().at(-1)).toBe("ready"));
    }
  });

  it("answers a job that failed", async () => {
    await paper.fault("paper", true);
    agentOn();
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 failed paperOut"]));
  });

  it("is born again after the bus was away, and answers the same job without printing it twice", async () => {
    agentOn();
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toHaveLength(1));
    bus.cut();
    await born(2);
    expect(presences()).toHaveLength(3);
    expect(new Set(presences().map((presence) => Object(presence).bootId)).size).toBe(1);
    expect(isOnline(presences()[1])).toBe(false);
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toHaveLength(2));
    expect(results()[1]).toBe(results()[0]);
    expect(paper.tickets()).toHaveLength(1);
  });

  it("is cut off while it prints: the ticket comes out once, and its result at the next offer", async () => {
    agentOn();
    await born();
    await paper.fault("slow", true);
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(0), { interval: 5 });
    bus.cut();
    await born(2);
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toContain("job-0001 printed none"), {
      timeout: 5_000,
    });
    expect(paper.tickets()).toHaveLength(1);
  });

  it("is not born before its subscription is granted", async () => {
    bus.refuseSubscriptions = true;
    agentOn();
    await vi.waitFor(() => expect(logged.filter((event) => event === "notBorn")).toHaveLength(2), {
      timeout: 5_000,
    });
    expect(presences().filter(isOnline)).toEqual([]);
    bus.refuseSubscriptions = false;
    await born();
  });

  it("goes on knocking where it is refused, and says so once", async () => {
    bus.refuseLogins = true;
    let logins = 0;
    bus.onLogin = () => {
      logins += 1;
    };
    agentOn();
    await vi.waitFor(() => expect(logins).toBe(3), { timeout: 5_000 });
    expect(logged.filter((event) => event === "busAway")).toHaveLength(1);
    bus.refuseLogins = false;
    await born();
  });

  it("says goodbye when it is stopped", async () => {
    const agent = agentOn();
    await born();
    agents.length = 0;
    await agent.stop();
    expect(presences().map(isOnline)).toEqual([true, false]);
  });

  it("stops although the bus is gone", async () => {
    const agent = agentOn();
    await born();
    agents.length = 0;
    await bus.close();
    await agent.stop();
    bus = await startBus();
  });

  it("logs the characters that its printer lacks", async () => {
    agentOn();
    await born();
    bus.offer(job("job-0001", "語001"));
    // The drawing library is loaded for it, and on a busy machine that takes seconds.
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 printed none"]), {
      timeout: 20_000,
    });
    expect(logged).toContain("charactersMissing");
  }, 30_000);

  it("follows the administration to another printer, and back, without a restart", async () => {
    const other = await startPaper({ port: 0, lineMs: 0 });
    agentOn();
    await born();
    const target = `tcp://127.0.0.1:${other.port}`;
    bus.configure({ target, model: "epson-58" });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(target));
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 printed none"]));
    expect(other.tickets()).toHaveLength(1);
    bus.configure(null);
    await vi.waitFor(() => expect(logged).toContain("configInvalid"));
    bus.configure({ target: null, model: null });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(`tcp://127.0.0.1:${paper.port}`));
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() => expect(results()).toHaveLength(2));
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(["A002"]);
    expect(other.tickets()).toHaveLength(1);
    await other.close();
  });

  it("ends a ticket on the printer on which it began, and only then moves", async () => {
    const other = await startPaper({ port: 0, lineMs: 0 });
    await paper.fault("slow", true);
    agentOn();
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(0), { interval: 5 });
    const target = `tcp://127.0.0.1:${other.port}`;
    bus.configure({ target, model: null });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(target));
    expect(results()).toEqual([]);
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() => expect(results()).toHaveLength(2), { timeout: 10_000 });
    expect(results()).toEqual(["job-0001 printed none", "job-0002 printed none"]);
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(["A001"]);
    expect(other.tickets().map(({ text }) => text[0])).toEqual(["A002"]);
    await other.close();
  });

  it("that was told of no printer loses nothing, says so, and prints once it is told", async () => {
    agentOn({}, false);
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 failed notReachable"]));
    expect(conditions().at(-1)).toBe("offline");
    const target = `tcp://127.0.0.1:${paper.port}`;
    bus.configure({ target, model: null });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(target));
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() => expect(results()).toContain("job-0002 printed none"));
    await vi.waitFor(() => expect(conditions().at(-1)).toBe("ready"));
  });

  it("tells what a printer of the network calls itself, and what its machine sees besides", async () => {
    const usb: FoundPrinter = {
      ...{ kind: "usb", target: "usb://04b8:0e15", name: "EPSON TM-T20III" },
      profile: "epson-tm-t20iii",
    };
    agentOn({ find: () => [usb] });
    const target = `tcp://127.0.0.1:${paper.port}`;
    const name = "Patience Imprimante d'essai";
    await vi.waitFor(
      () =>
        expect(said("found").at(-1)?.payload).toMatchObject({
          target,
          printers: [{ kind: "tcp", target, name, profile: null }, usb],
        }),
      { timeout: 10_000 },
    );
  }, 20_000);

  it("comes back with a fresh pass after its line was cut, and ends when the box knows it no more", async () => {
    let passes = 0;
    let gone = false;
    const renew = async () => {
      passes += 1;
      return gone ? ("gone" as const) : { username: "printer.hall", password: `fresh-${passes}` };
    };
    const agent = agentOn({ renew });
    await born();
    bus.cut();
    await born(2);
    expect(passes).toBe(1);
    gone = true;
    bus.cut();
    await agent.gone;
    expect(logged).toContain("notPaired");
  });
});
