import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, nullable, record, Slug } from "./schema.ts";

/** The time for the file after a visit. `endsAt`: when it ends by itself; null while a reason is awaited. */
export const WrapUpView = record({
  visitId: Type.String({ maxLength: 64 }),
  ticketId: Type.String({ maxLength: 64 }),
  label: Type.String({ maxLength: 8 }),
  serviceId: Slug,
  until: InstantMs,
  endsAt: nullable(InstantMs),
  reasonId: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
  qualified: Type.Boolean(),
  reasonMissing: Type.Boolean({ description: "the service waits for a reason" }),
});
export type WrapUpView = Static<typeof WrapUpView>;
