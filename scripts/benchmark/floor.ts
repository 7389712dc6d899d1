/**
 * The floor: the least that a server can do and still give durable tickets and tell every screen of a call. No
 * rules, no sessions, no checks, no retries. `floor.ts FOLDER`.
 */
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import fastify from "fastify";
import { WebSocketServer } from "ws";
import { floorCounterPage, floorPage } from "./floor-page.ts";

interface Asked {
  readonly serviceId: string;
}

const db = new Database(join(process.argv[2] ?? "", "floor.db"));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`
  CREATE TABLE ticket (id INTEGER PRIMARY KEY, service TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE TABLE outbox (seq INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;
`);
const insertTicket = db.prepare("INSERT INTO ticket (service, at) VALUES (?, ?)");
const insertOutbox = db.prepare("INSERT INTO outbox (data) VALUES (?)");

function issue(serviceId: string): { id: number; serviceId: string } {
  const id = Number(insertTicket.run(serviceId, Date.now()).lastInsertRowid);
  insertOutbox.run(JSON.stringify({ type: "ticketIssued", id, serviceId }));
  return { id, serviceId };
}

/** One commit for all requests of one turn of the event loop. */
const queue: { asked: Asked; resolve: (ticket: ReturnType<typeof issue>) => void }[] = [];
const all = db.transaction((jobs: typeof queue) => jobs.map(({ asked }) => issue(asked.serviceId)));

function drain(): void {
  const jobs = queue.splice(0);
  const tickets = all.immediate(jobs);
  for (const [index, job] of jobs.entries()) {
    const ticket = tickets[index];
    if (ticket) job.resolve(ticket);
  }
}

function together(asked: Asked): Promise<ReturnType<typeof issue>> {
  return new Promise((resolve) => {
    if (queue.length === 0) setImmediate(drain);
    queue.push({ asked, resolve });
  });
}

const one = db.transaction(issue);
const app = fastify({ logger: false });
app.post<{ Body: Asked }>("/naive", async ({ body }, reply) => {
  reply.code(201);
  return one.immediate(body.serviceId);
});
app.post<{ Body: Asked }>("/v1/tickets", async ({ body }, reply) => {
  reply.code(201);
  return together(body);
});
app.post<{ Body: Asked }>("/v1/calls", async ({ body }, reply) => {
  const ticket = await together(body);
  const text = JSON.stringify({ label: labelOf(ticket.id), at: Date.now() });
  for (const screen of screens.clients) screen.send(text);
  reply.code(201);
  return { ticket: { label: labelOf(ticket.id) } };
});
app.get("/board", async (_request, reply) => {
  reply.type("text/html; charset=utf-8");
  return floorPage;
});
app.get("/counter", async (_request, reply) => {
  reply.type("text/html; charset=utf-8");
  return floorCounterPage;
});

/** A label that no other text on a page contains. */
function labelOf(id: number): string {
  return `Z${String(id).padStart(6, "0")}`;
}

const screens = new WebSocketServer({ server: app.server, path: "/ws", perMessageDeflate: false });
await app.listen({ port: 0, host: "127.0.0.1" });
process.send?.({ port: (app.server.address() as AddressInfo).port });
process.once("SIGTERM", () => process.exit(0));
