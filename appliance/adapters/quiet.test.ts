import { describe, expect, it } from "vitest";
import { quietLog } from "./quiet.ts";

describe("a quiet log", () => {
  it("holds thirty lines a minute, says how many it left out, and lets every error pass", () => {
    const lines: string[] = [];
    let at = 0;
    const note = (event: string, facts?: object) => {
      lines.push(facts ? `${event} ${JSON.stringify(facts)}` : event);
    };
    const log = quietLog({ info: note, warn: note, error: note }, () => at);
    for (let index = 0; index < 35; index += 1) log.warn("refused");
    log.error("failed");
    expect(lines).toHaveLength(31);
    at = 60_000;
    log.info("fine");
    expect(lines.slice(31)).toEqual(['log.leftOut {"lines":5}', "fine"]);
  });
});
