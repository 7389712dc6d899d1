import type { Machine } from "./machine.ts";
import { codeOf } from "./part-cuts.ts";
import type { Report } from "./report.ts";

/** A file on the installer's partition leads back to the first day; a cut right behind it does not matter. */
export async function resetPart(machine: Machine, report: Report): Promise<void> {
  await machine.shell?.must(
    "mount -o remount,rw /setup && : > /setup/factory-reset && rm -f /setup/patience.toml && sync && mount -o remount,ro /setup",
  );
  await machine.cut();
  await machine.on();
  const http = await machine.untilHttp(300);
  const code = await codeOf(machine).catch(() => null);
  report.note(
    "factory reset: the box waits for its first run",
    code !== null,
    `HTTP after ${http.toFixed(0)} s, code ${code}`,
  );
  const left = await machine.shell?.must("ls /setup");
  report.note("… and the wish is gone", !/factory/i.test(left ?? ""), left?.trim() ?? "");
}
