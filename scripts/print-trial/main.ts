import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { printTrial } from "./trial.ts";

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
const dir = mkdtempSync(join(tmpdir(), "patience-print-crash-"));
console.log(`› ${kills} kills of the box or the print agent, seed ${seed}`);
try {
  const result = await printTrial(dir, { kills, seed }, (kill, tickets) => {
    if (kill % shownEvery === 0)
      console.log(
        `  ${String(kill).padStart(4)} of ${kills} kills · ${tickets} tickets · ${seconds()}`,
      );
  });
  console.log(`
  Every ticket ended as printed once, failed, or unknown (seed ${seed}, ${seconds()}).

    kills                    ${kills} (${result.boxKills} of the box, ${result.agentKills} of the agent)
    tickets                  ${result.tickets}
    printed, once each       ${result.printed}
    failed, none came out    ${result.failed}
    unknown                  ${result.unknown} (${result.unknownOnPaper} of them on paper)
`);
  rmSync(dir, { recursive: true, force: true });
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? `\n${error.name}: ${error.message}` : error);
  console.error(
    `\nFAILED after ${seconds()}: ./scripts/print-crash --kills ${kills} --seed ${seed}\n${dir}`,
  );
  process.exit(1);
}
