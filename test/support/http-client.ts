import { randomUUID } from "node:crypto";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";

/** What a request came back with; `body` is the JSON that was sent, null for none. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
}

/** The stable words of a problem document. */
export interface ProblemBody {
  readonly code: string;
  readonly title: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** A browser's worth of HTTP: one cookie, kept connections, JSON both ways. */
export interface HttpClient {
  readonly url: string;
  /** `key` is the `Idempotency-Key`; a POST, PUT or DELETE without one gets a fresh one. */
  ask<T = unknown>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answer<T>>;
  close(): void;
}

/** An answer that does not come: the box is gone, or stuck, and both are news. */
const answerMs = 30_000;

/** Opens nothing yet. Rejects in `ask` with the socket's error (`code` says which) when no answer came. */
export function httpClient(url: string): HttpClient {
  const agent = new Agent({ keepAlive: true });
  let cookie: string | null = null;

  function headersOf(text: string | null, key: string | null): Record<string, string | number> {
    const body = text === null ? {} : { "content-type": "application/json" };
    const length = text === null ? {} : { "content-length": Buffer.byteLength(text) };
    return {
      ...(cookie === null ? {} : { cookie }),
      ...(key === null ? {} : { "idempotency-key": key }),
      ...body,
      ...length,
    };
  }

  async function ask<T>(
    method: string,
    path: string,
    body?: object,
    key: string = randomUUID(),
  ): Promise<Answer<T>> {
    const text = body === undefined ? null : JSON.stringify(body);
    const headers = headersOf(text, method === "GET" ? null : key);
    const asked = request(`${url}${path}`, { method, agent, headers });
    const response = answerTo(asked);
    asked.end(text);
    const { statusCode = 0, headers: told } = await response;
    const [set] = told["set-cookie"] ?? [];
    if (set !== undefined) cookie = set.split(";", 1)[0] ?? null;
    const said = await textOf(await response);
    return { status: statusCode, body: said === "" ? null : JSON.parse(said) };
  }

  return { url, ask, close: () => agent.destroy() };
}

function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.setTimeout(answerMs, () => asked.destroy(new Error("no answer came")));
    asked.on("error", reject);
    asked.on("response", resolve);
  });
}

function textOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    response.on("data", (part: Buffer) => parts.push(part));
    response.on("error", reject);
    response.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
}
