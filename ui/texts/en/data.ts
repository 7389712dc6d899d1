import type { DataTexts } from "../fr/data.ts";

export const data: DataTexts = {
  backups: {
    page: "Backups",
    lead: "One file holds everything: settings, agents, history, logos and sounds. It is checked as soon as it is written.",
    make: "Back up now",
    makeUsb: "Back up to the USB stick",
    noUsb: "No USB stick is plugged into the box.",
    schedule: "Automatic backup",
    kept: "Backups that are kept",
    none: "No backup yet.",
    box: "On the box",
    usb: "On the USB stick",
    events: (count: number) => `${count} events`,
    download: "Download",
    restore: "Restore",
    remove: "Delete",
    removeAsk: "Delete this backup?",
    restoreTitle: "Restore from a file",
    restoreLead:
      "The whole file is checked before anything changes. Then the box starts again with these data; screens and counters come back by themselves. What is replaced stays in the box.",
    choose: "Choose a file…",
    restoreAsk: (when: string) =>
      `Replace all data by the backup of ${when}? Tickets taken since will be lost.`,
    restoreAskFile: "Replace all data of this box by those of the file?",
    yes: "Yes, restore",
    cancel: "Cancel",
    sending: "Sending the file…",
    restarting: "Backup checked. The box starts again…",
    restarted: "The box has started again with the restored data.",
    made: (when: string) => `Last successful backup: ${when}`,
    failed: (why: string) => `The last backup failed: ${why}`,
    steps: {
      database: "Copying the database…",
      packing: "Writing the file…",
      checking: "Checking…",
      unpacking: "Reading the backup…",
    },
  },
  reset: {
    page: "Factory reset",
    lead: "Erases everything: settings, agents, history, files, and the backups that are kept on the box. Then the box is set up as on the first day.",
    first: "First make a backup on a USB stick, or download one.",
    start: "Begin the factory reset…",
    code: (code: string) => `To confirm, type the code ${code} and your password.`,
    codeLabel: "Code",
    password: "Password",
    go: "Erase everything",
    cancel: "Cancel",
    done: "The box erases itself and starts again. This page is of no more use.",
  },
  refusals: {
    notABackup: "This file is no backup of Patience.",
    backupTruncated: (part: string, byte: number) =>
      `This file is incomplete: it ends in “${part}”, at byte ${byte}. Nothing was changed.`,
    backupAltered: (part: string, byte: number) =>
      `This file was altered or damaged: “${part}”, from byte ${byte}. Nothing was changed.`,
    backupNewer:
      "This backup comes from a newer version of Patience: install that version first. Nothing was changed.",
    backupRunning: "A backup or a restore is already running.",
    noUsbStick: "No USB stick is plugged into the box.",
    wrongResetCode: "This code is not the right one, or no longer valid. Begin again.",
    badCredentials: "This is not the right password.",
    other: "That did not work. Nothing was changed.",
  },
};
