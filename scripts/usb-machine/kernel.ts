import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { xzBytes } from "./xz.ts";

/** Debian's stock kernel, unpacked, and its modules. */
export interface Kernel {
  readonly version: string;
  readonly image: string;
  /** Modules by name, in the order in which they can be loaded. */
  modules(names: readonly string[]): { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Fetches the kernel once (70 to 110 MB) into a folder; later runs find it there. */
export function stockKernel(folder: string): Kernel {
  const found = unpackedIn(folder);
  if (found) return found;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const name = kernelPackage();
  console.log(`› fetching ${name}`);
  execFileSync("apt-get", ["download", "-q", name], { cwd: folder, stdio: "ignore" });
  const [archive] = globSync(join(folder, "linux-image-*.deb"));
  if (archive === undefined) throw new Error(`apt-get left no ${name}`);
  execFileSync("dpkg-deb", ["-x", archive, folder]);
  rmSync(archive);
  const kernel = unpackedIn(folder);
  if (!kernel) throw new Error(`no kernel in ${name}`);
  return kernel;
}

/** The cloud kernel has none of the USB modules; the plain one has them all. */
function kernelPackage(): string {
  const architecture = execFileSync("dpkg", ["--print-architecture"], { encoding: "utf8" }).trim();
  const meta = `linux-image-${architecture}`;
  const depends = execFileSync("apt-cache", ["depends", meta], { encoding: "utf8" });
  const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (name === undefined) throw new Error(`apt knows no ${meta}; try apt-get update`);
  return name;
}

function unpackedIn(folder: string): Kernel | undefined {
  const [image] = globSync(join(folder, "boot/vmlinuz-*"));
  if (image === undefined) return undefined;
  const version = basename(image).slice("vmlinuz-".length);
  const roots = ["lib/modules", "usr/lib/modules"].map((path) => join(folder, path, version));
  const root = roots.find((path) => existsSync(path));
  return root === undefined ? undefined : { version, image, modules: (names) => load(root, names) };
}

function load(root: string, names: readonly string[]) {
  const files = new Map(
    globSync(join(root, "kernel/**/*.ko{,.xz}")).map((path) => [
      basename(path)
        .replace(/\.ko(\.xz)?$/, "")
        .replaceAll("-", "_"),
      path,
    ]),
  );
  const loaded = new Map<string, Uint8Array>();
  const take = (name: string) => {
    const path = files.get(name);
    // What is not a module is built in.
    if (loaded.has(name) || path === undefined) return;
    const bytes = path.endsWith(".xz") ? xzBytes(path) : readFileSync(path);
    for (const needed of dependenciesOf(bytes)) take(needed);
    loaded.set(name, bytes);
  };
  for (const name of names) take(name);
  return [...loaded].map(([name, bytes]) => ({ name, bytes }));
}

/** A module names what it needs in its section `.modinfo`: `depends=a,b`. */
function dependenciesOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString("latin1");
  const list = /\0depends=([^\0]*)\0/.exec(text)?.[1] ?? "";
  return list
    .split(",")
    .filter(Boolean)
    .map((name) => name.replaceAll("-", "_"));
}
