import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { build, type Rolldown } from "vite";

const home = join(import.meta.dirname, "../..");

/** What the image's units start, and what those start in turn. All of it becomes one folder of bundled files. */
const programs = [
  "appliance/main.ts",
  "appliance/statistics-worker.ts",
  "appliance/adapters/backups-folder-copy.ts",
  "appliance/adapters/voice-espeak-child.ts",
  "appliance/adapters/voice-espeak-finish-worker.ts",
  "machine/print-agent.ts",
  "printer/press.ts",
  "machine/setup.ts",
  "machine/screen.ts",
  "machine/health.ts",
  "machine/update.ts",
] as const;

/** Packages with programs or files of their own beside their code; the rest goes into the bundle. */
export const keptPackages: readonly string[] = [
  ...["better-sqlite3", "usb", "serialport", "@napi-rs/canvas", "@echogarden/espeak-ng-emscripten"],
  ...["@fontsource/noto-sans", "@fontsource/noto-sans-arabic"],
];

/** `appliance/adapters/voice-espeak-child.ts` -> `voice-espeak-child`; the two `main.ts` are named by their folder. */
export function programName(path: string): string {
  const name = basename(path, ".ts");
  return name === "main" ? basename(dirname(path)) : name;
}

/**
 * Bundles every program of the box into `folder`, as ES modules that lie side by side: the code of all of them is
 * there once. What a source names by `new URL("./other.ts", import.meta.url)` or by a path from its own folder is
 * pointed at its bundled file.
 */
export async function bundlePrograms(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    root: home,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [{ name: "neighbours", enforce: "pre", transform: (code, id) => pointed(code, id) }],
    ssr: { noExternal: true, external: [...keptPackages], target: "node" },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: "node24",
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(programs.map((path) => [programName(path), join(home, path)])),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "part-[hash].js",
        } satisfies Rolldown.OutputOptions,
      },
    },
  });
}

/** Programs and the pages, as their bundled form is named from any file of the folder. */
function pointed(code: string, id: string): string | null {
  const [path = ""] = id.split("?");
  if (!path.startsWith(home) || path.includes("node_modules")) return null;
  const from = dirname(path);
  const known = new Map(programs.map((one) => [join(home, one), programName(one)]));
  return code
    .replace(/new URL\("(\.{1,2}\/[^"]+\.ts)", import\.meta\.url\)/g, (whole, target: string) => {
      const name = known.get(resolve(from, target));
      return name === undefined ? whole : `new URL("./${name}.js", import.meta.url)`;
    })
    .replace(/new URL\(import\.meta\.url\)/g, (whole) => {
      const name = known.get(path);
      return name === undefined ? whole : `new URL("./${name}.js", import.meta.url)`;
    })
    .replace(/join\(import\.meta\.dirname, "([^"]+\.ts)"\)/g, (whole, target: string) => {
      const name = known.get(resolve(from, target));
      return name === undefined ? whole : `join(import.meta.dirname, "${name}.js")`;
    })
    .replace(
      /join\(import\.meta\.dirname, "\.\.\/dist\/pages"\)/g,
      'join(import.meta.dirname, "pages")',
    );
}
