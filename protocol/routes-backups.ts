import { Type } from "typebox";
import {
  BackupInfo,
  BackupList,
  BackupName,
  BackupPlace,
  backupBytesMax,
  backupMedia,
} from "./backups.ts";
import type { Route } from "./route.ts";
import { InstantMs, record } from "./schema.ts";

const NameParams = record({ name: BackupName });
const problems = [401, 403, 409] as const;

/** Backups, restoring one, and the factory reset. */
export const backupRoutes = {
  backups: {
    method: "GET",
    path: "/v1/admin/backups",
    summary: "The backups that are kept, and how far the running one is",
    who: "administrator",
    answers: { 200: { description: "newest first", schema: BackupList } },
    problems: [401, 403],
    command: false,
  },
  makeBackup: {
    method: "POST",
    path: "/v1/admin/backups",
    summary: "Makes a backup of everything, and checks it by opening it",
    description: "It answers at once; the list tells how far it is.",
    who: "administrator",
    body: record({ target: BackupPlace }),
    answers: { 202: { description: "begun" } },
    problems,
    command: false,
  },
  backup: {
    method: "GET",
    path: "/v1/admin/backups/{name}",
    summary: "A backup, to be kept elsewhere",
    who: "administrator",
    params: NameParams,
    answers: { 200: { description: "the file", media: backupMedia } },
    problems: [401, 403, 404],
    command: false,
  },
  removeBackup: {
    method: "DELETE",
    path: "/v1/admin/backups/{name}",
    summary: "Removes a backup",
    who: "administrator",
    params: NameParams,
    answers: { 204: { description: "gone" } },
    problems: [401, 403, 404],
    command: false,
  },
  restoreUpload: {
    method: "POST",
    path: "/v1/admin/restore",
    summary: "Restores a backup that is sent along",
    description:
      "It is checked to its last byte before anything changes. Then the box starts again with it, under a new epoch; what it replaces is kept in the box.",
    who: "administrator",
    upload: { maxBytes: backupBytesMax, media: [backupMedia] },
    answers: { 200: { description: "checked; the box starts again", schema: BackupInfo } },
    problems: [401, 403, 409, 413, 415, 422],
    command: false,
  },
  restoreKept: {
    method: "POST",
    path: "/v1/admin/backups/{name}/restore",
    summary: "Restores a backup that is kept",
    who: "administrator",
    params: NameParams,
    answers: { 200: { description: "checked; the box starts again", schema: BackupInfo } },
    problems: [401, 403, 404, 409, 422],
    command: false,
  },
  prepareReset: {
    method: "POST",
    path: "/v1/admin/reset/prepare",
    summary: "First step of a factory reset: a code to type",
    who: "administrator",
    answers: {
      200: {
        description: "valid for a few minutes, once",
        schema: record({ code: Type.String(), expiresAt: InstantMs }),
      },
    },
    problems: [401, 403],
    command: false,
  },
  factoryReset: {
    method: "POST",
    path: "/v1/admin/reset",
    summary: "Wipes the box: settings, people, history, files, backups",
    description: "With the code of the first step and the administrator's own password.",
    who: "administrator",
    body: record({
      code: Type.String({ minLength: 1, maxLength: 32 }),
      password: Type.String({ minLength: 1, maxLength: 256 }),
    }),
    answers: { 200: { description: "the box starts again, empty", schema: record({}) } },
    problems: [401, 403, 409],
    command: false,
  },
} as const satisfies Record<string, Route>;
