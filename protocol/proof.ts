import type { Static } from "typebox";
import { Type } from "typebox";
import { document } from "./envelope.ts";
import { InstantMs, nullable, Slug } from "./schema.ts";

/** What the room saw and heard of a counter's newest call. */
export const CallProof = document(
  {
    id: Slug,
    callId: Type.String({ maxLength: 64 }),
    visitId: Type.String({ maxLength: 64 }),
    startAt: InstantMs,
    boards: Type.Integer({ minimum: 0, description: "boards that have to show it" }),
    painted: Type.Integer({ minimum: 0, description: "boards that have painted it" }),
    paintMs: nullable(
      Type.Integer({ minimum: 0, description: "the slowest one's time from hearing to painting" }),
    ),
    speakers: Type.Integer({ minimum: 0, description: "loudspeakers that have to say it" }),
    sound: Type.Union([
      Type.Literal("pending"),
      Type.Literal("none"),
      Type.Literal("late"),
      Type.Literal("chime"),
      Type.Literal("voice"),
    ]),
  },
  "The proof of a call, for the agent who made it.",
);
export type CallProof = Static<typeof CallProof>;
