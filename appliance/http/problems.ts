import type { FastifyReply } from "fastify";
import type { Problem } from "../../protocol/http.ts";
import { type ProblemCode, problemType } from "../../protocol/problem-codes.ts";
import type { Refusal } from "../domain/refusals.ts";
import { problemTitles } from "./problem-titles.ts";
import { statusOf } from "./refusal-status.ts";

export type Facts = Readonly<Record<string, string | number>>;

/** The problem document of a code (RFC 9457); `facts` are for the screen's own sentence. */
export function problem(code: ProblemCode, facts: Facts = {}): Problem {
  return {
    type: problemType + code,
    title: problemTitles[code],
    status: statusOf(code),
    code,
    ...(Object.keys(facts).length === 0 ? {} : { facts: { ...facts } }),
  };
}

export function problemOf({ refused, detail }: Refusal): Problem {
  return problem(refused, detail);
}

/** Thrown where a request ends: the error handler turns it into the answer. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly problem: Problem;
  /** Seconds until another try makes sense; null when it never does by itself. */
  readonly retryAfter: number | null;
  constructor(code: ProblemCode, facts: Facts = {}, retryAfter: number | null = null) {
    super(code);
    this.problem = problem(code, facts);
    this.retryAfter = retryAfter;
  }
}

export const problemMedia = "application/problem+json; charset=utf-8";

/** Answers with a problem. */
export function sendProblem(
  reply: FastifyReply,
  body: Problem,
  retryAfter: number | null = null,
): FastifyReply {
  if (retryAfter !== null) reply.header("retry-after", String(Math.max(1, retryAfter)));
  return reply.code(body.status).type(problemMedia).send(JSON.stringify(body));
}
