import type { TSchema } from "typebox";

/** How one value of a schema is asked for. `optional`: null is « as the site says » or « none ». */
export type Field =
  | {
      readonly kind: "text";
      readonly max: number;
      readonly look: "text" | "time" | "colour" | "zone";
    }
  | { readonly kind: "texts"; readonly max: number }
  | {
      readonly kind: "number";
      readonly unit: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly kind: "flag" }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "choices"; readonly options: readonly string[] }
  | { readonly kind: "ref"; readonly of: RefKind }
  | { readonly kind: "refs"; readonly of: RefKind }
  | { readonly kind: "group"; readonly keys: readonly string[] }
  | { readonly kind: "optional"; readonly inner: Field; readonly fallback: unknown }
  | { readonly kind: "hours" }
  | { readonly kind: "days" }
  | { readonly kind: "other" };

export type RefKind = "service" | "printer" | "room";

/** A schema as the plain data that it is. */
export interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly "x-unit"?: string;
}

/** Fields whose schema alone does not say what they are, by their key. */
const refs: Readonly<Record<string, RefKind>> = {
  serviceIds: "service",
  serviceId: "service",
  printerId: "printer",
  fallbackPrinterId: "printer",
  roomId: "room",
};
const looks: Readonly<Record<string, "time" | "colour" | "zone">> = {
  rollover: "time",
  nightFrom: "time",
  nightTo: "time",
  quietFrom: "time",
  quietTo: "time",
  colour: "colour",
  accentColour: "colour",
  zone: "zone",
};

export function shapeOf(schema: TSchema): Shape {
  return schema as Shape;
}

/** The field that asks for a value of this shape; `key` is its name in the thing. */
export function fieldOf(key: string, shape: Shape): Field {
  if (shape.anyOf) return fieldOfUnion(key, shape.anyOf, shape);
  const ref = refs[key];
  switch (shape.type) {
    case "string":
      return fieldOfText(key, shape, ref);
    case "integer":
    case "number":
      return fieldOfNumber(key, shape);
    case "boolean":
      return { kind: "flag" };
    case "array":
      if (key === "hours") return { kind: "hours" };
      if (key === "closedDays") return { kind: "days" };
      return fieldOfArray(ref, shape.items ?? {});
    case "object":
      return fieldOfObject(shape.properties ?? {});
    default:
      return { kind: "other" };
  }
}

function fieldOfText(key: string, shape: Shape, ref: RefKind | undefined): Field {
  if (ref) return { kind: "ref", of: ref };
  return { kind: "text", max: shape.maxLength ?? 200, look: looks[key] ?? "text" };
}

function fieldOfNumber(key: string, shape: Shape): Field {
  const unit = shape["x-unit"] ?? unitOf(key);
  return { kind: "number", unit, min: shape.minimum ?? null, max: shape.maximum ?? null };
}

function fieldOfUnion(key: string, parts: readonly Shape[], shape: Shape): Field {
  const rest = parts.filter(({ type }) => type !== "null");
  const options = rest.map(({ const: fixed }) => fixed);
  const inner: Field = options.every((one): one is string => typeof one === "string")
    ? { kind: "choice", options }
    : fieldOf(key, rest.length === 1 ? (rest[0] ?? {}) : {});
  if (rest.length === parts.length) return inner;
  const only = rest[0] ?? {};
  return { kind: "optional", inner, fallback: shape.default ?? only.default ?? fallbackOf(inner) };
}

/** What an optional value starts from when it is switched on. */
function fallbackOf(field: Field): unknown {
  if (field.kind === "number") return field.min ?? 1;
  if (field.kind === "flag") return true;
  if (field.kind === "choice") return field.options[0];
  if (field.kind === "refs" || field.kind === "choices") return [];
  if (field.kind === "texts") return { fr: "" };
  return field.kind === "text" && field.look === "colour" ? "#0a5768" : "";
}

function fieldOfArray(ref: RefKind | undefined, items: Shape): Field {
  if (ref) return { kind: "refs", of: ref };
  const options = (items.anyOf ?? [items]).map(({ const: fixed }) => fixed);
  return options.length > 0 && options.every((one): one is string => typeof one === "string")
    ? { kind: "choices", options }
    : { kind: "other" };
}

function fieldOfObject(properties: Readonly<Record<string, Shape>>): Field {
  const keys = Object.keys(properties);
  if (keys.length > 0 && keys.every((key) => ["fr", "en", "es"].includes(key)))
    return { kind: "texts", max: properties["fr"]?.maxLength ?? 200 };
  return { kind: "group", keys };
}

/** The unit that a name ends with, where the schema says none. */
function unitOf(key: string): string {
  if (/Seconds$/.test(key)) return "s";
  if (/Minutes$|^minutes/.test(key)) return "min";
  if (/Hours$/.test(key)) return "h";
  if (/Days$/.test(key)) return "d";
  if (/Months$/.test(key)) return "months";
  if (/^people/.test(key)) return "people";
  return "";
}

/** What is wrong with a value of this shape, for a sentence; null when nothing is. */
export type FieldFault =
  | { readonly code: "range"; readonly min: number | null; readonly max: number | null }
  | { readonly code: "empty" }
  | { readonly code: "long"; readonly max: number }
  | { readonly code: "form" };

export function faultOfValue(shape: Shape, value: unknown): FieldFault {
  if (shape.type === "integer" || shape.type === "number")
    return { code: "range", min: shape.minimum ?? null, max: shape.maximum ?? null };
  if (typeof value === "string" && value.trim() === "") return { code: "empty" };
  if (typeof value === "string" && shape.maxLength !== undefined && value.length > shape.maxLength)
    return { code: "long", max: shape.maxLength };
  if (Array.isArray(value) && value.length === 0) return { code: "empty" };
  return { code: "form" };
}

/** The shape of a value that may also be none. */
export function partOf(shape: Shape): Shape {
  return shape.anyOf?.find(({ type }) => type !== "null") ?? shape;
}
