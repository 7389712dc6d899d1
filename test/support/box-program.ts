/** A box with a trial site in a process of its own: `box-program.ts SITE-SHAPE`. Its data go with it. */
import type { SiteShape } from "./site.ts";
import { startTestBox } from "./test-box.ts";

const box = await startTestBox(JSON.parse(process.argv[2] ?? "{}") as SiteShape);
process.once("SIGTERM", () => {
  box.remove().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.send?.({ url: box.url });
