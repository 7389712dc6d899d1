import { startAgent } from "./agent.ts";
import { defaultLimits } from "./limits.ts";
import { jsonLog } from "./log.ts";
import { readOptions, usage } from "./options.ts";

/** Often enough to tell staff of an empty roll before the next visitor, and gentle on the printer. */
const checkMs = 5_000;

function options() {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

const log = jsonLog((line) => process.stderr.write(line), Date.now);
const agent = startAgent({ ...options(), limits: defaultLimits, checkMs, now: Date.now, log });

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    log("info", "stopping", { signal });
    void agent.stop().then(() => process.exit(0));
  });
