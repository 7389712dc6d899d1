import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleFile } from "./bundle.ts";
import { diskFile } from "./disk.ts";
import { writeManifest } from "./manifest.ts";
import type { Architecture } from "./packages.ts";
import { debianRoot } from "./root.ts";
import { fatFile, rootFile, sizes } from "./slot.ts";
import { run, step } from "./steps.ts";
import { finish, unpacked } from "./tree.ts";

/*
 * Builds the image: Debian's packages, Node, Patience, as one disk to flash. Nothing is mounted by a loop device; only
 * the programs of the new root run inside of it. The second build takes what the first one kept.
 */

const { values } = parseArgs({
  options: {
    arch: { type: "string", default: "amd64" },
    out: { type: "string", default: "dist/image" },
    cache: { type: "string", default: join(homedir(), ".cache/patience/image") },
    version: { type: "string" },
    /** zstd's level for the root: 15 for a release (smaller), 3 for a trial (sooner). */
    level: { type: "string", default: "6" },
    /** Asks for newer packages of Debian. */
    fresh: { type: "boolean", default: false },
    /** A certificate (PEM) for updates that each box of this image takes. */
    "update-key": { type: "string" },
    /** With a certificate and its key, a signed update is made beside the image. */
    cert: { type: "string" },
    key: { type: "string" },
    /** For trials of what becomes of a bad update: `appliance` never starts, `screen` never paints. */
    break: { type: "string" },
    /** Compresses the image for the download. */
    compress: { type: "boolean", default: false },
    /** Only Debian's root and the programs: what another processor can be given here. */
    "root-only": { type: "boolean", default: false },
  },
});

const home = join(import.meta.dirname, "../..");
const architecture: Architecture = values.arch === "arm64" ? "arm64" : "amd64";
const folder = join(home, values.out);
const facts = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
const version = values.version ?? facts.version;
/** The last commit's time: the same sources give the same bytes. */
const epoch = Number(
  process.env["SOURCE_DATE_EPOCH"] ??
    run("git", ["log", "-1", "--format=%ct"], { cwd: home }).trim(),
);
const made = { folder, epoch };

process.env["SOURCE_DATE_EPOCH"] = String(epoch);
mkdirSync(folder, { recursive: true });
mkdirSync(values.cache, { recursive: true });
console.log(`Patience ${version} for ${architecture}`);
const startedAt = performance.now();

const { tar } = await step("Debian's packages", () =>
  debianRoot(values.cache, architecture, values.fresh),
);
const tree = await step("root and first RAM disk", () => unpacked(values.cache, tar, architecture));
const packages = await step("programs, pages, units", () =>
  finish({
    cache: values.cache,
    tree,
    architecture,
    version,
    updateKey: values["update-key"] ?? null,
    broken: values.break ?? null,
  }),
);
const root = await step(`root file system (zstd ${values.level})`, () =>
  rootFile(tree, made, Number(values.level)),
);
const boot = await step("boot file system", () => {
  const kernel = run("sh", ["-c", `ls ${tree}/boot/vmlinuz-* | tail -1`]).trim();
  cpSync(kernel, join(folder, "vmlinuz"));
  cpSync(join(tree, "boot/initrd"), join(folder, "initrd"));
  const files = { vmlinuz: join(folder, "vmlinuz"), initrd: join(folder, "initrd") };
  return fatFile(made, { name: "BOOT", megabytes: sizes.boot, files });
});
if (values["root-only"]) done([root]);
const disk = await step("disk", () => {
  const example = join(folder, "patience-example.toml");
  cpSync(join(home, "systemd/patience-example.toml"), example);
  return diskFile(made, { root, boot }, { "patience-example.toml": example });
});
const { cert, key } = values;
const bundle =
  cert !== undefined && key !== undefined
    ? await step("signed update", () =>
        bundleFile(made, { root, boot, version, cert, key, architecture }),
      )
    : null;
const packed = values.compress
  ? await step("download (zstd)", () => {
      run("zstd", ["-q", "-f", "-T2", "-3", disk, "-o", `${disk}.zst`]);
      return `${disk}.zst`;
    })
  : null;
await step("manifest and bill of materials", () =>
  writeManifest({
    folder,
    tree,
    version,
    architecture,
    epoch,
    packages,
    home,
    files: [disk, bundle, packed],
  }),
);
done([disk, bundle, packed]);

function done(files: readonly (string | null)[]): never {
  for (const file of files)
    if (file !== null && existsSync(file))
      console.log(
        `  ${file}  ${(statSync(file).size / 1e6).toFixed(0)} MB (${blocks(file)} MB on disk)`,
      );
  const seconds = (performance.now() - startedAt) / 1000;
  writeFileSync(join(folder, "seconds"), `${seconds.toFixed(1)}\n`);
  console.log(`done in ${seconds.toFixed(0)} s`);
  process.exit(0);
}

function blocks(file: string): string {
  return ((statSync(file).blocks * 512) / 1e6).toFixed(0);
}
