import { parseArgs } from "node:util";
import { layCable } from "./cable.ts";
import { startPaper, usualPort } from "./stand-in.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: String(usualPort) },
    "http-port": { type: "string", default: "9180" },
    host: { type: "string", default: "127.0.0.1" },
    columns: { type: "string", default: "48" },
    baud: { type: "string", default: "0" },
    pty: { type: "string" },
  },
});

const paper = await startPaper({
  port: Number(values.port),
  httpPort: Number(values["http-port"]),
  host: values.host,
  columns: Number(values.columns),
});
paper.behave({ baud: Number(values.baud) });
const cable = values.pty === undefined ? undefined : await layCable(paper.port, values.pty);
console.log(`printer tcp://${values.host}:${paper.port}`);
if (cable) console.log(`printer serial:${cable.path}?flow=xonxoff`);
console.log(`paper   http://${values.host}:${paper.httpPort}/`);

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void Promise.all([cable?.close(), paper.close()]).then(() => process.exit(0));
  });
