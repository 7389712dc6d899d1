import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Architecture } from "./packages.ts";
import { keptPackages } from "./programs.ts";

const home = join(import.meta.dirname, "../..");

/** npm's words for Debian's processors. */
const processors: Readonly<Record<Architecture, string>> = { amd64: "x64", arm64: "arm64" };

/** What is in a package's folder and no running program reads. */
const needless =
  /(\.map|\.md|\.d\.[mc]?ts|\.ts|\.c|\.cc|\.cpp|\.h|\.gyp|\.gypi)$|\/(deps|src|test|tests|docs|android-[^/]*|darwin-[^/]*|win32-[^/]*)(\/|$)|-(musl|armv[67])[^/]*\.node$/;

/** Installs the locked packages for a processor, without those of development; answers the folder. Done once a lock. */
export function lockedPackages(cache: string, architecture: Architecture): string {
  const lock = readFileSync(join(home, "package-lock.json"));
  const key = createHash("sha256").update(lock).digest("hex").slice(0, 16);
  const folder = join(cache, `npm-${architecture}-${key}`);
  if (existsSync(join(folder, "done"))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    cpSync(join(home, name), join(folder, name));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const target = [`--cpu=${processors[architecture]}`, "--os=linux", "--libc=glibc"];
  execFileSync("npm", ["ci", "--omit=dev", ...quiet, ...target], { cwd: folder, stdio: "inherit" });
  writeFileSync(join(folder, "done"), "");
  return folder;
}

/** Node itself, out of the locked packages. */
export function nodeProgram(locked: string, architecture: Architecture): string {
  return join(locked, `node_modules/node-linux-${processors[architecture]}/bin/node`);
}

/** Copies the packages that stay whole, and what they need, beside the bundled programs. */
export function copyPackages(locked: string, folder: string): string[] {
  const copied = closure(locked);
  for (const name of copied)
    cpSync(join(locked, "node_modules", name), join(folder, "node_modules", name), {
      recursive: true,
      filter: (path) => !needless.test(path.slice(path.indexOf("/node_modules/") + 14)),
    });
  return copied;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The kept packages with all that they need at run time, as far as it is installed for this processor. */
function closure(locked: string): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const path = join(locked, "node_modules", name, "package.json");
    if (found.has(name) || !existsSync(path)) return;
    found.add(name);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(path, "utf8"),
    ) as Manifest;
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed);
  };
  for (const name of keptPackages) visit(name);
  return [...found].sort();
}
