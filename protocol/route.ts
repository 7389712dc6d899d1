import type { TSchema } from "typebox";
import { Type } from "typebox";
import { record } from "./schema.ts";

/**
 * Who may call a route.
 * `device`: the box's own screens (loopback), or staff. `operations`: a program on the box, or a supervisor.
 * A supervisor may what an agent may, an administrator what a supervisor may.
 */
export type Who = "anybody" | "device" | "staff" | "supervisor" | "administrator" | "operations";

/** What a route answers when it does what was asked. Without a schema: no JSON (`media` says what). */
export interface RouteAnswer {
  readonly description: string;
  readonly schema?: TSchema;
  readonly media?: string;
}

/** One row of the contract: Fastify's routes and OpenAPI both come from it. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** `{name}` stands for a parameter. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly who: Who;
  readonly params?: TSchema;
  readonly query?: TSchema;
  /** A body with required keys must be sent; one without may be left out. */
  readonly body?: TSchema;
  /** Bytes of the largest JSON body, where it is more than other routes of its callers take. */
  readonly maxBytes?: number;
  /** The body is a file of one of these formats, not JSON; larger ones are refused. */
  readonly upload?: { readonly maxBytes: number; readonly media: readonly string[] };
  readonly answers: Readonly<Record<number, RouteAnswer>>;
  /** HTTP statuses of its problems, beside those that any route may answer. */
  readonly problems: readonly number[];
  /** True: it changes something and takes `Idempotency-Key`. */
  readonly command: boolean;
}

const Id = Type.String({ minLength: 1, maxLength: 64 });

export const IdParams = record({ id: Id });
/** Whatever is no token of today is a ticket that nobody knows (404), not a fault of form. */
export const TokenParams = record({ token: Type.String({ minLength: 1, maxLength: 128 }) });
export const ClipParams = record({ hash: Type.String({ pattern: "^[0-9a-f]{64}$" }) });

/** Of the IETF's draft: a retry with the same key gets the same answer, and nothing is done twice. */
export const IdempotencyKey = Type.String({
  pattern: "^[\\x21-\\x7e]{1,128}$",
  description: "1 to 128 visible ASCII characters; kept 24 h",
});

/** What any route may answer: bad form, too many, something broke, the box is full or going down. */
const commonProblems: readonly number[] = [400, 429, 500, 503];
/** And any command: from another site, a body too large, a key that was used for something else. */
const commandProblems: readonly number[] = [403, 413, 422];

/** Every status with which a route may say no. */
export function problemStatuses({ command, problems }: Route): number[] {
  const all = [...commonProblems, ...(command ? commandProblems : []), ...problems];
  return [...new Set(all)].sort((a, b) => a - b);
}
