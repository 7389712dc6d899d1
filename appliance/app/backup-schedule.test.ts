import { describe, expect, it } from "vitest";
import { temporalCalendar } from "../adapters/calendar-temporal.ts";
import { manualClock } from "../adapters/clock-manual.ts";
import { memoryLog } from "../adapters/log-memory.ts";
import { openMemoryStore } from "../adapters/store-memory.ts";
import { emptyState } from "../domain/state-new.ts";
import { type BackupPlace, BackupRefused } from "../ports/backups.ts";
import { startBackupSchedule } from "./backup-schedule.ts";

const hourMs = 3_600_000;
/** 23 November 2026, 21:00 in Paris. */
const evening = Date.UTC(2026, 10, 23, 20);

function night(make: (place: BackupPlace) => Promise<void>, target: BackupPlace = "box") {
  const state = emptyState();
  const backup = { ...state.site.backup, scheduled: true, at: "02:30", target };
  state.site = { ...state.site, zone: "Europe/Paris", backup };
  const clock = manualClock(evening);
  const { access } = openMemoryStore();
  const asked: BackupPlace[] = [];
  const schedule = startBackupSchedule({
    state: () => state,
    backups: {
      ...{ list: async () => [], read: async () => null, remove: async () => false },
      ...{ progress: () => null, hasUsb: async () => false },
      ...{ prepareRestore: () => Promise.reject(), prepareReset: async () => undefined },
      make: async (place) => {
        asked.push(place);
        await make(place);
        return { ...{ name: "x", place, size: 1, at: 0 }, siteName: "", seq: 0 };
      },
    },
    ...{ access, clock, calendar: temporalCalendar(), log: memoryLog() },
  });
  return {
    asked,
    async lines(hours = 12) {
      await clock.advanceSettling(hours * hourMs);
      schedule.stop();
      return (await access.lines({ limit: 10 })).map(({ actor, act, subject }) => ({
        ...{ actor, act, subject },
      }));
    },
  };
}

describe("the nightly backup", () => {
  it("is made once a night at its minute, and the access log tells where it lies", async () => {
    const { asked, lines } = night(async () => undefined);
    expect(await lines(36)).toEqual([
      { actor: "box", act: "backupDone", subject: "box" },
      { actor: "box", act: "backupDone", subject: "box" },
    ]);
    expect(asked).toEqual(["box", "box"]);
  });

  it("goes to the box where no stick is there", async () => {
    const { asked, lines } = night(async (place) => {
      if (place === "usb") throw new BackupRefused("noUsb");
    }, "usb");
    expect(await lines()).toEqual([{ actor: "box", act: "backupDone", subject: "box" }]);
    expect(asked).toEqual(["usb", "box"]);
  });

  it("that fails is told, with why", async () => {
    const full = night(() => Promise.reject(new BackupRefused("noRoom")));
    expect(await full.lines()).toEqual([{ actor: "box", act: "backupFailed", subject: "noRoom" }]);
    const broken = night(() => Promise.reject(new Error("EIO")));
    expect(await broken.lines()).toEqual([
      { actor: "box", act: "backupFailed", subject: "storeFailed" },
    ]);
  });
});
