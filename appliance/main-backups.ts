import { randomUUID } from "node:crypto";
import { openFolderBackups, usbMounts } from "./adapters/backups-folder.ts";
import { migrations } from "./adapters/store-sqlite-migrations.ts";
import { startBackupSchedule } from "./app/backup-schedule.ts";
import type { Engine } from "./app/contract.ts";
import type { Options } from "./config/options.ts";
import type { AccessLog } from "./ports/access-log.ts";
import type { Calendar, Clock, Log } from "./ports/world.ts";

/** The backups of this data folder, and the nightly one. */
export function openBackups(
  world: {
    readonly options: Options;
    readonly clock: Clock;
    readonly calendar: Calendar;
    readonly log: Log;
  },
  engine: Engine,
  access: AccessLog,
) {
  const { options, clock } = world;
  const backups = openFolderBackups({
    dataDir: options.dataDir,
    tables: migrations.length,
    siteName: () => engine.state().site.name,
    now: () => clock.now(),
    newEpoch: () => randomUUID(),
    usbMounts,
  });
  const schedule = startBackupSchedule({ ...world, backups, access, state: () => engine.state() });
  return { backups, schedule };
}
