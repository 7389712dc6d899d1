import { describe, expect, it, vi } from "vitest";
import type { FoundPrinter } from "../protocol/print.ts";
import { startPaper } from "../scripts/paper-printer/stand-in.ts";
import {
  agentOn,
  born,
  bus,
  conditions,
  job,
  logged,
  paper,
  results,
  said,
  targets,
} from "./agent-trial.contract.ts";

describe("the place of the agent's printer", () => {
  it("follows the administration to another printer, and back, without a restart", async () => {
    const other = await startPaper({ port: 0, lineMs: 0 });
    agentOn();
    await born();
    const target = `tcp://127.0.0.1:${other.port}`;
    bus.configure({ target, model: "epson-58" });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(target));
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 printed none"]));
    expect(other.tickets()).toHaveLength(1);
    bus.configure(null);
    await vi.waitFor(() => expect(logged).toContain("configInvalid"));
    bus.configure({ target: null, model: null });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(`tcp://127.0.0.1:${paper.port}`));
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() => expect(results()).toHaveLength(2));
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(["A002"]);
    expect(other.tickets()).toHaveLength(1);
    await other.close();
  });

  it("ends a ticket on the printer on which it began, and only then moves", async () => {
    const other = await startPaper({ port: 0, lineMs: 0 });
    await paper.fault("slow", true);
    agentOn();
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(0), { interval: 5 });
    const target = `tcp://127.0.0.1:${other.port}`;
    bus.configure({ target, model: null });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(target));
    expect(results()).toEqual([]);
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() => expect(results()).toHaveLength(2), { timeout: 10_000 });
    expect(results()).toEqual(["job-0001 printed none", "job-0002 printed none"]);
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(["A001"]);
    expect(other.tickets().map(({ text }) => text[0])).toEqual(["A002"]);
    await other.close();
  });

  it("that was told of no printer loses nothing, says so, and prints once it is told", async () => {
    agentOn({}, false);
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 failed notReachable"]));
    expect(conditions().at(-1)).toBe("offline");
    const target = `tcp://127.0.0.1:${paper.port}`;
    bus.configure({ target, model: null });
    await vi.waitFor(() => expect(targets().at(-1)).toBe(target));
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() => expect(results()).toContain("job-0002 printed none"));
    await vi.waitFor(() => expect(conditions().at(-1)).toBe("ready"));
  });

  it("tells what a printer of the network calls itself, and what its machine sees besides", async () => {
    const usb: FoundPrinter = {
      ...{ kind: "usb", target: "usb://04b8:0e15", name: "EPSON TM-T20III" },
      profile: "epson-tm-t20iii",
    };
    agentOn({ find: () => [usb] });
    const target = `tcp://127.0.0.1:${paper.port}`;
    const name = "Patience Imprimante d'essai";
    await vi.waitFor(
      () =>
        expect(said("found").at(-1)?.payload).toMatchObject({
          target,
          printers: [{ kind: "tcp", target, name, profile: null }, usb],
        }),
      { timeout: 10_000 },
    );
  }, 20_000);

  it("comes back with a fresh pass after its line was cut, and ends when the box knows it no more", async () => {
    let passes = 0;
    let gone = false;
    const renew = async () => {
      passes += 1;
      return gone ? ("gone" as const) : { username: "printer.hall", password: `fresh-${passes}` };
    };
    const agent = agentOn({ renew });
    await born();
    bus.cut();
    await born(2);
    expect(passes).toBe(1);
    gone = true;
    bus.cut();
    await agent.gone;
    expect(logged).toContain("notPaired");
  });
});
