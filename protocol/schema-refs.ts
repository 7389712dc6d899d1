import type { TSchema } from "typebox";

/** A JSON value that is written into a document. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * Schemas as plain JSON where those with a name stand once, below `at` (`#/components/schemas`), and are pointed
 * at from everywhere else. A schema is known by its identity: one that was made anew is written out in place.
 */
export function schemaRefs(named: Readonly<Record<string, TSchema>>, at: string) {
  const names = new Map<unknown, string>(
    Object.entries(named).map(([name, schema]) => [schema, name]),
  );

  const walk = (value: unknown, top: unknown): unknown => {
    const name = value === top ? undefined : names.get(value);
    if (name !== undefined) return { $ref: `${at}/${name}` };
    if (Array.isArray(value)) return value.map((item) => walk(item, top));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part, top)]));
  };

  return {
    /** The schema, or a pointer to it. */
    use: (schema: TSchema): Json => walk(schema, undefined) as Json,
    /** The named ones, written out. */
    definitions: (): Json =>
      Object.fromEntries(
        Object.entries(named).map(([name, schema]) => [name, walk(schema, schema)]),
      ),
  };
}
