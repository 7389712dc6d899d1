import { randomBytes, randomUUIDv7 } from "node:crypto";
import type { Random } from "../ports/world.ts";

/** 128 bits: what the Random port promises. */
const TOKEN_BYTES = 16;

/** The operating system's randomness. Ids sort by their millisecond, not within it (RFC 9562, 5.7). */
export function systemRandom(): Random {
  return {
    id: () => randomUUIDv7(),
    token: () => randomBytes(TOKEN_BYTES).toString("base64url"),
  };
}
