import { describe, expect, it } from "vitest";
import type { Random } from "../ports/world.ts";
import { seededRandom } from "./random-seeded.ts";
import { systemRandom } from "./random-system.ts";

const kinds: [string, () => Random][] = [
  ["the system's", systemRandom],
  ["a seeded", () => seededRandom(1)],
];

describe.each(kinds)("%s randomness", (_name, make) => {
  it("makes ids that are UUIDs of version 7, all different", () => {
    const random = make();
    const ids = Array.from({ length: 1_000 }, () => random.id());
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("makes tokens of 128 bits that an address can hold, all different", () => {
    const random = make();
    const tokens = Array.from({ length: 1_000 }, () => random.token());
    for (const token of tokens) {
      expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect(Buffer.from(token, "base64url")).toHaveLength(16);
    }
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});

describe("the system's ids", () => {
  it("begin with the time, so that they sort by it", () => {
    const before = Date.now();
    const milliseconds = Number.parseInt(systemRandom().id().replace("-", "").slice(0, 12), 16);
    expect(milliseconds).toBeGreaterThanOrEqual(before);
    expect(milliseconds).toBeLessThanOrEqual(Date.now());
  });
});

describe("a seeded randomness", () => {
  it("repeats itself for the same seed, and not for another", () => {
    const taste = (random: Random) => [random.id(), random.token(), random.id(), random.token()];
    expect(taste(seededRandom("a"))).toEqual(taste(seededRandom("a")));
    expect(taste(seededRandom("a"))).not.toEqual(taste(seededRandom("b")));
  });

  it("makes ids that sort as they were made", () => {
    const random = seededRandom(7);
    const ids = Array.from({ length: 100 }, () => random.id());
    expect([...ids].sort()).toEqual(ids);
  });
});
