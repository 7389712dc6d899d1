import type { Static } from "typebox";
import { Type } from "typebox";
import { document } from "./envelope.ts";
import { InstantMs } from "./schema.ts";

/** `ok` says that a part is watched and well; `warning` can wait, `alert` wants somebody now. */
export const HealthLevel = Type.Union([
  Type.Literal("ok"),
  Type.Literal("warning"),
  Type.Literal("alert"),
]);
export type HealthLevel = Static<typeof HealthLevel>;

/** `board:hall`, `printer:accueil`, `voice`, `disk`: a kind, and the device's id where there are several. */
export const HealthComponent = Type.String({ pattern: "^[a-z]{1,16}(:[a-z0-9][a-z0-9-]{0,31})?$" });

/** How a part of the box is; each screen turns `code` into its own sentence. */
export const HealthReport = document(
  {
    component: HealthComponent,
    level: HealthLevel,
    code: Type.String({ pattern: "^[a-z][A-Za-z]{0,31}$", description: "a stable word" }),
    since: InstantMs,
    facts: Type.Record(
      Type.String({ pattern: "^[a-z][A-Za-z]{0,31}$" }),
      Type.Union([Type.String({ maxLength: 100 }), Type.Number()]),
      {
        maxProperties: 8,
        description: "what the sentence needs: a name, a count; nothing personal",
      },
    ),
  },
  "How a part of the box is, since when.",
);
export type HealthReport = Static<typeof HealthReport>;
