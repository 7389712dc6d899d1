/** The box as it is, with a trial site in place of the demonstration: `box.ts DATA-FOLDER SITE-SHAPE`. */

import { jsonLog } from "../../appliance/adapters/log-json.ts";
import { plainDesk } from "../../appliance/domain/desk-options.ts";
import { startBox } from "../../appliance/main.ts";
import { type SiteShape, type TrialSite, trialSite } from "../../test/support/site.ts";
import { trialOptions } from "../../test/support/test-box.ts";

const near = { farthestSeatMetres: 4 };

const [dataDir = "", shape = "{}"] = process.argv.slice(2);
const log = jsonLog({ write: (line) => process.stderr.write(`${line}\n`), level: "warn" });
const box = await startBox(trialOptions(dataDir), {
  log,
  firstSite: withLists(trialSite(benchShape(JSON.parse(shape) as SiteShape))),
});
process.send?.({ port: box.port, pass: box.passes.fixed({ role: "printer", id: "printer-1" }) });
process.once("SIGTERM", () => {
  box.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});

/**
 * Seats so near that a board has room for its list beside the number: calls come faster here than the 8 s for which each
 * stands alone, and the list has them at once.
 */
function withLists(site: TrialSite): TrialSite {
  const changes = site.changes.map((change) =>
    change.kind === "board" && change.value
      ? { ...change, value: { ...change.value, design: { ...change.value.design, ...near } } }
      : change,
  );
  return { ...site, changes };
}

/** The agents of the bench add visitors to the queue themselves: an option of the desk that a new site has off. */
function benchShape(asked: SiteShape): SiteShape {
  return { ...asked, settings: { ...asked.settings, desk: { ...plainDesk, add: true } } };
}
