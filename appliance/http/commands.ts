import type { FastifyReply, FastifyRequest } from "fastify";
import type { RouteKey } from "../../protocol/routes.ts";
import type { Answer, Result } from "../app/contract.ts";
import type { Command } from "../domain/commands.ts";
import type { Box } from "./box.ts";
import { canonical } from "./canonical.ts";
import { problemMedia, problemOf, Refused } from "./problems.ts";

/** One command on its way to the writer. */
export interface Asked {
  readonly key: RouteKey;
  readonly request: FastifyRequest;
  /** Who asks: an agent's id, `kiosk:kiosk-1`, `ticket:…`, `box`. */
  readonly actor: string;
  readonly command: Command;
  /** The answer when the rules said yes; pure and quick, and it must not throw. */
  readonly answer: (result: Extract<Result, { readonly ok: true }>) => Answer;
}

/** The answer as it is sent: JSON text, and the problem's media type above 399. */
export interface Told {
  readonly status: number;
  readonly body: string;
}

/**
 * Runs a command. With `Idempotency-Key` the scope of the key is caller and route, and the fingerprint is the
 * whole request.
 * @throws Refused `keyReused`; EngineUnavailable.
 */
export async function execute(box: Box, asked: Asked): Promise<Told> {
  const { request, command, actor, answer } = asked;
  const key = request.headers["idempotency-key"];
  const answered = await box.engine.execute({
    command,
    actor,
    ...(typeof key === "string" ? { idempotency: scoped(box, asked, key) } : {}),
    answer: (result) => {
      if (result.ok) return answer(result);
      const body = problemOf(result.refusal);
      return { status: body.status, body };
    },
  });
  if (answered.kind === "keyReused") throw new Refused("keyReused");
  return answered;
}

function scoped(box: Box, { request, actor, key: route }: Asked, key: string) {
  const path = request.url.split("?", 1)[0];
  const text = [request.method, path, canonical(withoutPassword(request.body))].join("\n");
  return { key: `${actor} ${route} ${key}`, fingerprint: box.hash.sha256(text) };
}

/** A quick hash over a password would be kept for a day, and help who guesses: it takes no part. */
function withoutPassword(body: unknown): unknown {
  if (body === null || typeof body !== "object") return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== "password"));
}

export function tell(reply: FastifyReply, { status, body }: Told): FastifyReply {
  const media = status < 400 ? "application/json; charset=utf-8" : problemMedia;
  return reply.code(status).type(media).send(body);
}
