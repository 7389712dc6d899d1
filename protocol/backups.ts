import type { Static } from "typebox";
import { Type } from "typebox";
import { InstantMs, nullable, record } from "./schema.ts";

export const backupMedia = "application/octet-stream";
/** Far more than a box keeps: assets have 2 GB at most. */
export const backupBytesMax = 4 * 1024 ** 3;

export const BackupName = Type.String({ pattern: "^[A-Za-z0-9-]{1,100}\\.patience$" });
export const BackupPlace = Type.Union([Type.Literal("box"), Type.Literal("usb")]);

export const BackupInfo = record({
  name: Type.String(),
  place: BackupPlace,
  size: Type.Integer({ minimum: 0, description: "bytes" }),
  at: InstantMs,
  siteName: Type.String(),
  seq: Type.Integer({ minimum: 0 }),
});
export type BackupInfo = Static<typeof BackupInfo>;

export const BackupList = record({
  backups: Type.Array(BackupInfo),
  usb: Type.Boolean({ description: "a USB stick is there" }),
  running: nullable(
    record({
      step: Type.Union([
        Type.Literal("database"),
        Type.Literal("packing"),
        Type.Literal("checking"),
        Type.Literal("unpacking"),
      ]),
      done: Type.Integer(),
      total: Type.Integer(),
    }),
  ),
  last: nullable(record({ at: InstantMs, code: nullable(Type.String()) })),
});
export type BackupList = Static<typeof BackupList>;
