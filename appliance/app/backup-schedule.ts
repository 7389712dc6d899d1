import type { State } from "../domain/state.ts";
import type { AccessEntry, AccessLog } from "../ports/access-log.ts";
import { type BackupPlace, BackupRefused, type Backups } from "../ports/backups.ts";
import type { Calendar, Clock, Log } from "../ports/world.ts";

const minuteMs = 60_000;

/**
 * Makes the site's daily backup at its local minute; to the box when no stick is there. What came of it stands in the
 * access log: where it lies, or why there is none.
 */
export function startBackupSchedule(parts: {
  readonly state: () => State;
  readonly backups: Backups;
  readonly access: AccessLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: Log;
}): { stop(): void } {
  const { state, backups, access, clock, calendar, log } = parts;
  let made = "";
  let cancel = () => {};

  /** Where it lies in the end. */
  async function make(): Promise<BackupPlace> {
    const { target, keep } = state().site.backup;
    try {
      await backups.make(target, keep);
      return target;
    } catch (error) {
      if (!(error instanceof BackupRefused && error.why === "noUsb")) throw error;
      await backups.make("box", keep);
      return "box";
    }
  }

  async function night(): Promise<void> {
    try {
      const place = await make();
      log.info("backup.made", { place });
      await note("backupDone", place);
    } catch (error) {
      log.error("backup.failed", { error: String(error) });
      await note("backupFailed", error instanceof BackupRefused ? error.why : "storeFailed");
    }
  }

  /** A log that fails stops no backup. */
  async function note(act: AccessEntry["act"], subject: string): Promise<void> {
    const entry = { at: clock.now(), actor: "box", act, subject, address: "" };
    await access
      .note(entry)
      .catch((error: unknown) => log.error("access.notNoted", { act, error: String(error) }));
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
      void night();
    }
    cancel = clock.after(minuteMs / 2, look);
  }

  look();
  return { stop: () => cancel() };
}
