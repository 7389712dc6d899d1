import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "./machine.ts";
import type { Report } from "./report.ts";
import { plug, unplug } from "./stick.ts";

/** Between the plug and the mount, on an emulated machine. */
const mountSeconds = 90;

/** A stick is seen when it is put in, gets a backup and the machine's report, and may be pulled out at any time. */
export async function stickPart(machine: Machine, report: Report): Promise<void> {
  const file = join(machine.options.folder, "backups.img");
  rmSync(file, { force: true });
  must("truncate", "-s", "256M", file);
  must("mkfs.vfat", "-F", "32", "-n", "SAUVEGARDE", file);
  must("mcopy", "-i", file, "/dev/null", "::patience-support");
  await plug(machine, file);
  report.note("a stick is seen by itself and stands open", await mounted(machine), "backups");
  const asBox = "setpriv --reuid patience --regid patience --clear-groups";
  const kept = await machine.shell?.run(
    `pid=$(systemctl show -P MainPID patience); nsenter -t $pid -m ${asBox} sh -c 'cd /run/media/patience-* && mkdir -p Patience && echo kept > Patience/trial'`,
  );
  report.note("the box's own programs write on it", kept?.code === 0, kept?.text ?? "");
  await machine.shell?.tryRun("sync", 30_000);
  await unplug(machine);
  const gone = await machine.until("stick gone", machine.seconds + mountSeconds, async () => {
    const text = await machine.shell?.tryRun("grep -c /run/media /proc/mounts; true");
    return text?.trim() === "0";
  });
  report.note("it is closed when it is pulled out", gone > 0);
  const names = spawnSync("mdir", ["-b", "-i", file, "::", "::Patience"], { encoding: "utf8" });
  report.note("what was written is on it", names.stdout.includes("trial"), "read outside");
  report.note(
    "the machine's report is on it, and was asked for once",
    names.stdout.includes("patience-report") && !names.stdout.includes("patience-support"),
  );
}

async function mounted(machine: Machine): Promise<boolean> {
  return machine
    .until("stick", machine.seconds + mountSeconds, async () => {
      const text = await machine.shell?.tryRun("grep -c /run/media/patience /proc/mounts; true");
      return text?.trim() === "1";
    })
    .then(
      () => true,
      () => false,
    );
}

function must(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
