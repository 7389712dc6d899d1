import type { Static, TSchema } from "typebox";
import { Type } from "typebox";

/** Ids of services, counters, devices: lower case, short, safe in a topic and in a path. */
export const Slug = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,31}$" });

/** A moment: milliseconds of UTC since 1970, as the box's clock has them. */
export const InstantMs = Type.Integer({ minimum: 0, description: "UTC, milliseconds since 1970" });

export const Language = Type.Union([Type.Literal("fr"), Type.Literal("en"), Type.Literal("es")]);
export type Language = Static<typeof Language>;

export const languages: readonly Language[] = ["fr", "en", "es"];

/** A text in each language of the site; French is always there. */
export const LocalText = Type.Object(
  {
    fr: Type.String({ maxLength: 200 }),
    en: Type.Optional(Type.String({ maxLength: 200 })),
    es: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type LocalText = Static<typeof LocalText>;

/** The text in one language, in French where that language has none. */
export function textIn(text: LocalText, language: Language): string {
  return text[language] || text.fr;
}

/** A closed object: an unknown key is an error, so that a typing mistake is seen and not ignored. */
export function record<P extends Record<string, TSchema>>(properties: P, description?: string) {
  return Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  });
}

/** Present or null. Null says "none"; a missing key would say "unknown". */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}
