import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Architecture, packagesFor } from "./packages.ts";
import { run } from "./steps.ts";

const release = "trixie";
const sourcesOfHost = "/etc/apt/sources.list.d/debian.sources";

/** Where this machine gets its Debian packages from; the image's come from the same place. */
export function mirrorOfHost(): string {
  const asked = process.env["PATIENCE_DEBIAN_MIRROR"];
  if (asked) return asked;
  const text = existsSync(sourcesOfHost) ? readFileSync(sourcesOfHost, "utf8") : "";
  const found = /^URIs:\s*(\S+?)\/?\s*$/m.exec(text)?.[1];
  if (found === undefined)
    throw new Error(`no Debian mirror in ${sourcesOfHost}; name one in PATIENCE_DEBIAN_MIRROR`);
  return found;
}

const needless = [
  ...["/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*", "/usr/share/info/*"],
  ...["/usr/share/lintian/*", "/usr/share/bug/*", "/usr/share/backgrounds/*"],
];
const kept = ["/usr/share/doc/*/copyright", "/usr/share/locale/locale.alias"];

/**
 * Debian's part of the root, as a tar file in the cache: made once for a list of packages, with their archives kept for
 * the next list. `fresh` asks the mirror for newer packages.
 */
export function debianRoot(
  cache: string,
  architecture: Architecture,
  fresh: boolean,
): { readonly tar: string; readonly made: boolean } {
  const packages = packagesFor(architecture);
  const shape = JSON.stringify({ release, packages, needless, kept });
  const key = createHash("sha256").update(shape).digest("hex").slice(0, 12);
  const tar = join(cache, `root-${architecture}-${key}.tar`);
  if (existsSync(tar) && !fresh) return { tar, made: false };
  const archives = join(cache, `debs-${architecture}`);
  mkdirSync(archives, { recursive: true });
  rmSync(tar, { force: true });
  const mirror = mirrorOfHost();
  const parts = "main non-free-firmware";
  run("mmdebstrap", [
    ...[`--architectures=${architecture}`, "--variant=apt", "--mode=root"],
    '--aptopt=APT::Install-Recommends "false"',
    '--aptopt=APT::Sandbox::User "root"',
    ...needless.map((path) => `--dpkgopt=path-exclude=${path}`),
    ...kept.map((path) => `--dpkgopt=path-include=${path}`),
    ...["--skip=download/empty", "--skip=essential/unlink"],
    `--setup-hook=mkdir -p "$1/var/cache/apt/archives"; cp -f ${archives}/*.deb "$1/var/cache/apt/archives/" 2>/dev/null || true`,
    `--customize-hook=cp -n "$1"/var/cache/apt/archives/*.deb ${archives}/ || true; rm -f "$1"/var/cache/apt/archives/*.deb`,
    `--include=${packages.join(",")}`,
    ...[release, `${tar}.new.tar`],
    `deb ${mirror} ${release} ${parts}`,
    `deb ${mirror}-security ${release}-security ${parts}`,
    `deb ${mirror} ${release}-updates ${parts}`,
  ]);
  renameSync(`${tar}.new.tar`, tar);
  return { tar, made: true };
}
