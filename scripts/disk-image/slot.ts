import { existsSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { run } from "./steps.ts";

/** MB. Head room for what comes: a kernel grows, a root does. */
export const sizes = { setup: 64, esp: 64, boot: 128, root: 1024 } as const;

/** What is in Debian's root and not in a slot: kernels lie in the boot partition, caches are nobody's. */
const leftOut = [
  "boot/*",
  "var/cache/*",
  "var/lib/apt/*",
  "var/lib/dpkg/*",
  "var/log/*",
  "run/*",
  "tmp/*",
  "dev/*",
  "proc/*",
  "sys/*",
  "var/lib/initramfs-tools/*",
  "usr/lib/python3*",
];

/** Same files, same bytes: all times are the release's. */
export interface Made {
  readonly folder: string;
  /** Seconds since 1970: `SOURCE_DATE_EPOCH`. */
  readonly epoch: number;
}

/** The root as a file system that cannot be written to. `level` of zstd: 15 for a release, 3 for a trial. */
export function rootFile(tree: string, { folder, epoch }: Made, level: number): string {
  const file = join(folder, "root.squashfs");
  rmSync(file, { force: true });
  const env = { SOURCE_DATE_EPOCH: String(epoch) };
  const compression = ["-comp", "zstd", "-Xcompression-level", String(level), "-b", "256K"];
  const same = ["-noappend", "-quiet", "-no-progress", "-all-time", String(epoch)];
  run(
    "mksquashfs",
    [tree, file, ...compression, ...same.slice(0, 3), "-wildcards", "-e", ...leftOut],
    { env },
  );
  return file;
}

/** A FAT file system with some files, without a mount. `name` at most 11 letters. */
export function fatFile(
  { folder, epoch }: Made,
  {
    name,
    megabytes,
    files,
  }: { name: string; megabytes: number; files: Readonly<Record<string, string>> },
): string {
  const file = join(folder, `${name.toLowerCase()}.vfat`);
  rmSync(file, { force: true });
  const env = { SOURCE_DATE_EPOCH: String(epoch), TZ: "UTC", MTOOLS_SKIP_CHECK: "1" };
  run("truncate", ["-s", `${megabytes}M`, file]);
  run("mkfs.vfat", ["--invariant", "-F", "16", "-n", name, file], { env });
  const folders = new Set<string>();
  for (const path of Object.keys(files)) {
    const parts = path.split("/").slice(0, -1);
    for (const [index] of parts.entries()) folders.add(parts.slice(0, index + 1).join("/"));
  }
  for (const one of folders) run("mmd", ["-i", file, `::${one}`], { env });
  for (const [path, source] of Object.entries(files)) {
    if (!existsSync(source)) throw new Error(`${source} is not there`);
    utimesSync(source, epoch, epoch);
    run("mcopy", ["-m", "-i", file, source, `::${path}`], { env });
  }
  return file;
}
