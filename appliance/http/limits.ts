import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refused } from "./problems.ts";
import { isTrusted } from "./trust.ts";

const windowMs = 60_000;
/** Requests of one address a minute: far above a counter page or a hundred phones behind one router. */
const requestsMax = 6_000;
/** Sign-ins of one address a minute: a whole staff behind one router may start its day at once. */
const signInsMax = 120;
/** Tokens that nobody holds, asked for by one address a minute; holders of real ones are never stopped. */
const unknownTokensMax = 30;
/** Addresses that are remembered; a site has far fewer. */
const addressesMax = 5_000;

/** Counts what strangers try. Each throws Refused `tooMany` with the time to wait. */
export interface Limits {
  signIn(request: FastifyRequest): Promise<void>;
  unknownToken(request: FastifyRequest): Promise<void>;
}

const noLimits: Limits = {
  signIn: () => Promise.resolve(),
  unknownToken: () => Promise.resolve(),
};

/** Limits requests by address, and makes the stricter counters. The box's own screens are not limited. */
export async function limitRequests(app: FastifyInstance, on: boolean): Promise<Limits> {
  if (!on) return noLimits;
  await app.register(rateLimit, {
    global: false,
    max: requestsMax,
    timeWindow: windowMs,
    cache: addressesMax,
    allowList: isTrusted,
    addHeaders: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    addHeadersOnExceeding: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    errorResponseBuilder: (_request, { ttl }) => new Refused("tooMany", {}, Math.ceil(ttl / 1000)),
  });
  app.addHook("onRequest", app.rateLimit());
  return {
    signIn: counter(app, signInsMax),
    unknownToken: counter(app, unknownTokensMax),
  };
}

function counter(app: FastifyInstance, max: number) {
  const count = app.createRateLimit({ max, timeWindow: windowMs, allowList: () => false });
  return async (request: FastifyRequest): Promise<void> => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded)
      throw new Refused("tooMany", {}, counted.ttlInSeconds);
  };
}
