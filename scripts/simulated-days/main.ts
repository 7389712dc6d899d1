import { parseArgs } from "node:util";
import { Past, writePasts } from "./past.ts";
import { type Outcome, simulate } from "./run.ts";
import { Tally } from "./tally.ts";

const usage =
  "Usage: ./scripts/simulate [--seed N] [--seeds K] [--days D] [--quiet]\n       [--into FOLDER [--repeats R] [--until DAY]]";

function whole(text: string, name: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} wants a whole number from 1, not ${text}\n${usage}`);
  process.exit(2);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: "string", default: "1" },
        seeds: { type: "string", default: "1" },
        days: { type: "string", default: "200" },
        into: { type: "string" },
        repeats: { type: "string", default: "1" },
        until: { type: "string" },
        quiet: { type: "boolean", default: false },
      },
    });
    return {
      first: whole(values.seed, "seed"),
      seeds: whole(values.seeds, "seeds"),
      days: whole(values.days, "days"),
      into: values.into ?? null,
      repeats: whole(values.repeats, "repeats"),
      until: values.until ?? null,
      quiet: values.quiet,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

function tellBroken({ seed, broken }: Outcome): void {
  if (!broken) return;
  console.error(`\nseed ${seed} breaks on day ${broken.day}: ${broken.fault}`);
  console.error(`the last ${broken.last.length} commands:`);
  for (const line of broken.last) console.error(`  ${line}`);
  console.error(`again: ./scripts/simulate --seed ${seed} --days ${broken.day}`);
}

const { first, seeds, days, quiet, into, repeats, until } = options();
const pasts: Past[] = [];
const total = new Tally();
const started = performance.now();
let failed = 0;
for (let seed = first; seed < first + seeds; seed += 1) {
  const past = new Past();
  const outcome = simulate(seed, days, undefined, into === null ? undefined : past.heard);
  pasts.push(past);
  total.add(outcome.tally);
  if (outcome.broken) failed += 1;
  tellBroken(outcome);
  const seconds = (performance.now() - started) / 1000;
  if (!quiet && !outcome.broken)
    console.log(
      `seed ${seed}: ${days} days hold · ${outcome.tally.of("ticketIssued")} tickets · ` +
        `${outcome.tally.events} events · ${seconds.toFixed(1)} s`,
    );
}
const seconds = (performance.now() - started) / 1000;
for (const line of total.lines()) console.log(line);
console.log(
  `${total.of("days")} days, ${total.events} events in ${seconds.toFixed(1)} s ` +
    `(${((1000 * seconds) / (total.of("days") || 1)).toFixed(1)} ms a day)`,
);
if (into !== null) {
  const rows = await writePasts(into, pasts, { days, repeats, endDay: until });
  console.log(`${rows} rows of ${days * repeats} days are in ${into}`);
}
console.log(`${seeds - failed} seeds hold, ${failed} break`);
process.exit(failed === 0 ? 0 : 1);
