import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { behindPriority } from "./behind.ts";

const program = `
import(${JSON.stringify(new URL("./behind.ts", import.meta.url).href)}).then(({ goBehind }) => {
  goBehind();
  require("node:worker_threads").parentPort.postMessage("behind");
  setInterval(() => {}, 1_000);
});`;

/** The nice value of each thread of this process: field 19 of proc(5), the 17th after the name. */
function priorities(): number[] {
  return readdirSync("/proc/self/task").map((thread) => {
    const text = readFileSync(`/proc/self/task/${thread}/stat`, "utf8");
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[16]);
  });
}

describe.runIf(process.platform === "linux")("a thread that goes behind", () => {
  it("is the only one of its process that does", async () => {
    const before = priorities().filter((nice) => nice >= behindPriority).length;
    const worker = new Worker(program, { eval: true });
    await once(worker, "message");
    expect(priorities().filter((nice) => nice >= behindPriority)).toHaveLength(before + 1);
    await worker.terminate();
  });
});
