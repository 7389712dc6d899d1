import type { TSchema } from "typebox";
import { describe, expect, it } from "vitest";
import { AgentSettings, ServiceSettings, SiteSettings } from "../../protocol/admin.ts";
import { reader } from "../../protocol/parse.ts";
import { plainAgent, plainService } from "../domain/site-options.ts";
import { defaultSite } from "../domain/state-new.ts";
import { demoSite } from "./demo-site.ts";

/** Every default that a schema carries, by its path. */
function defaultsOf(schema: TSchema, path = ""): Map<string, unknown> {
  const { properties = {}, ...own } = schema as {
    readonly properties?: Readonly<Record<string, TSchema>>;
    readonly default?: unknown;
  };
  const found = new Map<string, unknown>();
  if (own.default !== undefined) found.set(path, own.default);
  for (const [key, part] of Object.entries(properties))
    for (const [at, value] of defaultsOf(part, path === "" ? key : `${path}.${key}`))
      found.set(at, value);
  return found;
}

function at(thing: object, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], thing);
}

function accepts(schema: TSchema, value: unknown): boolean {
  return reader(schema)(JSON.stringify(value)) !== null;
}

describe("the defaults in the contract", () => {
  it.each([
    ["site", SiteSettings, defaultSite],
    ["service", ServiceSettings, plainService],
    ["agent", AgentSettings, plainAgent],
  ])("are those of the rules: %s", (_name, schema, plain) => {
    const defaults = defaultsOf(schema);
    expect(defaults.size).toBeGreaterThan(0);
    for (const [path, value] of defaults) expect(at(plain, path), path).toEqual(value);
  });

  it("have the form that the contract asks for", () => {
    expect(accepts(SiteSettings, defaultSite)).toBe(true);
    for (const change of demoSite((login) => `agent-${login}`)) {
      if (change.kind === "site") expect(accepts(SiteSettings, change.value)).toBe(true);
      if (change.kind === "service") expect(accepts(ServiceSettings, change.value)).toBe(true);
      if (change.kind === "agent") expect(accepts(AgentSettings, change.value)).toBe(true);
    }
  });
});
