import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Counts {
  passed: number;
  failed: number;
}

const total: Counts = { passed: 0, failed: 0 };

/** One command is one proof: it passes or it fails. */
function prove(name: string, command: string, ...args: string[]): void {
  console.log(`\n› ${name}`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) total.passed += 1;
  else total.failed += 1;
}

/** Runs the test runner and counts its tests; a runner that dies without a report counts as one failure. */
function proveAll(name: string, env: Record<string, string>, ...args: string[]): void {
  console.log(`\n› ${name}`);
  const report = join(mkdtempSync(join(tmpdir(), "patience-test-")), "report.json");
  const { status } = spawnSync("vitest", ["run", ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env, PATIENCE_TESTS_REPORT: report },
  });
  const counts = readReport(report);
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (status !== 0 && counts.failed === 0) total.failed += 1;
}

function readReport(path: string): Counts {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    return {
      passed: Number(report["numPassedTests"] ?? 0),
      failed: Number(report["numFailedTests"] ?? 0),
    };
  } catch (error) {
    console.error(`the test runner left no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

prove("form", "biome", "check", "--error-on-warnings");
prove("types of the rules", "tsc", "-p", "appliance/domain");
prove("types of the box", "tsc", "-p", "tsconfig.node.json");
prove("types of the pages", "tsc", "-p", "tsconfig.browser.json");
proveAll("unit tests, with every branch of the rules and the encoder", {}, "--coverage.enabled");
proveAll("the whole, for real", { PATIENCE_TESTS: "all" }, "--project", "system");

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
