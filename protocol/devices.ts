import type { Static } from "typebox";
import { Type } from "typebox";
import { document } from "./envelope.ts";
import { InstantMs, nullable, record } from "./schema.ts";
import { PrintView } from "./views.ts";

/** Written by devices and pages: birth, and as the MQTT will its opposite. */
export const Presence = record({
  v: Type.Literal(1),
  online: Type.Boolean(),
  bootId: Type.String({ minLength: 4, maxLength: 64 }),
  at: InstantMs,
});
export type Presence = Static<typeof Presence>;

/**
 * Written by a board every 3 s as its sign of life, and after it painted a call as the proof that it was shown; once
 * more when the call has sounded.
 */
export const BoardAck = record({
  v: Type.Literal(1),
  seq: Type.Integer({ minimum: 0 }),
  callId: nullable(Type.String({ maxLength: 64 })),
  paintedAt: InstantMs,
  paintMs: nullable(
    Type.Integer({
      minimum: 0,
      description: "from the beginning of its turn on the board to its paint",
    }),
  ),
  paintAgeMs: Type.Integer({ minimum: 0, description: "since its last frame" }),
  audio: Type.Union([Type.Literal("running"), Type.Literal("suspended"), Type.Literal("none")]),
  sound: Type.Union([
    Type.Literal("none"),
    Type.Literal("chime"),
    Type.Literal("voice"),
    Type.Literal("late"),
  ]),
});
export type BoardAck = Static<typeof BoardAck>;

/** Tells a kiosk what became of the paper of a ticket that it issued. Not retained. */
export const KioskPrint = document(
  {
    ticketId: Type.String({ maxLength: 64 }),
    label: Type.String({ maxLength: 8 }),
    print: PrintView,
  },
  "What the printer said of a ticket of this kiosk.",
);
export type KioskPrint = Static<typeof KioskPrint>;
