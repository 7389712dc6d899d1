import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import { IdempotencyKey, type Route } from "../../protocol/route.ts";
import { type RouteKey, routes } from "../../protocol/routes.ts";
import { answerNoted } from "./access-notes.ts";
import type { Box } from "./box.ts";
import { admit, type Caller, callerOf } from "./caller.ts";
import type { Call, Handler, Handlers } from "./handlers.ts";
import type { SignIns } from "./sign-ins.ts";

/** 24 services, 500 changes: what an administrator may send at once. Everybody else stays under 16 KB. */
const adminBodyMax = 256 * 1024;

declare module "fastify" {
  interface FastifyContextConfig {
    /** The body is a file and not JSON. */
    readonly upload?: boolean;
  }
}

const callerKey = "caller";

/** Mounts the table of routes on their handlers. */
export function registerRoutes(
  app: FastifyInstance,
  box: Box,
  signIns: SignIns,
  handlers: Handlers,
): void {
  app.decorateRequest(callerKey, null);
  for (const [name, route] of Object.entries<Route>(routes)) {
    const key = name as RouteKey;
    // Each handler takes the call of its own key; the table's loop cannot say so.
    const handler = handlers[key] as unknown as Handler<RouteKey>;
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      schema: schemaOf(route),
      ...(route.upload ? { bodyLimit: route.upload.maxBytes, config: { upload: true } } : {}),
      ...(route.who === "administrator" && !route.upload
        ? { bodyLimit: route.maxBytes ?? adminBodyMax }
        : {}),
      // Before the body is read: nobody sends one who may not call.
      onRequest: async (request, reply) => {
        const caller = await callerOf(box, signIns, request, reply);
        request.setDecorator(callerKey, caller);
        admit(route.who, caller);
      },
      preValidation: (request, _reply, done) => {
        if (route.body !== undefined) request.body ??= {};
        done();
      },
      handler: (request, reply) => answerNoted(box, handler, callOf(key, request, reply)),
    });
  }
}

function callOf(key: RouteKey, request: FastifyRequest, reply: FastifyReply): Call<RouteKey> {
  const { body, query, params } = request;
  const caller = request.getDecorator<Caller>(callerKey);
  return { key, body, query, params, caller, request, reply } as Call<RouteKey>;
}

/** One for all, so that it is compiled once. */
const headers = { type: "object", properties: { "idempotency-key": IdempotencyKey } };

function schemaOf({ body, params, query, command }: Route): FastifySchema {
  return {
    ...(body === undefined ? {} : { body }),
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(command ? { headers } : {}),
  };
}
