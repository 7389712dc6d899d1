import type { FastifyReply, FastifyRequest } from "fastify";
import type { BodyOf, ParamsOf, QueryOf, RouteKey } from "../../protocol/routes.ts";
import type { Caller } from "./caller.ts";

/** One request, admitted and checked against its route's schemas. */
export interface Call<K extends RouteKey> {
  readonly key: K;
  readonly body: BodyOf<K>;
  readonly query: QueryOf<K>;
  readonly params: ParamsOf<K>;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers a call: a value is sent as JSON; a reply was sent already. */
export type Handler<K extends RouteKey> = (call: Call<K>) => unknown;

/** A handler for each of these routes. */
export type Handlers<K extends RouteKey = RouteKey> = { readonly [P in K]: Handler<P> };
