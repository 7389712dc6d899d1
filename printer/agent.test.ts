import { describe, expect, it, vi } from "vitest";
import {
  agentOn,
  agents,
  born,
  bus,
  conditions,
  isOnline,
  job,
  logged,
  paper,
  presences,
  renewBus,
  results,
  said,
} from "./agent-trial.contract.ts";

describe("the print agent", () => {
  it("is born with its printer's state, prints what it is offered and answers", async () => {
    agentOn();
    await born();
    expect(said("presence")).toEqual([
      {
        topic: "presence",
        retain: true,
        payload: { v: 1, online: true, bootId: expect.any(String), at: expect.any(Number) },
      },
    ]);
    bus.offer(job("job-0001", "A001"));
    bus.offer(job("job-0002", "A002"));
    await vi.waitFor(() =>
      expect(results()).toEqual(["job-0001 printed none", "job-0002 printed none"]),
    );
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(["A001", "A002"]);
    expect(said("state").every(({ retain }) => retain)).toBe(true);
    expect(conditions().at(-1)).toBe("ready");
    expect(said("result").some(({ retain }) => retain)).toBe(false);
  });

  it("tells of each change of its printer, with no job at all", async () => {
    agentOn();
    await vi.waitFor(() => expect(conditions().at(-1)).toBe("ready"));
    for (const [fault, condition] of [
      ["paper", "paperOut"],
      ["cover", "coverOpen"],
      ["unplug", "offline"],
    ] as const) {
      await paper.fault(fault, true);
      await vi.waitFor(() => expect(conditions().at(-1)).toBe(condition));
      await paper.fault(fault, false);
      await vi.waitFor(() => expect(conditions().at(-1)).toBe("ready"));
    }
  });

  it("answers a job that failed", async () => {
    await paper.fault("paper", true);
    agentOn();
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 failed paperOut"]));
  });

  it("is born again after the bus was away, and answers the same job without printing it twice", async () => {
    agentOn();
    await born();
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toHaveLength(1));
    bus.cut();
    await born(2);
    expect(presences()).toHaveLength(3);
    expect(new Set(presences().map((presence) => Object(presence).bootId)).size).toBe(1);
    expect(isOnline(presences()[1])).toBe(false);
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toHaveLength(2));
    expect(results()[1]).toBe(results()[0]);
    expect(paper.tickets()).toHaveLength(1);
  });

  it("is cut off while it prints: the ticket comes out once, and its result at the next offer", async () => {
    agentOn();
    await born();
    await paper.fault("slow", true);
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(0), { interval: 5 });
    bus.cut();
    await born(2);
    bus.offer(job("job-0001", "A001"));
    await vi.waitFor(() => expect(results()).toContain("job-0001 printed none"), {
      timeout: 5_000,
    });
    expect(paper.tickets()).toHaveLength(1);
  });

  it("is not born before its subscription is granted", async () => {
    bus.refuseSubscriptions = true;
    agentOn();
    await vi.waitFor(() => expect(logged.filter((event) => event === "notBorn")).toHaveLength(2), {
      timeout: 5_000,
    });
    expect(presences().filter(isOnline)).toEqual([]);
    bus.refuseSubscriptions = false;
    await born();
  });

  it("goes on knocking where it is refused, and says so once", async () => {
    bus.refuseLogins = true;
    let logins = 0;
    bus.onLogin = () => {
      logins += 1;
    };
    agentOn();
    await vi.waitFor(() => expect(logins).toBe(3), { timeout: 5_000 });
    expect(logged.filter((event) => event === "busAway")).toHaveLength(1);
    bus.refuseLogins = false;
    await born();
  });

  it("says goodbye when it is stopped", async () => {
    const agent = agentOn();
    await born();
    agents.length = 0;
    await agent.stop();
    expect(presences().map(isOnline)).toEqual([true, false]);
  });

  it("stops although the bus is gone", async () => {
    const agent = agentOn();
    await born();
    agents.length = 0;
    await bus.close();
    await agent.stop();
    await renewBus();
  });

  it("logs the characters that its printer lacks", async () => {
    agentOn();
    await born();
    bus.offer(job("job-0001", "語001"));
    // The drawing library is loaded for it, and on a busy machine that takes seconds.
    await vi.waitFor(() => expect(results()).toEqual(["job-0001 printed none"]), {
      timeout: 20_000,
    });
    expect(logged).toContain("charactersMissing");
  }, 30_000);
});
