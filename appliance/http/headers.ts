import type { FastifyReply, FastifyRequest } from "fastify";

/** A Host header that may be written into a policy without saying anything else. */
const plainHost = /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:]+\](:\d{1,5})?$/;

/** What any answer says to a browser. The follow page's token is in its address, so no page is ever a referrer. */
export function setCommonHeaders(reply: FastifyReply): void {
  reply.headers({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
  });
}

/**
 * The policy of pages: everything from the box itself. `framed`: another page of the box may show it inside, as the
 * administration shows a board. WebSockets are named beside 'self', which older browsers
 * do not read as covering `ws:`. Styles may stand in the page: the elements set some on themselves.
 */
export function pagePolicy(request: FastifyRequest, { framed = false } = {}): string {
  const host = request.headers.host ?? "";
  const sockets = plainHost.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    `connect-src 'self'${sockets}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'self'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ].join("; ");
}
