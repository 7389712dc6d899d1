import type { FastifyRequest } from "fastify";

const loopbackPeer = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * True for the box's own screens and programs. The peer alone proves nothing: any web site that a browser of the
 * box shows could ask through it (DNS rebinding), so the Host must name the loopback too, no other site may be
 * asking, and no proxy may stand between.
 */
export function isTrusted(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  if (headers.forwarded !== undefined || headers["x-forwarded-for"] !== undefined) return false;
  return (
    loopbackPeer.test(socket.remoteAddress ?? "") &&
    loopbackHost.test(headers.host ?? "") &&
    isSameSite(request)
  );
}

/** True when the browser says that one of the box's own pages asks, or when no browser says anything. */
export function isSameSite(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return origin === undefined || hostOf(origin) === (host ?? "").toLowerCase();
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** True for a request that a page of another site may not make: the check of every POST, PUT and DELETE. */
export function isForeign(request: FastifyRequest): boolean {
  const { method } = request;
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return false;
  const { upload } = request.routeOptions.config;
  const expected = upload ? isFile(request) : isJson(request);
  return !isSameSite(request) || (hasBody(request) && !expected);
}

function hasBody({ headers }: FastifyRequest): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/** Neither can a form send pictures, videos or sounds as such: their types are no form's. */
function isFile({ headers }: FastifyRequest): boolean {
  return /^(image|video|audio|application)\/(?!x-www-form)/i.test(headers["content-type"] ?? "");
}

/** JSON is what an HTML form of another site cannot send without being asked first. */
function isJson({ headers }: FastifyRequest): boolean {
  return /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "");
}
