import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sqliteOldLogs } from "./adapters/store-sqlite-old-logs.ts";
import type { RunningEngine } from "./app/engine.ts";
import { Retention } from "./app/retention.ts";
import type { Options } from "./config/options.ts";
import type { Store } from "./ports/store.ts";
import type { Clock, Log } from "./ports/world.ts";

/** Between two slices, so that a call that comes meanwhile has the writer for itself. */
const pauseMs = 10;

/** Takes out of this data folder what may not be kept any more; `figures` follow the tables. */
export function openRetention(
  world: {
    readonly options: Options;
    readonly store: Store;
    readonly clock: Clock;
    readonly log: Log;
  },
  engine: RunningEngine,
  figures: () => void,
): Retention {
  const retention = new Retention({
    ...world,
    ...{ engine, figures },
    hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
    oldLogs: sqliteOldLogs(world.options.dataDir),
    pause: () => sleep(pauseMs),
  });
  retention.start();
  return retention;
}
