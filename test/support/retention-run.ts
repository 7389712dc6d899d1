import { createHash } from "node:crypto";
import { manualClock } from "../../appliance/adapters/clock-manual.ts";
import { memoryLog } from "../../appliance/adapters/log-memory.ts";
import { openSqliteStore } from "../../appliance/adapters/store-sqlite.ts";
import { sqliteOldLogs } from "../../appliance/adapters/store-sqlite-old-logs.ts";
import { startEngine } from "../../appliance/app/engine.ts";
import { Retention } from "../../appliance/app/retention.ts";

/** A process of its own that runs the retention of a folder at a moment, to be killed while it does. */
const [dir = "", now = "0"] = process.argv.slice(2);
const store = await openSqliteStore(dir);
const clock = manualClock(Number(now));
const log = memoryLog();
const engine = await startEngine({ store, clock, log, onCommitted: () => undefined });
const retention = new Retention({
  ...{ store, engine, clock, log, figures: () => undefined },
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
  oldLogs: sqliteOldLogs(dir),
});
process.send?.("begun");
process.send?.(await retention.run());
await engine.stop();
await store.close();
process.disconnect();
