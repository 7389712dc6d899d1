import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { problem, problemMedia } from "./problems.ts";

/** How often it is looked whether somebody sends too slowly. */
const lookMs = 2_000;

/**
 * Ends requests whose body is not there within `limitMs`: slow senders hold no connection. Uploads have the server's own,
 * longer limit; Node knows only one limit for all requests.
 */
export function limitSlowBodies(app: FastifyInstance, limitMs: number): void {
  const pending = new Map<IncomingMessage, number>();
  app.addHook("onRequest", (request, _reply, done) => {
    const { headers } = request.raw;
    const sendsBody = headers["content-length"] !== undefined || headers["transfer-encoding"];
    if (sendsBody && !request.routeOptions.config.upload)
      pending.set(request.raw, performance.now() + limitMs);
    done();
  });
  app.addHook("preValidation", (request, _reply, done) => {
    pending.delete(request.raw);
    done();
  });
  app.addHook("onResponse", (request, _reply, done) => {
    pending.delete(request.raw);
    done();
  });
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [raw, until] of pending) {
      if (now < until) continue;
      pending.delete(raw);
      if (!raw.complete) raw.socket.end(tooSlow());
    }
  }, lookMs);
  timer.unref();
  app.addHook("onClose", (_app, done) => {
    clearInterval(timer);
    done();
  });
}

function tooSlow(): string {
  const body = JSON.stringify(problem("tooSlow"));
  return [
    "HTTP/1.1 408 Request Timeout",
    `Content-Type: ${problemMedia}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
