import type { TSchema } from "typebox";
import { Check, Equal } from "typebox/value";

/** True when the value is exactly of the schema. For forms: it compiles nothing, and answers at each key press. */
export function isOf(schema: TSchema, value: unknown): boolean {
  return Check(schema, value);
}

/** True when two pieces of plain data say the same, in whatever order their keys stand. */
export function isEqual(one: unknown, other: unknown): boolean {
  return Equal(one, other);
}
