import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Program, startProgram } from "./program.ts";
import type { SiteShape } from "./site.ts";

/** What may be wrong with a speech engine. */
export const faults = ["missing", "hangs", "crashes", "writes rubbish"] as const;
export type Fault = (typeof faults)[number];

/** A machine on which every speech engine has the same fault, with a box on it. */
export interface MuteMachine {
  readonly url: string;
  /** Ends the box, and all that its engines left running. */
  end(): Promise<void>;
}

const home = join(import.meta.dirname, "../..");
/** What a box is made of; the packages and the built pages are only pointed at. */
const parts = ["appliance", "machine", "printer", "protocol", "test/support"];
const engine = join("@echogarden", "espeak-ng-emscripten");

/** The program `espeak-ng` of each machine: it says its version as a good one does, and fails when it has to speak. */
const programs: Readonly<Record<Fault, string | null>> = {
  missing: null,
  hangs: "exec /bin/sleep 120",
  crashes: "kill -SEGV $$",
  "writes rubbish": "exec /usr/bin/head -c 200000 /dev/urandom",
};

/** The package that is otherwise always there. */
const packages: Readonly<Record<Fault, string | null>> = {
  missing: null,
  hangs: "export default () => new Promise(() => setInterval(() => {}, 1_000));",
  crashes: "export default () => process.kill(process.pid, 'SIGSEGV');",
  "writes rubbish": `import { randomBytes } from "node:crypto";
    export default () => new Promise(() => setInterval(() => process.stdout.write(randomBytes(9_999)), 20));`,
};

/**
 * A copy of the box beside packages of which one is at fault, and a `PATH` with nothing but the faulty program: what
 * this machine has installed counts for nothing.
 */
export async function startMuteMachine(fault: Fault, shape: SiteShape): Promise<MuteMachine> {
  const folder = mkdtempSync(join(tmpdir(), "patience-mute-"));
  for (const part of parts) cpSync(join(home, part), join(folder, part), { recursive: true });
  cpSync(join(home, "package.json"), join(folder, "package.json"));
  symlinkSync(join(home, "dist"), join(folder, "dist"));
  providePackages(join(folder, "node_modules"), packages[fault]);
  const path = join(folder, "programs");
  mkdirSync(path);
  const program = programs[fault];
  if (program !== null) {
    const version = '[ "$1" = --version ] && echo "eSpeak NG text-to-speech: 1.51" && exit 0';
    writeFileSync(join(path, "espeak-ng"), `#!/bin/sh\n${version}\n${program}\n`, { mode: 0o755 });
  }
  const script = join(folder, "test/support/box-program.ts");
  const box: Program<{ url: string }> = startProgram(script, [JSON.stringify(shape)], {
    PATH: path,
  });
  const end = async () => {
    await box.end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { url } = await box.ready;
    return { url, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** All packages but one; in its place what `source` says, or nothing. */
function providePackages(folder: string, source: string | null): void {
  mkdirSync(folder);
  const [scope = "", name = ""] = engine.split("/");
  for (const one of readdirSync(join(home, "node_modules")))
    if (one !== scope) symlinkSync(join(home, "node_modules", one), join(folder, one));
  if (source === null) return;
  const place = join(folder, scope, name);
  mkdirSync(place, { recursive: true });
  const facts = {
    name: engine,
    version: "0.0.0",
    type: "module",
    exports: { ".": "./index.js", "./package.json": "./package.json" },
  };
  writeFileSync(join(place, "package.json"), JSON.stringify(facts));
  writeFileSync(join(place, "index.js"), source);
}
