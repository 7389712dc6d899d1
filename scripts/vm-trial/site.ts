import { setTimeout as delay } from "node:timers/promises";
import { demoSite } from "../../appliance/config/demo-site.ts";

/*
 * A site in the machine, made as an administrator makes it: with the code of the screen, over HTTP.
 */

const password = "quatre tasses de vert";
const waitMs = 20_000;
const printEndMs = 40_000;

export interface TicketTaken {
  readonly number: string;
  readonly token: string;
}

export interface PrintEnd {
  readonly state: string;
  readonly reason?: string;
}

type DemoChange = ReturnType<typeof demoSite>[number];

/** The demonstration's site on this box: it keeps its id, has no agents but ours, and its room sounds from the box. */
function ownChange(change: DemoChange): DemoChange[] {
  if (change.kind === "agent") return [];
  if (change.kind === "site") return [{ ...change, value: { ...change.value, id: "site" } }];
  if (change.kind === "room" && change.value !== null)
    return [{ ...change, value: { ...change.value, loudspeaker: "default" } }];
  return [change];
}

/** Whoever speaks with the machine over its port. */
export class Visitor {
  readonly #url: string;
  #cookie = "";
  #keys = 0;

  constructor(port: number) {
    this.#url = `http://127.0.0.1:${port}`;
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const key = `trial-${process.pid}-${Date.now()}-${this.#keys}`;
    this.#keys += 1;
    const answer = await fetch(this.#url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(this.#cookie === "" ? {} : { cookie: this.#cookie }),
        "idempotency-key": key,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(waitMs),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
    if (cookie) this.#cookie = cookie;
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return (text === "" ? {} : JSON.parse(text)) as T;
  }

  /** The first run: an administrator by the code, then the site of the demonstration. */
  async begin(code: string): Promise<void> {
    const person = { login: "anne", name: "Anne Roux", password };
    await this.ask("POST", "/v1/setup", { code, ...person });
    const changes = demoSite((login) => `agent-${login}`).flatMap(ownChange);
    await this.ask("POST", "/v1/admin/changes", { changes });
  }

  async signIn(): Promise<void> {
    await this.ask("POST", "/v1/sessions", { login: "anne", password });
  }

  async ticket(serviceId = "urologie"): Promise<TicketTaken> {
    const taken = await this.ask<{ label: string; token: string }>("POST", "/v1/tickets", {
      serviceId,
    });
    return { number: taken.label, token: taken.token };
  }

  /** Opens a counter and calls the next visitor of a service; answers the number that was called. */
  async call(serviceId = "urologie", counterId = "guichet-1"): Promise<string> {
    await this.ask("POST", "/v1/sessions", { login: "anne", password, counterId });
    await this.ask("PUT", "/v1/sessions/current/services", { serviceIds: [serviceId] });
    const { ticket } = await this.ask<{ ticket: { label: string } }>("POST", "/v1/calls", {
      serviceId,
    });
    return ticket.label;
  }

  /** True when the box still knows the ticket by its token. Throws when it says neither. */
  async knows({ token }: TicketTaken): Promise<boolean> {
    return this.ask("GET", `/v1/tickets/${token}`).then(
      () => true,
      (error: unknown) => {
        if (String(error).includes(": 404")) return false;
        throw error;
      },
    );
  }

  /** What the box says of the ticket's paper, once that is no longer under way. */
  async printed({ token }: TicketTaken): Promise<PrintEnd> {
    const until = performance.now() + printEndMs;
    for (;;) {
      const { print } = await this.ask<{ print?: PrintEnd }>("GET", `/v1/tickets/${token}`);
      const ended = print && ["printed", "failed", "unknown"].includes(print.state);
      if (ended || performance.now() > until) return print ?? { state: "none" };
      await delay(500);
    }
  }
}
