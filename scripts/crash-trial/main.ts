import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { percentile } from "../../test/support/figures.ts";
import { crashTrial, type Progress } from "./trial.ts";

/** Progress is shown each so many kills. */
const shownEvery = 10;

const { values } = parseArgs({
  options: { kills: { type: "string", default: "200" }, seed: { type: "string" } },
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error("--kills wants a whole number from 1, --seed a whole number");
  process.exit(2);
}

const startedAt = performance.now();
const seconds = () => `${Math.round((performance.now() - startedAt) / 1000)} s`;

function show(progress: Progress): void {
  if (progress.kills % shownEvery !== 0) return;
  const { tickets, visits, retried } = progress.ledger;
  console.log(
    `  ${String(progress.kills).padStart(4)} of ${kills} kills · ${tickets.size} tickets, ${visits.size} visits acknowledged · ${retried} requests asked again · ${seconds()}`,
  );
}

function report({ ledger, starts }: Progress): void {
  const figure = (share: number) => `${Math.round(percentile(starts, share))} ms`;
  console.log(`
  Nothing acknowledged was lost, and nothing was done twice (seed ${seed}, ${seconds()}).

    kills                                 ${kills}
    acknowledged acts                     ${ledger.acknowledged} (${ledger.tickets.size} tickets, ${ledger.visits.size} visits)
    requests asked again                  ${ledger.retried}
    of them answered from a kept answer   ${ledger.answeredFromKept}
    start to first answer                 p50 ${figure(0.5)}, p95 ${figure(0.95)}, worst ${figure(1)} (${starts.length} starts)
`);
}

const dir = mkdtempSync(join(tmpdir(), "patience-crash-"));
console.log(`› ${kills} kills, seed ${seed}, data in ${dir}`);
try {
  report(await crashTrial(dir, { kills, seed }, show));
  rmSync(dir, { recursive: true, force: true });
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? `\n${error.name}: ${error.message}` : error);
  console.error(
    `\nFAILED after ${seconds()}: ./scripts/crash --kills ${kills} --seed ${seed}\nThe data are left in ${dir}`,
  );
  process.exit(1);
}
