import type { TSchema } from "typebox";
import { Type } from "typebox";
import { InstantMs, record } from "./schema.ts";

/** What every document on the bus carries: a newer (`epoch`, `seq`) replaces an older one, nothing else does. */
const envelope = {
  v: Type.Literal(1),
  epoch: Type.String({
    maxLength: 64,
    description: "made with the database, a restore or a take-over",
  }),
  seq: Type.Integer({ minimum: 0, description: "newest event that the document knows" }),
  at: InstantMs,
};

/** A document with its envelope. */
export function document<P extends Record<string, TSchema>>(properties: P, description: string) {
  return record({ ...envelope, ...properties }, description);
}
