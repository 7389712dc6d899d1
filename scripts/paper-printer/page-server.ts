import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { paperWidth, stripHtml } from "./drawing.ts";
import type { Mechanism } from "./mechanism.ts";
import type { Fault } from "./stand-in.ts";

export interface PageSetup {
  readonly mechanism: Mechanism;
  readonly columns: number;
  readonly fault: (name: Fault, on: boolean) => Promise<void>;
  readonly plugged: () => boolean;
}

/** Tickets on the page; older ones are in `GET /tickets`. */
const shownTickets = 24;
/** Pages that are kept up to date. */
const maxViewers = 16;
/** Changes are shown at most so often: a ticket is many lines. */
const showEveryMs = 50;
const maxBodyBytes = 1_024;
const faultNames: readonly string[] = [
  "paper",
  "low",
  "cover",
  "cutter",
  "untaken",
  "cable",
  "unplug",
  "slow",
] satisfies Fault[];

/** The page that shows the tickets as paper, and its controls. */
export class PaperPage {
  readonly #setup: PageSetup;
  readonly #server: Server;
  readonly #viewers = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | undefined;

  constructor(setup: PageSetup) {
    this.#setup = setup;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        send(response, 500, "text/plain", String(error));
      });
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async listen(port: number, host: string): Promise<void> {
    this.#server.listen(port, host);
    await once(this.#server, "listening");
  }

  /** Shows the present state to every viewer, soon. */
  show(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const viewer of this.#viewers) viewer.write(`data: ${this.#state()}\n\n`);
    }, showEveryMs);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url?.split("?")[0]}`;
    if (route === "GET /") return send(response, 200, "text/html; charset=utf-8", this.#page());
    if (route === "GET /events") return this.#follow(response);
    if (route === "GET /tickets")
      return send(response, 200, "application/json", JSON.stringify(this.#setup.mechanism.tickets));
    if (route !== "POST /fault") return send(response, 404, "text/plain", "not found");
    const order = await readFault(request);
    if (!order) return send(response, 400, "text/plain", "expected {name, on}");
    await this.#setup.fault(order.name, order.on);
    return send(response, 204, "text/plain", "");
  }

  #follow(response: ServerResponse): void {
    if (this.#viewers.size >= maxViewers) {
      send(response, 503, "text/plain", "too many");
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`data: ${this.#state()}\n\n`);
    this.#viewers.add(response);
    response.on("close", () => this.#viewers.delete(response));
  }

  /** The page begins with the present state, so that it is complete without a script's second look. */
  #page(): string {
    const html = readFileSync(new URL("page.html", import.meta.url), "utf8");
    return html.replace("null", () => this.#state().replaceAll("<", "\\u003c"));
  }

  #state(): string {
    const { mechanism, plugged, columns } = this.#setup;
    const faults = [...mechanism.faults, ...(plugged() ? [] : ["unplug", "cable"])];
    const tickets = mechanism.tickets.slice(-shownTickets).map((ticket) => ({
      number: ticket.number,
      bytes: ticket.bytes,
      cutAt: ticket.cutAt,
      html: stripHtml(ticket.imprints),
    }));
    const strip = stripHtml(mechanism.strip);
    return JSON.stringify({ faults, width: paperWidth(columns), strip, tickets });
  }
}

async function readFault(
  request: IncomingMessage,
): Promise<{ name: Fault; on: boolean } | undefined> {
  let body = "";
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > maxBodyBytes) return undefined;
  }
  const order = parse(body);
  if (typeof order !== "object" || order === null) return undefined;
  if (!("name" in order && "on" in order) || typeof order.on !== "boolean") return undefined;
  return isFault(order.name) ? { name: order.name, on: order.on } : undefined;
}

function isFault(name: unknown): name is Fault {
  return typeof name === "string" && faultNames.includes(name);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
}
