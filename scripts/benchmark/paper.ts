import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { layoutTicket } from "../../printer/layout/ticket.ts";
import { defaultProfile, profileNamed } from "../../printer/profiles.ts";
import type { TicketFace } from "../../protocol/print.ts";
import { median, percentile } from "../../test/support/figures.ts";
import { httpClient } from "../../test/support/http-client.ts";
import { takeTicket, yes } from "../../test/support/staff-client.ts";
import { hasCables, layCable } from "../paper-printer/cable.ts";
import { type Paper, startPaper } from "../paper-printer/stand-in.ts";
import type { Bench } from "./bench.ts";
import { measurePeers } from "./peers.ts";

/** `GS V`: the cut. The bytes that hold it are the last of a ticket that anybody waits for. */
const cut = Buffer.from([0x1d, 0x56]);
const ticketMs = 10_000;
/** Of a serial line; the stand-in reads no faster than it carries. */
const baud = 115_200;

/** From the request of a ticket to its last byte at the printer; and what a ticket costs to make. */
export async function measurePaper(bench: Bench): Promise<void> {
  const box = await bench.box({ counters: 1, services: 2, printer: true });
  const paper = await startPaper({ port: 0, lineMs: 1 });
  const wire = await tap(paper.port);
  bench.later(async () => {
    wire.close();
    await paper.close();
  });
  startAgent(bench, box, `tcp://127.0.0.1:${wire.port}`);
  const lastByte = async (before: number) => {
    await until(() => wire.cuts.length > before, "a ticket never reached the printer");
    return wire.cuts[before] ?? Number.NaN;
  };
  const seen = { count: () => wire.cuts.length, lastByte };
  const times = await touches(box.port, seen, bench.pick(100, 30));
  const bytes = Math.max(...paper.raw().map(({ length }) => length));
  bench.rows.push({
    what: "touch -> last byte at the printer, p99",
    unit: "ms",
    box: percentile(times, 0.99),
    judged: "box",
    budget: { limit: 50, is: "atMost" },
    note: `p50 ${median(times).toFixed(1)} ms of ${times.length}, over TCP to the stand-in`,
  });
  bench.rows.push({
    what: "bytes of a ticket",
    unit: "bytes",
    box: bytes,
    judged: "box",
    budget: { limit: 600, is: "atMost" },
    note: "the longest that was printed, with the questions to the printer",
  });
  pushEncoding(bench);
  await bench.endAll();
  await measureLine(bench);
  await measurePeers(bench);
}

function pushEncoding(bench: Bench): void {
  const encoded = encodings();
  bench.rows.push({
    what: "encode a ticket, p50",
    unit: "ms",
    box: median(encoded),
    judged: "box",
    budget: { limit: 1, is: "atMost" },
    note: `p99 ${percentile(encoded, 0.99).toFixed(2)} ms, with whatever else the machine did`,
  });
}

/** The same over a serial line: a pseudo-terminal, behind which the stand-in reads as slowly as the line carries. */
async function measureLine(bench: Bench): Promise<void> {
  if (!hasCables()) return;
  const box = await bench.box({ counters: 1, services: 2, printer: true });
  const paper = await startPaper({ port: 0, lineMs: 0 });
  paper.behave({ baud });
  const cable = await layCable(paper.port);
  bench.later(async () => {
    await cable.close();
    await paper.close();
  });
  startAgent(bench, box, `serial:${cable.path}?baud=${baud}&flow=none`);
  const times = await touches(box.port, cutsOf(paper), bench.pick(60, 20));
  bench.rows.push({
    what: "the same at 115200 baud, p99",
    unit: "ms",
    box: percentile(times, 0.99),
    judged: "box",
    budget: { limit: 100, is: "atMost" },
    note: `p50 ${median(times).toFixed(1)} ms of ${times.length}, over a pseudo-terminal`,
  });
  await bench.endAll();
}

/** When each ticket was cut, on this process's clock. */
function cutsOf(paper: Paper): Seen {
  const count = () => paper.tickets().length;
  return {
    count,
    lastByte: async (before) => {
      await until(() => count() > before, "a ticket never came out");
      return (paper.tickets()[before]?.cutAt ?? Number.NaN) - performance.timeOrigin;
    },
  };
}

function startAgent(
  bench: Bench,
  box: { port: number; pass: { username: string; password: string } },
  target: string,
): void {
  const args = {
    url: `ws://127.0.0.1:${box.port}/mqtt`,
    username: box.pass.username,
    site: "essai",
    "printer-id": "printer-1",
    target,
    journal: bench.folder("journal"),
  };
  bench.program(
    "printer/main.ts",
    Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]),
    { PATIENCE_AGENT_PASSWORD: box.pass.password },
  );
}

/** What of the tickets was seen at the printer. */
interface Seen {
  count(): number;
  /** The moment of the last byte of the ticket that follows so many others. */
  lastByte(before: number): Promise<number>;
}

async function until(done: () => boolean, otherwise: string): Promise<void> {
  const over = performance.now() + ticketMs;
  while (!done()) {
    if (performance.now() > over) throw new Error(otherwise);
    await wait(1);
  }
}

/** A wire to the printer that notes when a cut went by. */
interface Tap {
  readonly port: number;
  readonly cuts: number[];
  close(): void;
}

async function tap(printerPort: number): Promise<Tap> {
  const cuts: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (agent) => {
    const printer = connect({ port: printerPort, host: "127.0.0.1", noDelay: true });
    for (const socket of [agent, printer]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        agent.destroy();
        printer.destroy();
      });
    }
    agent.on("data", (part) => {
      printer.write(part);
      if (part.includes(cut)) cuts.push(performance.now());
    });
    printer.on("data", (part) => agent.write(part));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** One visitor after another; the next one comes when the paper is said to be out. */
async function touches(port: number, seen: Seen, count: number): Promise<number[]> {
  const kiosk = httpClient(`http://127.0.0.1:${port}`);
  const times: number[] = [];
  const warmUp = 5;
  await agentIsThere(port);
  for (let ticket = 0; ticket < count + warmUp; ticket += 1) {
    const before = seen.count();
    const sentAt = performance.now();
    const { token } = yes(await takeTicket(kiosk, "service-1", { kioskId: "kiosk-1" }));
    const at = await seen.lastByte(before);
    if (ticket >= warmUp) times.push(at - sentAt);
    await printed(kiosk, token);
  }
  kiosk.close();
  return times;
}

async function agentIsThere(port: number): Promise<void> {
  const web = httpClient(`http://127.0.0.1:${port}`);
  const over = performance.now() + ticketMs;
  for (;;) {
    const { components } = yes(
      await web.ask<{ components: Record<string, string> }>("GET", "/v1/health"),
    );
    if (components["printer-1"] === "ready") break;
    if (performance.now() > over)
      throw new Error(`the print agent is not there: ${JSON.stringify(components)}`);
    await wait(20);
  }
  web.close();
}

async function printed(kiosk: ReturnType<typeof httpClient>, token: string): Promise<void> {
  const over = performance.now() + ticketMs;
  let state = "queued";
  while (state !== "printed") {
    if (performance.now() > over) throw new Error(`the paper of a ticket is "${state}"`);
    await wait(5);
    const seen = await kiosk.ask<{ print: { state: string } }>("GET", `/v1/tickets/${token}`);
    ({ state } = yes(seen).print);
  }
}

const face: TicketFace = {
  label: "A032",
  serviceName: "Consultation d’ophtalmologie",
  siteName: "Centre hospitalier Saint-Martin",
  issuedAt: Date.UTC(2026, 10, 22, 9, 30),
  zone: "Europe/Paris",
  language: "fr",
  ahead: 12,
  lowMinutes: 15,
  highMinutes: 40,
  followUrl: "http://192.168.1.20:8080/t/AAAAAAAAAAAAAAAAAAAAAA",
  welcome: "Bienvenue aux consultations externes",
};

function encodings(): number[] {
  const profile = profileNamed(defaultProfile);
  return Array.from({ length: 1_000 }, () => {
    const startAt = performance.now();
    layoutTicket(face, profile, { beforeCut: "a001", afterCut: "b001" });
    return performance.now() - startAt;
  });
}
