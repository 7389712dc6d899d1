import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../ports/world.ts";
import { errorHandler } from "./errors.ts";
import { problem, problemMedia } from "./problems.ts";
import { validationOnDemand } from "./validation-on-demand.ts";

/** 500 clients with a WebSocket and a few requests each; beyond it the kernel keeps them waiting. */
export const connectionsMax = 2_000;
/** The largest body of a command is a list of 24 services: under 2 KB. */
const bodyMax = 16 * 1024;
/** Addresses and headers together; a browser sends about 1 KB. */
const headersMax = 8 * 1024;
/** A whole request must be there in this time: slow senders hold no connection. */
export const requestMs = 10_000;
/** An upload must be there in this time: 200 MB in ten minutes are 3 Mbit/s. */
const uploadMs = 600_000;
/** How late a slow sender may be noticed. */
const lookForSlowMs = 2_000;
/** Longer than the pages' pauses between two requests, shorter than routers forget. */
const keepAliveMs = 30_000;
/** The longest parameter is a clip's hash with its ending. */
const paramMax = 128;

/** How the server treats connections and bytes before any route is known. */
export function baseOptions(log: Log): FastifyHttpOptions<Server> {
  const onError = errorHandler(log);
  return {
    logger: false,
    bodyLimit: bodyMax,
    requestTimeout: uploadMs,
    keepAliveTimeout: keepAliveMs,
    http: {
      maxHeaderSize: headersMax,
      headersTimeout: requestMs,
      connectionsCheckingInterval: lookForSlowMs,
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: paramMax },
    forceCloseConnections: "idle",
    // What is under way when the box goes down gets its answer; after that the writer says `busy`.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildValidator: validationOnDemand } },
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: false,
        useDefaults: false,
        // What forms read in the schemas; they check nothing.
        keywords: ["x-unit", "x-asset", "x-format", "x-secret"],
      },
    },
    frameworkErrors: (error, request: FastifyRequest, reply: FastifyReply) =>
      onError(error, request, reply),
    clientErrorHandler,
  };
}

/** Bytes that are no request: answered in HTTP as far as the socket still takes it, then closed. */
function clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const code = codes[error.code ?? ""] ?? "badRequest";
  const body = JSON.stringify(problem(code));
  const status = problem(code).status;
  socket.end(
    [
      `HTTP/1.1 ${status} ${reasons[status] ?? "Bad Request"}`,
      `Content-Type: ${problemMedia}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}

const codes: Readonly<Record<string, "tooSlow" | "tooLarge">> = {
  ERR_HTTP_REQUEST_TIMEOUT: "tooSlow",
  HPE_HEADER_OVERFLOW: "tooLarge",
};
const reasons: Readonly<Record<number, string>> = {
  408: "Request Timeout",
  413: "Content Too Large",
};
