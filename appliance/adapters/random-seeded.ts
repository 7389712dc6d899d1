import { createHash } from "node:crypto";
import type { Random } from "../ports/world.ts";

/** Milliseconds in the first id: 2026-01-01T00:00:00Z. Each id is one later, so that ids sort as they were made. */
const FIRST_MILLISECOND = 1_767_225_600_000;

function bytesOf(seed: string, kind: string, count: number): Buffer {
  return createHash("sha256").update(`${seed} ${kind} ${count}`).digest();
}

/** The same ids and tokens for the same seed, shaped as the real ones; for tests only. */
export function seededRandom(seed: string | number): Random {
  let ids = 0;
  let tokens = 0;
  return {
    id: () => {
      const hex = bytesOf(String(seed), "id", ids).toString("hex");
      const time = (FIRST_MILLISECOND + ids).toString(16).padStart(12, "0");
      ids += 1;
      return [
        time.slice(0, 8),
        time.slice(8),
        `7${hex.slice(0, 3)}`,
        `8${hex.slice(3, 6)}`,
        hex.slice(6, 18),
      ].join("-");
    },
    token: () => {
      const bytes = bytesOf(String(seed), "token", tokens);
      tokens += 1;
      return bytes.subarray(0, 16).toString("base64url");
    },
  };
}
