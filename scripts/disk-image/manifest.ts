import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { run, stepTimes } from "./steps.ts";

export interface Release {
  readonly folder: string;
  readonly tree: string;
  readonly version: string;
  readonly architecture: string;
  readonly epoch: number;
  /** npm packages that lie whole in the image; the others are inside the bundled programs. */
  readonly packages: readonly string[];
  readonly home: string;
  readonly files: readonly (string | null)[];
}

interface Component {
  readonly type: "library" | "application" | "operating-system";
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

/** Writes what is in the image (CycloneDX 1.6) and what the files are (sums, sizes, steps). */
export async function writeManifest(release: Release): Promise<void> {
  const { folder, version, architecture, epoch } = release;
  const components = [...debianComponents(release), ...npmComponents(release)];
  const bill = {
    ...{ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 },
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      component: { type: "application", name: "patience-image", version },
    },
    components,
  };
  writeFileSync(join(folder, "patience.cdx.json"), `${JSON.stringify(bill, null, 1)}\n`);
  const files = [];
  for (const file of [...release.files, join(folder, "root.squashfs"), join(folder, "boot.vfat")])
    if (file !== null && existsSync(file))
      files.push({ name: basename(file), bytes: statSync(file).size, sha256: await sumOf(file) });
  const manifest = {
    ...{ version, architecture, sourceDateEpoch: epoch, files },
    packages: {
      debian: components.filter(({ purl }) => purl.startsWith("pkg:deb")).length,
      npm: components.filter(({ purl }) => purl.startsWith("pkg:npm")).length,
    },
  };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  writeFileSync(join(folder, "steps.json"), JSON.stringify(stepTimes()));
}

function debianComponents({ tree }: Release): Component[] {
  const format = "$" + "{Package}\\t$" + "{Version}\\t$" + "{Architecture}\\n";
  return run("dpkg-query", [`--admindir=${tree}/var/lib/dpkg`, "-W", "-f", format])
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", version = "", arch = ""] = line.split("\t");
      const purl = `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=${arch}&distro=trixie`;
      return { type: "library", name, version, purl };
    });
}

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** Everything of the lock file that is not for development: bundled or whole, it is in the image. */
function npmComponents({ home, architecture }: Release): Component[] {
  const lock = JSON.parse(readFileSync(join(home, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const other =
    architecture === "amd64"
      ? /arm64|arm-|darwin|win32|musl|android|freebsd/
      : /x64|darwin|win32|musl|android|freebsd/;
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== "" && !dev && !(optional && other.test(path)))
    .map(([path, { version = "", integrity }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const sum = integrity?.startsWith("sha512-")
        ? Buffer.from(integrity.slice(7), "base64").toString("hex")
        : null;
      return {
        ...{
          type: "library",
          name,
          version,
          purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
        },
        ...(sum === null ? {} : { hashes: [{ alg: "SHA-512", content: sum }] }),
      };
    });
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
