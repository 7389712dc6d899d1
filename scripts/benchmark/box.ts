/** The box as it is, with a trial site in place of the demonstration: `box.ts DATA-FOLDER SITE-SHAPE`. */

import { jsonLog } from "../../appliance/adapters/log-json.ts";
import { plainDesk } from "../../appliance/domain/desk-options.ts";
import { startBox } from "../../appliance/main.ts";
import { type SiteShape, trialSite } from "../../test/support/site.ts";
import { trialOptions } from "../../test/support/test-box.ts";

const [dataDir = "", shape = "{}"] = process.argv.slice(2);
const log = jsonLog({ write: (line) => process.stderr.write(`${line}\n`), level: "warn" });
const box = await startBox(trialOptions(dataDir), {
  log,
  firstSite: trialSite(benchShape(JSON.parse(shape) as SiteShape)),
});
process.send?.({ port: box.port, pass: box.passes.fixed({ role: "printer", id: "printer-1" }) });
process.once("SIGTERM", () => {
  box.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});

/** The agents of the bench add visitors to the queue themselves: an option of the desk that a new site has off. */
function benchShape(asked: SiteShape): SiteShape {
  return { ...asked, settings: { ...asked.settings, desk: { ...plainDesk, add: true } } };
}
