import type { State } from "../domain/state.ts";
import { BackupRefused, type Backups } from "../ports/backups.ts";
import type { Calendar, Clock, Log } from "../ports/world.ts";

const minuteMs = 60_000;

/** Makes the site's daily backup at its local minute; to the box when no stick is there. */
export function startBackupSchedule(parts: {
  readonly state: () => State;
  readonly backups: Backups;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: Log;
}): { stop(): void } {
  const { state, backups, clock, calendar, log } = parts;
  let made = "";
  let cancel = () => {};

  async function make(): Promise<void> {
    const { target, keep } = state().site.backup;
    try {
      await backups.make(target, keep);
    } catch (error) {
      if (!(error instanceof BackupRefused && error.why === "noUsb")) throw error;
      await backups.make("box", keep);
    }
  }

  function look(): void {
    const { site } = state();
    const { scheduled, at } = site.backup;
    const now = clock.now();
    const [hours = 0, minutes = 0] = at.split(":").map(Number);
    const day = calendar.businessDay(now, site.zone, "00:00");
    const due = calendar.minuteOfDay(now, site.zone) === hours * 60 + minutes && made !== day;
    if (scheduled && due) {
      made = day;
      make().then(
        () => log.info("backup.made"),
        (error: unknown) => log.error("backup.failed", { error: String(error) }),
      );
    }
    cancel = clock.after(minuteMs / 2, look);
  }

  look();
  return { stop: () => cancel() };
}
