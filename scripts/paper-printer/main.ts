import { parseArgs } from "node:util";
import { startPaper, usualPort } from "./stand-in.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: String(usualPort) },
    "http-port": { type: "string", default: "9180" },
    host: { type: "string", default: "127.0.0.1" },
    columns: { type: "string", default: "48" },
  },
});

const paper = await startPaper({
  port: Number(values.port),
  httpPort: Number(values["http-port"]),
  host: values.host,
  columns: Number(values.columns),
});
console.log(`printer tcp://${values.host}:${paper.port}`);
console.log(`paper   http://${values.host}:${paper.httpPort}/`);

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void paper.close().then(() => process.exit(0)));
