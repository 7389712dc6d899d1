import { relative } from "node:path";
import type { UserConsoleLog } from "vitest";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Lines of an error that are shown where it happens; the rest helps nobody who reads a log. */
const errorLines = 25;

/**
 * One line for each file of tests as it ends, with its time; a test that failed is named at once with its error, and all
 * of them again at the very end: a log that is cut off, or read from its end, still says what failed.
 */
export class TellingReporter implements Reporter {
  readonly #failed: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    if (state !== "failed") return;
    const name = `${nameOf(test.module)} › ${test.fullName}`;
    this.#failed.push(name);
    console.log(`✗ ${name}`);
    for (const error of errors ?? [])
      console.log(shortened(error.stack ?? error.message ?? String(error)));
  }

  /** Figures that a test tells. */
  onUserConsoleLog({ content }: UserConsoleLog): void {
    process.stdout.write(content.replaceAll(/^(?=.)/gm, "    "));
  }

  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()];
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const [failed, skipped] = [count("failed"), count("skipped")];
    for (const error of module.errors()) {
      this.#failed.push(nameOf(module));
      console.log(shortened(error.stack ?? error.message));
    }
    const parts = [
      `${count("passed")} passed`,
      failed > 0 ? `${failed} failed` : "",
      skipped > 0 ? `${skipped} skipped` : "",
    ];
    const seconds = (module.diagnostic().duration / 1000).toFixed(1);
    console.log(
      `${module.ok() ? "✓" : "✗"} ${nameOf(module)}: ${parts.filter(Boolean).join(", ")}, ${seconds} s`,
    );
  }

  onTestRunEnd(
    _modules: readonly TestModule[],
    errors: readonly { stack?: string; message: string }[],
  ): void {
    for (const error of errors) {
      this.#failed.push(`outside of a test: ${error.message}`);
      console.log(shortened(error.stack ?? error.message));
    }
    if (this.#failed.length > 0)
      console.log(`\nFailed:\n${this.#failed.map((name) => `✗ ${name}`).join("\n")}`);
  }
}

function nameOf(module: TestModule): string {
  return relative(process.cwd(), module.moduleId);
}

function shortened(text: string): string {
  const lines = text
    .split("\n")
    .filter((line) => !/^\s+at .*(node_modules|new Promise)/.test(line));
  const rest = lines.length - errorLines;
  return [...lines.slice(0, errorLines), ...(rest > 0 ? [`… ${rest} more lines`] : [])]
    .map((line) => `    ${line}`)
    .join("\n");
}
