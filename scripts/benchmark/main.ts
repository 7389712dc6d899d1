import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { Bench } from "./bench.ts";
import { measureClick } from "./click.ts";
import { measureFanOut } from "./fan-out.ts";
import { measureHeard } from "./heard.ts";
import { measureIssuing } from "./issue.ts";
import { measureMemory } from "./memory.ts";
import { measurePainted } from "./painted.ts";
import { measurePaper } from "./paper.ts";
import { ratioOf, tableOf, withinBudget } from "./row.ts";
import { measureStarting } from "./starting.ts";
import { measureStatistics } from "./statistics.ts";

const sections: readonly (readonly [name: string, measure: (bench: Bench) => Promise<void>])[] = [
  ["issue", measureIssuing],
  ["fan-out", measureFanOut],
  ["painted", measurePainted],
  ["heard", measureHeard],
  ["click", measureClick],
  ["memory", measureMemory],
  ["starting", measureStarting],
  ["paper", measurePaper],
  ["statistics", measureStatistics],
];

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "string" },
    /** One section, for work on it. */
    only: { type: "string" },
  },
});

const bench = new Bench(values.quick);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => {
    bench.close().then(
      () => process.exit(130),
      () => process.exit(130),
    );
  });

const startedAt = performance.now();
const broken: string[] = [];
for (const [name, measure] of sections) {
  if (values.only !== undefined && values.only !== name) continue;
  console.log(`› ${name} (${Math.round((performance.now() - startedAt) / 1000)} s)`);
  try {
    await measure(bench);
  } catch (error) {
    broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    await bench.endAll();
  }
}
await bench.close();

const over = bench.rows.filter((row) => withinBudget(row) === false);
const load = loadavg()[0] ?? 0;
console.log(`
${tableOf(bench.rows)}

  ${cpus().length} processors, load ${load.toFixed(1)}, ${Math.round((performance.now() - startedAt) / 1000)} s. A ratio holds on any machine; a plain figure is this machine's.
  ${over.length === 0 ? "Everything that was measured is within its budget." : `Over budget: ${over.map(({ what }) => what).join(" · ")}`}`);
for (const line of broken) console.error(`  NOT MEASURED ${line}`);
if (values.json !== undefined) writeFileSync(values.json, jsonText());
process.exit(broken.length === 0 ? 0 : 1);

function jsonText(): string {
  const rows = bench.rows.map((row) => ({
    ...row,
    ratio: ratioOf(row),
    within: withinBudget(row),
  }));
  const machine = { processors: cpus().length, load, quick: values.quick };
  return `${JSON.stringify({ at: new Date().toISOString(), machine, rows, broken }, null, 2)}\n`;
}
