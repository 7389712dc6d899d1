import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "vite";
import { describe, expect, it } from "vitest";

interface Layer {
  readonly folders: readonly string[];
  readonly packages: readonly RegExp[];
}

const domain = "appliance/domain";
const ports = "appliance/ports";

/** Who may import whom; `docs/architecture.md` draws it. A folder that is not listed may import nothing. */
const layers: Record<string, Layer> = {
  [domain]: { folders: [domain], packages: [] },
  protocol: { folders: ["protocol", domain], packages: [/^typebox/] },
  [ports]: { folders: [ports, domain], packages: [] },
  "appliance/config": {
    folders: ["appliance/config", domain, "protocol"],
    packages: [/^typebox/, /^node:(util|os)$/],
  },
  "appliance/app": { folders: ["appliance/app", domain, ports, "protocol"], packages: [] },
  "appliance/adapters": {
    folders: ["appliance/adapters", domain, ports, "protocol"],
    packages: [/./],
  },
  "appliance/http": {
    folders: ["appliance/http", "appliance/app", ports, domain, "protocol"],
    packages: [/^@?fastify/, /^typebox/, /^csv-stringify/, /^node:(fs|path|stream|url|http|net)/],
  },
  appliance: {
    folders: [
      "appliance",
      "appliance/adapters",
      "appliance/app",
      "appliance/config",
      "appliance/http",
      domain,
      ports,
      "protocol",
    ],
    packages: [/^node:/],
  },
  printer: {
    folders: ["printer", "protocol"],
    packages: [/^node:/, /^(mqtt|iconv-lite|usb|serialport|@napi-rs\/canvas|uqr)$/],
  },
  machine: {
    folders: ["machine", "printer", "protocol"],
    packages: [/^node:/, /^smol-toml$/],
  },
  ui: { folders: ["ui", "protocol"], packages: [/^lit/, /^mqtt$/, /^uqr$/, /^typebox$/] },
  display: { folders: ["display", "ui", "protocol"], packages: [/^lit/] },
  "counter-ui": {
    folders: ["counter-ui", "ui", "protocol"],
    packages: [/^lit/, /^echarts/, /^typebox$/],
  },
};

/** Folders whose inside is free: they may name anything. */
const free = /^(scripts|test)\//;

const sources = globSync(
  "{appliance,machine,protocol,printer,ui,display,counter-ui}/**/*.ts",
).filter((path) => !path.endsWith(".test.ts") && !path.endsWith(".contract.ts"));

function layerOf(path: string): string {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder))
    if (layers[folder]) return folder;
  throw new Error(`${path} lies in no declared layer`);
}

interface Import {
  readonly name: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, "utf8");
  const { module } = parseSync(path, text);
  const dynamic = module.dynamicImports.map((d) => ({
    name: text.slice(d.moduleRequest.start + 1, d.moduleRequest.end - 1),
    typeOnly: false,
  }));
  const exported = module.staticExports.flatMap((e) =>
    e.entries.flatMap((x) =>
      x.moduleRequest ? { name: x.moduleRequest.value, typeOnly: x.isType } : [],
    ),
  );
  const imported = module.staticImports.map((i) => ({
    name: i.moduleRequest.value,
    typeOnly: i.entries.length > 0 && i.entries.every((e) => e.isType),
  }));
  return [...imported, ...exported, ...dynamic];
}

describe("dependency direction", () => {
  it.each(sources)("%s imports only what its layer may", (path) => {
    const layer = layers[layerOf(path)];
    for (const { name, typeOnly } of importsOf(path)) {
      if (name.startsWith(".")) {
        expect(name, "relative imports carry their extension").toMatch(/\.(ts|css)(\?inline)?$/);
        const target = normalize(join(dirname(path), name));
        expect(layer?.folders, `${path} -> ${target}`).toContain(layerOf(target));
        if (path.startsWith("protocol/") && target.startsWith(domain))
          expect(typeOnly, `${path} -> ${target} is a type import`).toBe(true);
      } else
        expect(
          layer?.packages.some((p) => p.test(name)),
          `${path} -> ${name}`,
        ).toBe(true);
    }
  });

  it("lets no adapter import another adapter", () => {
    const crossing = sources
      .filter((path) => path.startsWith("appliance/adapters/"))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ name }) => /^\.\/[a-z]+-[a-z-]+\.ts$/.test(name))
          .filter(({ name }) => familyOf(name.slice(2)) !== familyOf(path.split("/").at(-1) ?? ""))
          .map(({ name }) => `${path} -> ${name}`),
      );
    expect(crossing).toEqual([]);
  });

  it("covers every source folder", () => {
    const loose = sources.filter((path) => !free.test(path)).filter((path) => !layerOf(path));
    expect(loose).toEqual([]);
  });
});

/** `store-sqlite-rows.ts` belongs to `store-sqlite.ts`: an adapter may be split into files that share its two first words. */
function familyOf(file: string): string {
  return file.replace(/\.ts$/, "").split("-").slice(0, 2).join("-");
}
