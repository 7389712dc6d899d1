import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pagePolicy } from "./headers.ts";
import { lostPage } from "./lost-page.ts";
import { problem, sendProblem } from "./problems.ts";

/** Addresses of pages, and the built file of each. What stands behind `:id` and `:token` is the page's to find. */
const pages = {
  "/": "counter-ui/landing/index.html",
  "/supervision": "counter-ui/supervision/index.html",
  "/supervision/statistiques": "counter-ui/supervision/index.html",
  "/supervision/statistiques/:page": "counter-ui/supervision/index.html",
  "/guichet": "counter-ui/counter/index.html",
  "/guichet/fiche": "counter-ui/sheet/index.html",
  "/admin": "counter-ui/admin/index.html",
  "/admin/:page": "counter-ui/admin/index.html",
  "/kiosk/:id": "display/kiosk/index.html",
  "/board/:id": "display/board/index.html",
  "/t/:token": "display/follow/index.html",
} as const;

/** Built files carry a hash in their name: another content has another address. */
const assetSeconds = 365 * 24 * 3600;

/** Files beside the pages that a browser asks for by name: icons, the manifest. Never a page's own source. */
const rootFile = /^\/[a-z0-9-]+\.(png|svg|ico|webmanifest|txt)$/;

/** Serves the built pages of `dir`, and says in a friendly way that there is nothing elsewhere. */
export async function servePages(app: FastifyInstance, dir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: dir,
    index: false,
    dotfiles: "ignore",
    cacheControl: false,
    // The plugin asks here for pages, too: those are named by their routes, everything else by its address.
    allowedPath: (path, _root, request) =>
      (request.routeOptions.url ?? "") in pages ||
      path.startsWith("/assets/") ||
      rootFile.test(path),
    setHeaders: (reply, path) => {
      const hashed = /[/\\]assets[/\\]/.test(path);
      reply.header(
        "cache-control",
        hashed ? `public, max-age=${assetSeconds}, immutable` : "no-cache",
      );
    },
  });
  for (const [url, file] of Object.entries(pages))
    app.get(url, (request, reply) => {
      const framed = url === "/board/:id";
      reply.header("content-security-policy", pagePolicy(request, { framed }));
      return reply.sendFile(file);
    });
  app.setNotFoundHandler(notFound);
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = request.method === "GET" || request.method === "HEAD";
  if (!page || request.url.startsWith("/v1/")) return sendProblem(reply, problem("notFound"));
  return reply
    .code(404)
    .header("content-security-policy", pagePolicy(request))
    .type("text/html; charset=utf-8")
    .send(lostPage);
}
