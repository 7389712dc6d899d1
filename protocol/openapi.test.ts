import { describe, expect, it } from "vitest";
import { openApi } from "./openapi.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

type Part = Readonly<Record<string, unknown>>;
const document = openApi("1.2.3") as {
  readonly openapi: string;
  readonly info: Part;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Part>> };
};
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Part }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Part };
  readonly responses: Readonly<Record<string, { readonly description: string; content?: Part }>>;
  readonly security: readonly Part[];
}
const rows = Object.entries<Route>(routes);

function operationOf({ path, method }: Route): Operation {
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${method} ${path} is missing`);
  return found;
}

/** Every schema of the document: what stands under `schema`, and the named ones. */
function schemas(value: unknown): Part[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, part]) => [
    ...(key === "schema" ? [part as Part] : []),
    ...schemas(part),
  ]);
}

/** Faults of a schema and of all its parts. */
function faults(schema: unknown, at: string): string[] {
  if (schema === null || typeof schema !== "object") return [`${at}: is no schema`];
  const { $ref, type, anyOf, const: fixed, properties, items, ...rest } = schema as Part;
  if (typeof $ref === "string") return resolve($ref) ? [] : [`${at}: ${$ref} leads nowhere`];
  if (Array.isArray(anyOf)) return anyOf.flatMap((part, index) => faults(part, `${at}|${index}`));
  const open = type === undefined && fixed === undefined && Object.keys({ ...rest }).length > 0;
  return [
    ...(open && !("description" in rest) ? [`${at}: has no type`] : []),
    ...Object.entries(properties ?? {}).flatMap(([key, part]) => faults(part, `${at}.${key}`)),
    ...(items === undefined ? [] : faults(items, `${at}[]`)),
  ];
}

function resolve(ref: string): unknown {
  return document.components.schemas[ref.replace("#/components/schemas/", "")];
}

describe("the OpenAPI document", () => {
  it("names itself, the version of the box, and is plain JSON", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info["version"]).toBe("1.2.3");
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it.each(rows)("has %s with its answers and its problems", (key, route) => {
    const operation = operationOf(route);
    expect(operation.operationId).toBe(key);
    for (const status of [...Object.keys(route.answers), ...route.problems, 400, 429, 503])
      expect(operation.responses[String(status)]?.description).toBeTruthy();
  });

  it.each(rows)("has the parameters of %s as its path writes them", (_key, route) => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const { parameters } = operationOf(route);
    expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(named);
    expect(parameters.filter((one) => one.in === "path").every(({ required }) => required)).toBe(
      true,
    );
    const keys = parameters.filter(({ name }) => name === "Idempotency-Key");
    expect(keys).toHaveLength(route.command ? 1 : 0);
  });

  it("has no route twice, and none that is not in the table", () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(routes).sort());
  });

  it("has a type in every schema, and no pointer that leads nowhere", () => {
    const inline = schemas(document.paths).flatMap((schema, index) => faults(schema, `#${index}`));
    const named = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      faults(schema, name),
    );
    expect([...inline, ...named]).toEqual([]);
  });

  it("points at named schemas instead of repeating them", () => {
    const text = JSON.stringify(document.components.schemas["CallAnswer"]);
    expect(text).toContain("#/components/schemas/VisitView");
    expect(text).toContain("#/components/schemas/SessionView");
  });

  it("says who may call", () => {
    expect(operationOf(routes.health).security).toEqual([{}]);
    expect(operationOf(routes.call).security).toEqual([{ staff: [] }]);
    expect(operationOf(routes.issueTicket).security).toEqual([{}, { staff: [] }]);
  });

  it("asks for a body where one must be sent, and lets others be left out", () => {
    expect(operationOf(routes.issueTicket).requestBody?.required).toBe(true);
    expect(operationOf(routes.arrival).requestBody?.required).toBe(false);
    expect(operationOf(routes.raiseSos).requestBody).toBeUndefined();
  });
});
