import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, record } from "./schema.ts";

/** The largest update that is taken: two file systems of a slot, compressed. Bytes. */
export const updateBytesMax = 1_200_000_000;
export const updateMedia = "application/octet-stream";

const step = Type.Union([
  Type.Literal("none"),
  Type.Literal("checking"),
  Type.Literal("writing"),
  Type.Literal("ready"),
  Type.Literal("restarting"),
  Type.Literal("onTrial"),
  Type.Literal("committed"),
  Type.Literal("rolledBack"),
  Type.Literal("refused"),
]);

/** How far the update of the machine is, or how the last one ended. */
export const UpdateState = record({
  step,
  progress: Type.Integer({ minimum: 0, maximum: 100, description: "percent of the writing" }),
  from: Type.String({ description: "the version that it began with" }),
  to: Type.String({ description: "the version of the update" }),
  reason: Type.String({ description: "why it was refused or given up, as a code" }),
  detail: Type.String({ description: "what the tool itself said, for a supporter" }),
  at: InstantMs,
});
export type UpdateState = Static<typeof UpdateState>;

/** The machine that the box runs on, where that is one of our images. */
export const MachineView = record({
  image: Type.Boolean({ description: "false: somebody else keeps this machine" }),
  version: Type.String(),
  slot: Type.String({ description: "A or B" }),
  update: UpdateState,
  faults: Type.Array(Type.String(), { description: "what is wrong with the installer's file" }),
  clock: Type.Union(
    [
      Type.Literal("network"),
      Type.Literal("rtc"),
      Type.Literal("set"),
      Type.Literal("guess"),
      Type.Literal("unknown"),
    ],
    { description: "who set the clock: a server, its battery, an administrator, nobody" },
  ),
});
export type MachineView = Static<typeof MachineView>;

export const UpdateQuery = record({
  older: Type.Optional(
    Type.Union([Type.Literal("yes"), Type.Literal("no")], {
      description: "an older version is wanted",
    }),
  ),
});

/** A box is never older than its first release, and no battery runs wild beyond this century. */
const clockFrom = Date.UTC(2026, 0, 1);
const clockUntil = Date.UTC(2100, 0, 1);

/** What time it is, as an administrator's own device has it. */
export const ClockWish = record({
  at: Type.Integer({ minimum: clockFrom, maximum: clockUntil, description: "UTC, ms since 1970" }),
});
