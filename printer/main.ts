import { type Agent, startAgent } from "./agent.ts";
import { BoxDoor, type BusWay } from "./door.ts";
import { defaultLimits } from "./limits.ts";
import { jsonLog } from "./log.ts";
import type { AgentOptions, GivenBox } from "./options.ts";
import { readOptions, usage } from "./options.ts";
import { pairingSlip } from "./pairing-slip.ts";

/** Often enough to tell staff of an empty roll before the next visitor, and gentle on the printer. */
const checkMs = 5_000;

function options(): AgentOptions {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

const log = jsonLog((line) => process.stderr.write(line), Date.now);
const { door, clientId, ...given } = options();
let agent: Agent | undefined;
let stopping = false;

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    stopping = true;
    log("info", "stopping", { signal });
    void Promise.resolve(agent?.stop()).then(() => process.exit(0));
  });

if ("box" in door) await serveBox(door);
else agent = serve(door);

function serve(line: Omit<BusWay, "username" | "password"> & Partial<BusWay>): Agent {
  const id = clientId ?? `printer-${line.printerId}`;
  const how = { limits: defaultLimits, checkMs, now: Date.now, log, clientId: id };
  return startAgent({ ...given, ...line, ...how });
}

/** Comes in by a box's door, and again when the pairing was taken back. */
async function serveBox({ box, printerId }: GivenBox): Promise<void> {
  const way = new BoxDoor({
    ...{ box, directory: given.journalDirectory, log, stopped: () => stopping },
    ...(printerId === undefined ? {} : { printerId }),
    show: pairingSlip({ ...given, box, log, now: Date.now }),
  });
  while (!stopping) {
    const line = await way.enter();
    if (!line || stopping) return;
    const one = serve({ ...line, renew: () => way.renew(line) } as BusWay);
    agent = one;
    await one.gone;
    agent = undefined;
    await one.stop();
  }
}
