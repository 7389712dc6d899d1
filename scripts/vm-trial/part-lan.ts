import { foundBySecondHost } from "./lan.ts";
import type { Machine } from "./machine.ts";
import type { Report } from "./report.ts";

/** Another computer, with no server of names or addresses anywhere, finds the box by its name and is answered. */
export async function lanPart(machine: Machine, report: Report): Promise<void> {
  const hostname = (await machine.shell?.must("hostname"))?.trim() ?? "";
  const name = `${hostname}.local`;
  const { address, status } = foundBySecondHost(name);
  report.note(
    "a second host finds the machine by its name",
    address !== null,
    `${name}: ${address}`,
  );
  report.note("… and the box answers it", status === 200, `HTTP ${status}`);
  const other = foundBySecondHost("nobody.local");
  report.note("… and no name that is not the machine's", other.address === null);
}
