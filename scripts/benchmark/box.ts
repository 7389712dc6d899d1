/** The box as it is, with a trial site in place of the demonstration: `box.ts DATA-FOLDER SITE-SHAPE`. */
import { jsonLog } from "../../appliance/adapters/log-json.ts";
import { startBox } from "../../appliance/main.ts";
import { type SiteShape, trialSite } from "../../test/support/site.ts";
import { trialOptions } from "../../test/support/test-box.ts";

const [dataDir = "", shape = "{}"] = process.argv.slice(2);
const log = jsonLog({ write: (line) => process.stderr.write(`${line}\n`), level: "warn" });
const box = await startBox(trialOptions(dataDir), {
  log,
  firstSite: trialSite(JSON.parse(shape) as SiteShape),
});
process.send?.({ port: box.port, pass: box.passes.fixed({ role: "printer", id: "printer-1" }) });
process.once("SIGTERM", () => {
  box.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
