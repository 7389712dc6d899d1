import type { Kind, Thing } from "./draft.ts";
import { type Shape, shapeOf } from "./fields.ts";
import { schemas } from "./schemas.ts";

/** A new thing: what is given, and for the rest what the schema says that such a thing begins with. */
export function freshThing(kind: Kind, given: Thing): Thing {
  const schema = schemas[kind];
  return { ...((schema ? startOf(shapeOf(schema)) : {}) as object), ...given } as Thing;
}

/** What a value of this shape begins as. */
export function startOf(shape: Shape): unknown {
  if (shape.default !== undefined) return structuredClone(shape.default);
  if (shape.anyOf) return startOfUnion(shape.anyOf);
  if (shape.type === "string") return "";
  if (shape.type === "integer" || shape.type === "number") return shape.minimum ?? 0;
  if (shape.type === "boolean") return false;
  if (shape.type === "array") return [];
  return Object.fromEntries(
    Object.entries(shape.properties ?? {})
      .filter(([key]) => shape.required?.includes(key) ?? true)
      .map(([key, part]) => [key, startOf(part)]),
  );
}

/** None, where there may be none; else the first of the choices. */
function startOfUnion(parts: readonly Shape[]): unknown {
  if (parts.some(({ type }) => type === "null")) return null;
  const [first] = parts;
  return first?.const ?? (first ? startOf(first) : null);
}
