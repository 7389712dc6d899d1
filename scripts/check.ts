import { spawnSync } from "node:child_process";

/** What every commit passes: form, types, imports, unit tests. `./scripts/test` runs more. */
const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["form", "biome", "check", "--error-on-warnings"],
  ["types of the rules", "tsc", "-p", "appliance/domain"],
  ["types of the box", "tsc", "-p", "tsconfig.node.json"],
  ["types of the pages", "tsc", "-p", "tsconfig.browser.json"],
  ["unit tests", "vitest", "run", "--silent=passed-only", "--reporter=dot"],
];

for (const [name, command, ...args] of steps) {
  console.log(`› ${name}`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
