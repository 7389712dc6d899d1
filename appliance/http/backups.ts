import type { Readable } from "node:stream";
import { backupMedia } from "../../protocol/backups.ts";
import type { HttpCode } from "../../protocol/problem-codes.ts";
import { type BackupPlace, BackupRefused } from "../ports/backups.ts";
import type { Box } from "./box.ts";
import type { Call, Handlers } from "./handlers.ts";
import { Refused } from "./problems.ts";

type BackupKey =
  | "backups"
  | "makeBackup"
  | "backup"
  | "removeBackup"
  | "restoreUpload"
  | "restoreKept";

/** Time for the answer to reach the page before the box goes down. */
export const partingMs = 300;

const codes: Readonly<Record<BackupRefused["why"], HttpCode>> = {
  notABackup: "notABackup",
  truncated: "backupTruncated",
  altered: "backupAltered",
  newer: "backupNewer",
  noRoom: "storeFailed",
  noUsb: "noUsbStick",
  running: "backupRunning",
};

/** The refusal of a backup as a problem that says in which part and at which byte. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof BackupRefused)) return error;
  const { why, part, byte } = error;
  return new Refused(codes[why], part === "" ? {} : { part, byte });
}

/** How a backup that somebody asked for ended; `code` is null when it went well. */
interface Outcome {
  readonly at: number;
  readonly code: string | null;
}

async function make(box: Box, target: BackupPlace): Promise<Outcome> {
  const at = box.clock.now();
  try {
    await box.backups.make(target, box.engine.state().site.backup.keep);
    return { at, code: null };
  } catch (error) {
    box.log.error("backup.failed", { error: String(error) });
    await noteFailure(box, error instanceof BackupRefused ? error.why : "storeFailed");
    const refusal = refusalOf(error);
    return { at, code: refusal instanceof Refused ? refusal.problem.code : "storeFailed" };
  }
}

/** That it was asked for is noted by its route; that it failed is known only now. */
async function noteFailure({ access, clock, log }: Box, subject: string): Promise<void> {
  const entry = {
    at: clock.now(),
    actor: "box",
    act: "backupFailed",
    subject,
    address: "",
  } as const;
  await access
    .note(entry)
    .catch((error: unknown) => log.error("access.notNoted", { error: String(error) }));
}

/** Backups, and restoring one. */
export function backupHandlers(box: Box): Handlers<BackupKey> {
  const { backups, clock } = box;
  let last: Outcome | null = null;

  async function restore(bytes: AsyncIterable<Uint8Array>) {
    try {
      const info = await backups.prepareRestore(bytes);
      box.log.warn("restore.ready", { at: info.at, seq: info.seq });
      clock.after(partingMs, () => box.restart());
      return info;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  return {
    backups: async () => ({
      backups: await backups.list(),
      usb: await backups.hasUsb(),
      running: backups.progress(),
      last,
    }),
    makeBackup: async ({ body, reply }) => {
      if (backups.progress()) throw new Refused("backupRunning");
      if (body.target === "usb" && !(await backups.hasUsb())) throw new Refused("noUsbStick");
      void make(box, body.target).then((outcome) => {
        last = outcome;
      });
      return reply.code(202).send({});
    },
    backup: (call) => send(box, call),
    removeBackup: async ({ params, reply }) => {
      if (!(await backups.remove(params.name))) throw new Refused("notFound");
      return reply.code(204).send();
    },
    restoreUpload: ({ request }) => restore(request.body as Readable),
    restoreKept: async ({ params }) => {
      const kept = await backups.read(params.name);
      if (!kept) throw new Refused("notFound");
      return restore(kept.bytes);
    },
  };
}

async function send({ backups }: Box, { params, reply }: Call<"backup">) {
  const kept = await backups.read(params.name);
  if (!kept) throw new Refused("notFound");
  return reply
    .header("content-length", kept.size)
    .header("content-disposition", `attachment; filename="${params.name}"`)
    .type(backupMedia)
    .send(kept.bytes);
}
