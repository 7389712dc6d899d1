import { expect, it } from "vitest";
import { memoryLog } from "./log-memory.ts";

it("a log in memory gives its lines back, oldest first", () => {
  const log = memoryLog();
  log.info("started");
  log.error("printer silent", { printer: "p1" });
  expect(log.lines()).toEqual([
    { level: "info", event: "started", facts: {} },
    { level: "error", event: "printer silent", facts: { printer: "p1" } },
  ]);
});

it("a log in memory keeps the newest lines only", () => {
  const log = memoryLog();
  for (let line = 0; line < 10_050; line += 1) log.info(String(line));
  expect(log.lines()).toHaveLength(10_000);
  expect(log.lines()[0]?.event).toBe("50");
});
