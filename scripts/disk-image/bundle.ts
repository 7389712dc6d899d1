import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Architecture } from "./packages.ts";
import type { Made } from "./slot.ts";
import { run } from "./steps.ts";

export interface Bundle {
  readonly root: string;
  readonly boot: string;
  readonly version: string;
  /** PEM files of whoever signs. */
  readonly cert: string;
  readonly key: string;
  readonly architecture: Architecture;
}

/** One signed file with both file systems of a slot: RAUC's verity bundle, which is checked while it is read. */
export function bundleFile({ folder }: Made, bundle: Bundle): string {
  const { version, architecture, cert, key } = bundle;
  const content = join(folder, "bundle");
  const file = join(folder, `patience-${version}-${architecture}.raucb`);
  rmSync(content, { recursive: true, force: true });
  rmSync(file, { force: true });
  mkdirSync(content);
  linkSync(bundle.root, join(content, "root.img"));
  linkSync(bundle.boot, join(content, "boot.img"));
  writeFileSync(
    join(content, "manifest.raucm"),
    `[update]\ncompatible=patience-${architecture}\nversion=${version}\n[bundle]\nformat=verity\n` +
      "[image.rootfs]\nfilename=root.img\n[image.boot]\nfilename=boot.img\n",
  );
  run("rauc", ["bundle", `--cert=${cert}`, `--key=${key}`, content, file]);
  rmSync(content, { recursive: true, force: true });
  return file;
}
