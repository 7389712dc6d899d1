import { expect, it } from "vitest";
import { jsonLog } from "./log.ts";

it("writes one JSON object a line", () => {
  const lines: string[] = [];
  const log = jsonLog(
    (line) => void lines.push(line),
    () => 0,
  );
  log("info", "connected", { url: "mqtt://x" });
  log("warn", "alone");
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"connected","url":"mqtt://x"}\n',
    '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"alone"}\n',
  ]);
});
