import { Type } from "typebox";
import { InstantMs, nullable, record } from "./schema.ts";

/** A supervisor's line on every board; `until` null: as long as the business day. */
export const BoardLine = record({
  id: Type.String({ maxLength: 64 }),
  text: Type.String({ maxLength: 120 }),
  until: nullable(InstantMs),
});
