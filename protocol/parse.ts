import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";

/** Payloads beyond this are not looked at: every document of the bus fits in it many times. */
const payloadMax = 64 * 1024;

/** A reader of JSON text that answers null for whatever is not exactly of the schema; it never throws. */
export function reader<T extends TSchema>(
  schema: T,
): (payload: Uint8Array | string) => Static<T> | null {
  const validator = Compile(schema);
  return (payload) => {
    if (payload.length > payloadMax) return null;
    const value = parsed(typeof payload === "string" ? payload : new TextDecoder().decode(payload));
    return validator.Check(value) ? value : null;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
