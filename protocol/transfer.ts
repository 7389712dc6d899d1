import type { Static } from "typebox";
import { Type } from "typebox";
import { record } from "./schema.ts";

/** The file's own name of itself, and the newest form that this version reads. */
export const transferFormat = "patience-configuration";
export const transferVersion = 1;
/** Bytes of a file with its logo and pictures; films are named in it, not carried. */
export const transferBytesMax = 24 * 1024 * 1024;

/** The file's text as it was read from the disk: where it is cut or altered can then be told. */
export const ImportCheck = record({ text: Type.String({ maxLength: transferBytesMax }) });

/** `plan` is the dry run's: what would be done is done, or nothing (409) when somebody edited meanwhile. */
export const ImportRequest = record({
  text: Type.String({ maxLength: transferBytesMax }),
  plan: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});

export const ImportPlan = record({
  plan: Type.String(),
  changes: Type.Array(Type.Unknown({ description: "the edits that would be made" })),
  before: Type.Array(Type.Unknown({ description: "what stands there now, in the same order" })),
  passwords: Type.Array(Type.String(), { description: "people who will need a password" }),
  assets: Type.Integer({ description: "files that would be added" }),
});
export type ImportPlan = Static<typeof ImportPlan>;
