import cookie from "@fastify/cookie";
import fastify, { type FastifyInstance } from "fastify";
import { adminHandlers } from "./admin.ts";
import { assetHandlers } from "./assets.ts";
import { backupHandlers } from "./backups.ts";
import type { Box } from "./box.ts";
import { callHandlers } from "./calls.ts";
import { deskHandlers } from "./desk.ts";
import { errorHandler, routeName } from "./errors.ts";
import { resetHandlers } from "./factory-reset.ts";
import { factHandlers } from "./facts.ts";
import { setCommonHeaders } from "./headers.ts";
import { limitRequests } from "./limits.ts";
import { liveHandlers } from "./live.ts";
import { machineHandlers } from "./machine.ts";
import { servePages } from "./pages.ts";
import { pairingHandlers } from "./pairings.ts";
import { passwordCheck } from "./passwords.ts";
import { pressHandlers } from "./press.ts";
import { Refused } from "./problems.ts";
import { readJson } from "./read-json.ts";
import { registerRoutes } from "./register.ts";
import { retentionHandlers } from "./retention.ts";
import { baseOptions, connectionsMax, requestMs } from "./server-options.ts";
import { sessionHandlers } from "./sessions.ts";
import { setupHandlers } from "./setup.ts";
import { signIns } from "./sign-ins.ts";
import { limitSlowBodies } from "./slow-bodies.ts";
import { sosHandlers } from "./sos.ts";
import { statisticsHandlers } from "./statistics.ts";
import { supervisionHandlers } from "./supervision.ts";
import { ticketActHandlers } from "./ticket-acts.ts";
import { type PublicUrl, ticketHandlers } from "./tickets.ts";
import { transferHandlers } from "./transfer.ts";
import { isForeign } from "./trust.ts";
import { voiceHandlers } from "./voice.ts";
import { wrapUpHandlers } from "./wrap-up.ts";

export interface ServerOptions {
  /** The address under which a phone reaches the box; null or absent: the Host that the caller used. */
  readonly publicUrl?: string | null | PublicUrl;
  /** False for measurements only: no limit by address. */
  readonly rateLimit?: boolean;
}

/** An answer that took longer is worth a line: the budgets are a tenth of it. */
const slowMs = 1_000;

/**
 * The box's door: every route of the contract and the pages. It does not listen yet; whoever calls gives
 * `server` the upgrade of `/mqtt`.
 */
export async function createServer(
  box: Box,
  { publicUrl = null, rateLimit = true }: ServerOptions = {},
): Promise<FastifyInstance> {
  const app = fastify(baseOptions(box.log));
  app.server.maxConnections = connectionsMax;
  app.setErrorHandler(errorHandler(box.log));
  readJson(app);
  app.addHook("onRequest", (request, reply, done) => {
    setCommonHeaders(reply);
    done(isForeign(request) ? new Refused("crossSite") : undefined);
  });
  limitSlowBodies(app, requestMs);
  const limits = await limitRequests(app, rateLimit);
  await app.register(cookie);
  sayWhatIsSlow(app, box);
  const kept = signIns(box);
  registerRoutes(app, box, kept, {
    ...factHandlers(box),
    ...liveHandlers(box, limits),
    ...ticketHandlers(box, limits, typeof publicUrl === "function" ? publicUrl : () => publicUrl),
    ...sessionHandlers(box, { signIns: kept, check: passwordCheck(box), limits }),
    ...callHandlers(box),
    ...deskHandlers(box),
    ...ticketActHandlers(box),
    ...pressHandlers(box, typeof publicUrl === "function" ? publicUrl : () => publicUrl),
    ...sosHandlers(box),
    ...adminHandlers(box),
    ...setupHandlers(box, kept),
    ...transferHandlers(box),
    ...pairingHandlers(box, limits),
    ...wrapUpHandlers(box),
    ...backupHandlers(box),
    ...machineHandlers(box),
    ...resetHandlers(box, passwordCheck(box)),
    ...retentionHandlers(box),
    ...assetHandlers(box),
    ...statisticsHandlers(box),
    ...supervisionHandlers(box),
    ...voiceHandlers(box),
  });
  await servePages(app, box.pagesDir);
  return app;
}

function sayWhatIsSlow(app: FastifyInstance, { log }: Box): void {
  app.addHook("onResponse", (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    if (ms > slowMs)
      log.warn("http.slow", {
        method: request.method,
        route: routeName(request),
        status: reply.statusCode,
        ms,
      });
    done();
  });
}
