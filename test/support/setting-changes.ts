import type { TSchema } from "typebox";
import { Check } from "typebox/value";

/** One setting that is another one now: where it is, and the whole thing with it. */
export interface SettingChange {
  readonly path: string;
  readonly value: unknown;
}

type Schema = TSchema & {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Texts of every form that a setting takes; the first that fits and is another one is taken. */
const texts = [
  ...["Essai", "essai-2", "B", "09:00", "#1a5fb4", "2026-12-24", "mot de passe"],
  ...["{numéro} {guichet}", "08:00", "24:00"],
];
/** Named from elsewhere, so that another value must be one that is there. */
const named: Readonly<Record<string, unknown>> = {
  zone: "Europe/Madrid",
  serviceIds: ["service-1"],
  serviceId: "service-2",
  counterId: "guichet-4",
  hours: [{ weekday: 1, from: "00:00", until: "24:00" }],
  last: 9998,
};
/** Two ends of one time: neither makes sense alone. */
const ends: Readonly<Record<string, object>> = {
  nightFrom: { nightFrom: "22:00", nightTo: "06:00" },
  nightTo: { nightFrom: "22:00", nightTo: "07:00" },
  quietFrom: { quietFrom: "01:00", quietTo: "02:00" },
  quietTo: { quietFrom: "01:00", quietTo: "03:00" },
};
/** Ids stay; files must be uploaded first, which `assets.test.ts` does. */
const left = /^(id|login|roomId|printerId|fallbackPrinterId|.*[aA]sset(Id)?|media)$/;

/** Each setting of a thing with another value that its schema takes, one at a time. */
export function settingChanges(schema: TSchema, thing: unknown, path = ""): SettingChange[] {
  const { properties, anyOf } = schema as Schema;
  const key = path.split(".").at(-1) ?? "";
  if (left.test(key)) return [];
  if (properties && isObject(thing))
    return Object.entries(properties).flatMap(([name, part]) =>
      settingChanges(part, thing[name], path === "" ? name : `${path}.${name}`).map((one) => ({
        path: one.path,
        value: { ...thing, [name]: one.value, ...ends[name] },
      })),
    );
  const inner = anyOf?.find((one) => one.properties && Check(one, thing));
  if (inner)
    return [...settingChanges(inner, thing, path), ...other(schema as Schema, thing, path)];
  return other(schema as Schema, thing, path);
}

function other(schema: Schema, now: unknown, path: string): SettingChange[] {
  const key = path.split(".").at(-1) ?? "";
  const found = candidates(schema, now, key).find(
    (value) => JSON.stringify(value) !== JSON.stringify(now) && Check(schema, value),
  );
  return found === undefined ? [] : [{ path, value: found }];
}

function candidates(schema: Schema, now: unknown, key: string): unknown[] {
  if (key in named) return [named[key], null];
  if (key === "rollover") return [anHourLater(String(now))];
  const { anyOf = [], properties, items, minimum, maximum } = schema;
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined);
  const numbers = typeof now === "number" ? [now + 1, now - 1, ...bounds] : bounds;
  const longer = typeof now === "string" && now.includes("{") ? [`${now}.`] : [];
  const whole = properties ? [objectOf(properties)] : [];
  const listed = items
    ? [[candidates(items, undefined, key).find((one) => Check(items, one))], []]
    : [];
  return [
    ...(schema.const === undefined ? [] : [schema.const]),
    ...[!now, ...numbers, ...longer, ...texts, ...whole, ...listed],
    ...anyOf.flatMap((one) => candidates(one, now, key)),
    null,
  ];
}

function objectOf(properties: Readonly<Record<string, Schema>>): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [
      name,
      candidates(part, undefined, name).find((one) => Check(part, one)),
    ]),
  );
}

function anHourLater(time: string): string {
  return `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, "0")}${time.slice(2)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
