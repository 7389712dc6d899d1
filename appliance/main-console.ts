import { jsonLog } from "./adapters/log-json.ts";
import { systemdSupervisor } from "./adapters/supervisor-systemd.ts";
import { reachable, welcome } from "./config/console.ts";
import { BadOption, type Options, readOptions } from "./config/options.ts";
import { StoreUnavailable } from "./ports/store.ts";
import type { Log } from "./ports/world.ts";

interface Startable {
  readonly port: number;
  readonly mqttPort: number | null;
  readonly setupCode: string | null;
  readonly people: readonly { readonly login: string; readonly password: string }[];
  stop(): Promise<void>;
}

/** The console: starts the box, says where it is, ends it in order. Any failure is one sentence and exit 1. */
export async function runConsole(
  start: (options: Options, given: { readonly log: Log }) => Promise<Startable>,
): Promise<void> {
  const log = jsonLog({ write: (line) => process.stderr.write(`${line}\n`), level: "warn" });
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    const box = await start(options, { log });
    const supervisor = systemdSupervisor(process.env).ready();
    console.log(welcome({ ...options, port: box.port, address: reachable(options.host) }, box));
    process.send?.({ port: box.port, mqttPort: box.mqttPort, setupCode: box.setupCode });
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        supervisor.stopping();
        box.stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
  } catch (error) {
    const plain = error instanceof StoreUnavailable || error instanceof BadOption;
    console.error(plain ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
