import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "../appliance/adapters/bus.contract.ts";
import { type AedesBus, openAedesBus } from "../appliance/adapters/bus-aedes.ts";
import { busPasses } from "../appliance/adapters/passes-hmac.ts";
import { topicRoot } from "../protocol/topics.ts";
import { haveProgram } from "./support/mosquitto.ts";

const program = "/usr/bin/mosquitto_sub";
const root = topicRoot("mairie");
const under = (topic: string) => `${root}/${topic}`;
const passes = busPasses("33".repeat(32));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const filters = [
  "call/recent",
  "call/event",
  "counter/+/agent",
  "sos/+/state",
  "ticket/+/state",
  "staff/+/+/presence",
  "#",
].map(under);

describe.runIf(haveProgram(program))("mosquitto_sub at the embedded broker", () => {
  let bus: AedesBus;
  let port: number;
  const kill: (() => void)[] = [];

  beforeEach(async () => {
    const check = (name: string, word: string) => passes.check(name, word, 0);
    bus = await openAedesBus({ root, check, log: silent });
    port = await bus.listen(0, "127.0.0.1");
    await bus.publish(under("call/recent"), "recent", { retain: true });
    await bus.publish(under("counter/4/agent"), "secret", { retain: true });
    await bus.publish(under("sos/4/state"), "secret", { retain: true, qos: 1 });
    await bus.publish(under("ticket/Tk1/state"), "secret", { retain: true });
  });
  afterEach(async () => {
    for (const one of kill.splice(0)) one();
    await bus.close();
  });

  const listen = (credentials: readonly string[]) => {
    const topics = filters.flatMap((filter) => ["-t", filter]);
    const where = ["-h", "127.0.0.1", "-p", String(port), "-i", "watcher"];
    const child = spawn(program, [...where, ...credentials, "-v", ...topics]);
    const text = { out: "", err: "" };
    child.stdout.on("data", (bytes) => {
      text.out += String(bytes);
    });
    child.stderr.on("data", (bytes) => {
      text.err += String(bytes);
    });
    kill.push(() => child.kill("SIGKILL"));
    return { child, text };
  };
  const publishAll = async (round: number) => {
    await bus.publish(under("counter/4/agent"), "secret");
    await bus.publish(under("sos/4/state"), "secret", { qos: 1 });
    await bus.publish(under("ticket/Tk1/state"), "secret");
    await bus.publish(under("call/event"), `event ${round}`);
  };

  it("sees the calls and nothing else with a board's pass", async () => {
    const { username, password } = passes.fixed({ role: "board", id: "lobby" });
    const { text } = listen(["-u", username, "-P", password]);
    await until(() => text.out.includes("recent"), "the retained document");
    await publishAll(1);
    await publishAll(2);
    await until(() => text.out.includes("event 2"), "the last event");
    expect(text.out.trim().split("\n")).toEqual([
      `${under("call/recent")} recent`,
      `${under("call/event")} event 1`,
      `${under("call/event")} event 2`,
    ]);
  });

  it("sees nothing without a pass", async () => {
    const { child, text } = listen([]);
    let ended = false;
    const exit = once(child, "exit").then((args) => {
      ended = true;
      return args;
    });
    for (let round = 0; !ended && round < 1000; round += 1) {
      await publishAll(round);
      await new Promise((wake) => setTimeout(wake, 10));
    }
    const [code] = await exit;
    expect(code).not.toBe(0);
    expect(text.err).toContain("bad user name or password");
    expect(text.out).toBe("");
  });
});
