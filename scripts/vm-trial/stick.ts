import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";

/** What a driver needs to let go of a stick that was pulled. */
const letGoMs = 3_000;

/** A USB stick as a file: one FAT file system with these files. */
export function stickWith(folder: string, files: readonly string[]): string {
  const file = join(folder, "stick.img");
  const bytes = files.reduce((sum, one) => sum + statSync(one).size, 0);
  const commands = [
    ["truncate", "-s", "0", file],
    ["truncate", "-s", `${Math.ceil(bytes / 1e6) + 64}M`, file],
    ["mkfs.vfat", "-F", "32", "-n", "CLE", file],
    ...files.map((one) => ["mcopy", "-i", file, one, `::${basename(one)}`]),
  ];
  for (const [program, ...args] of commands) {
    const { status, stderr } = spawnSync(program ?? "", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }
  return file;
}

/** A hand puts the stick into the running machine. */
export async function plug({ monitor }: Machine, file: string): Promise<void> {
  await monitor?.ask("blockdev-add", {
    driver: "raw",
    "node-name": "stick",
    file: { driver: "file", filename: file },
  });
  await monitor?.ask("device_add", {
    driver: "usb-storage",
    id: "stick",
    drive: "stick",
    removable: true,
  });
}

export async function unplug({ monitor }: Machine): Promise<void> {
  await monitor?.ask("device_del", { id: "stick" }).catch(() => undefined);
  await delay(letGoMs);
  await monitor?.ask("blockdev-del", { "node-name": "stick" }).catch(() => undefined);
}
