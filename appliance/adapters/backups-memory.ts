import { BackupRefused, type Backups } from "../ports/backups.ts";

/** No backups at all: for trials of the routes around them. `reset` tells whether one was laid ready. */
export function noBackups(): Backups & { readonly reset: () => boolean } {
  let reset = false;
  return {
    make: () => Promise.reject(new BackupRefused("noUsb")),
    list: async () => [],
    read: async () => null,
    remove: async () => false,
    progress: () => null,
    hasUsb: async () => false,
    prepareRestore: () => Promise.reject(new BackupRefused("notABackup", "manifest", 0)),
    prepareReset: async () => {
      reset = true;
    },
    reset: () => reset,
  };
}
