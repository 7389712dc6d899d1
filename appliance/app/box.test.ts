import { beforeEach, describe, expect, it } from "vitest";
import { type MemoryBox, morning, openMemoryBox, root } from "./memory-box.contract.ts";

let box: MemoryBox;
beforeEach(async () => {
  box = await openMemoryBox();
});

function retained(topic: string) {
  const text = box.bus.retained.get(`${root}/${topic}`);
  return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
}

function sent(topic: string): Record<string, unknown>[] {
  return box.bus.sentTo(`${root}/${topic}`).map((text) => JSON.parse(text));
}

function presence(online: boolean, bootId = "agent-boot") {
  return JSON.stringify({ v: 1, online, bootId, at: morning });
}

describe("what the bus retains", () => {
  it("has every service and counter from the start, and core/status last", () => {
    expect(retained("service/urologie/state")).toMatchObject({ waiting: 0, openCounters: 0 });
    expect(retained("counter/guichet-1/state")).toMatchObject({ phase: "closed" });
    const told = box.bus.sent.filter(({ topic }) => !topic.startsWith(`${root}/health/`));
    expect(told.at(-1)?.topic).toBe(`${root}/core/status`);
  });

  it("keeps each document under 1 KB", async () => {
    const all = [...box.bus.retained].map(([topic, text]) => ({ topic, bytes: text.length }));
    expect(all.filter(({ bytes }) => bytes > 1024)).toEqual([]);
  });

  it("follows a ticket from the queue to the desk", async () => {
    await box.issue();
    expect(retained("service/urologie/state")).toMatchObject({ waiting: 1, nextSince: morning });
    const session = await box.open("durand", "guichet-1", ["urologie"]);
    await box.call(session, "urologie");
    expect(retained("service/urologie/state")).toMatchObject({ waiting: 0, nextSince: null });
    expect(retained("counter/guichet-1/state")).toMatchObject({
      phase: "called",
      ticketLabel: "A001",
    });
    expect(retained("call/recent")).toMatchObject({ calls: [{ label: "A001" }] });
  });

  it("publishes only what changed", async () => {
    box.bus.forgetSent();
    await box.issue({ serviceId: "urologie" });
    const topics = new Set(box.bus.sent.map(({ topic }) => topic.slice(root.length + 1)));
    expect([...topics]).toEqual(["service/urologie/state"]);
  });

  it("names no agent and no reason outside counter/+/agent", async () => {
    await box.issue();
    await box.call(await box.open("durand", "guichet-1", ["urologie"]), "urologie");
    const open = [...box.bus.retained].filter(([topic]) => !topic.endsWith("/agent"));
    expect(open.filter(([, text]) => /durand|Claire|reason/i.test(text))).toEqual([]);
  });

  it("takes an alarm away once it is closed", async () => {
    const sessionId = await box.open("durand", "guichet-1", ["urologie"]);
    await box.ask({ type: "raiseSos", sosId: "sos-1", sessionId });
    expect(retained("sos/guichet-1/state")).toMatchObject({ id: "sos-1", acknowledgedAt: null });
    await box.ask({ type: "acknowledgeSos", sosId: "sos-1", agentId: "agent-durand" });
    await box.ask({ type: "closeSos", sosId: "sos-1", agentId: "agent-durand" });
    expect(retained("sos/guichet-1/state")).toBeUndefined();
  });

  it("is published again when the broker comes back", async () => {
    await box.issue();
    box.bus.setConnected(false);
    await box.issue();
    box.bus.setConnected(true);
    await box.settle();
    expect(retained("service/urologie/state")).toMatchObject({ waiting: 2 });
    expect(retained("core/status")).toMatchObject({ online: true });
  });
});

describe("a call", () => {
  it("goes out with its place, in the order of the calls, never retained", async () => {
    await box.issue();
    await box.issue({ serviceId: "oncologie" });
    const one = await box.open("durand", "guichet-1", ["urologie"]);
    const two = await box.open("martin", "guichet-2", ["oncologie"]);
    await box.call(one, "urologie");
    await box.call(two, "oncologie");
    const calls = sent("call/event");
    expect(calls).toMatchObject([
      { label: "A001", counter: { label: "1", place: "guichet" }, repeat: false },
      { label: "B001", counter: { label: "2" } },
    ]);
    expect(retained("call/event")).toBeUndefined();
  });

  it("has its speech with it, made ahead", async () => {
    await box.issue();
    const asked = box.voice.asked.length;
    await box.call(await box.open("durand", "guichet-1", ["urologie"]), "urologie");
    expect(box.voice.asked.length).toBe(asked);
    expect(sent("call/event")[0]?.["clips"]).toHaveLength(2);
  });

  it("waits its turn in the room", async () => {
    await box.issue();
    await box.issue({ serviceId: "oncologie" });
    const one = await box.open("durand", "guichet-1", ["urologie"]);
    const two = await box.open("martin", "guichet-2", ["oncologie"]);
    await box.call(one, "urologie");
    await box.call(two, "oncologie");
    const [first, second] = sent("call/event").map((call) => Number(call["startAt"]));
    expect(Number(second) - Number(first)).toBeGreaterThan(2_000);
  });

  it("is spoken in the site's language and then in the visitor's", async () => {
    await box.issue({ language: "en" });
    await box.call(await box.open("durand", "guichet-1", ["urologie"]), "urologie");
    expect(sent("call/event")[0]?.["clips"]).toHaveLength(4);
  });

  it("reaches the screens though the voice is dead", async () => {
    box.voice.fail("broken");
    await box.issue({ serviceId: "cardiologie" });
    await box.call(await box.open("durand", "guichet-1", ["cardiologie"]), "cardiologie");
    expect(sent("call/event")).toMatchObject([{ label: "H001", clips: [] }]);
  });

  it("is said again with another id", async () => {
    await box.issue();
    const session = await box.open("durand", "guichet-1", ["urologie"]);
    const visitId = await box.call(session, "urologie");
    await box.clock.advanceSettling(6_000);
    await box.ask({ type: "repeatCall", sessionId: session, visitId, seenState: "called" });
    const [first, again] = sent("call/event");
    expect(again).toMatchObject({ repeat: true, label: "A001" });
    expect(again?.["id"]).not.toBe(first?.["id"]);
  });
});

describe("a ticket's paper", () => {
  const state = (ticketId: string) => box.engine.state().tickets.get(ticketId)?.printing;

  it("is reported as failed when no agent is there nor comes back", async () => {
    const id = await box.issue({ print: true });
    expect(state(id)).toMatchObject({ state: "queued" });
    await box.clock.advanceSettling(3_100);
    await box.settle();
    expect(state(id)).toMatchObject({ state: "failed", reason: "notReachable" });
    expect(sent("kiosk/kiosk-1/print").at(-1)).toMatchObject({ ticketId: id });
  });

  it("goes to the agent as a job that its answer ends", async () => {
    box.bus.inject(`${root}/printer/printer-1/presence`, presence(true));
    const id = await box.issue({ print: true });
    const [job] = sent("printer/printer-1/job");
    expect(job).toMatchObject({ ticketId: id, attempt: 1, face: { label: "A001", ahead: 0 } });
    const result = { v: 1, jobId: job?.["jobId"], outcome: "printed", reason: "none", at: morning };
    box.bus.inject(`${root}/printer/printer-1/result`, JSON.stringify(result));
    await box.settle();
    expect(state(id)).toMatchObject({ state: "printed" });
  });

  it("is offered again to an agent that is born anew", async () => {
    box.bus.inject(`${root}/printer/printer-1/presence`, presence(true));
    await box.issue({ print: true });
    box.bus.inject(`${root}/printer/printer-1/presence`, presence(true, "second-boot"));
    await box.settle();
    const jobs = sent("printer/printer-1/job").map((job) => job["jobId"]);
    expect(jobs).toEqual([jobs[0], jobs[0]]);
  });

  it("is unknown when nobody answers in time", async () => {
    box.bus.inject(`${root}/printer/printer-1/presence`, presence(true));
    const id = await box.issue({ print: true });
    await box.clock.advanceSettling(21_000);
    await box.settle();
    expect(state(id)).toMatchObject({ state: "unknown" });
  });

  it("is not decided by rubbish", async () => {
    box.bus.inject(`${root}/printer/printer-1/presence`, presence(true));
    const id = await box.issue({ print: true });
    for (const text of ["", "{", "null", '{"v":1}', "x".repeat(70_000)])
      box.bus.inject(`${root}/printer/printer-1/result`, text);
    await box.settle();
    expect(state(id)).toMatchObject({ state: "queued" });
    expect(box.effects.dropped()).toBe(4);
  });
});

describe("time", () => {
  it("ends a call that nobody answered, and frees its counter", async () => {
    await box.issue();
    await box.call(await box.open("durand", "guichet-1", ["urologie"]), "urologie");
    await box.clock.advanceSettling(299_000);
    expect(retained("counter/guichet-1/state")).toMatchObject({ phase: "called" });
    await box.clock.advanceSettling(2_000);
    await box.settle();
    expect(retained("counter/guichet-1/state")).toMatchObject({ phase: "closed" });
  });

  it("starts the business day at four, not at midnight", async () => {
    await box.issue();
    const hours = 3_600_000;
    await box.clock.advanceSettling(15 * hours);
    await box.settle();
    expect(retained("service/urologie/state")).toMatchObject({ waiting: 1 });
    await box.clock.advanceSettling(4 * hours);
    await box.settle();
    expect(retained("site/state")).toMatchObject({ day: "2026-11-24" });
  });
});

describe("a page that is gone", () => {
  it("is a flag on the session and changes nothing else", async () => {
    await box.open("durand", "guichet-1", ["urologie"]);
    const topic = `${root}/staff/agent-durand/tab-1/presence`;
    box.bus.inject(topic, presence(true));
    box.bus.inject(topic, presence(false));
    await box.clock.advanceSettling(6_000);
    await box.settle();
    expect(retained("counter/guichet-1/agent")?.["linkLostAt"]).toBeTypeOf("number");
    expect(retained("counter/guichet-1/state")).toMatchObject({ phase: "free" });
    box.bus.inject(topic, presence(true));
    await box.settle();
    expect(retained("counter/guichet-1/agent")).toMatchObject({ linkLostAt: null });
  });

  it("is not noticed while another tab of the same agent is open", async () => {
    await box.open("durand", "guichet-1", ["urologie"]);
    box.bus.inject(`${root}/staff/agent-durand/tab-1/presence`, presence(true));
    box.bus.inject(`${root}/staff/agent-durand/tab-2/presence`, presence(true));
    box.bus.inject(`${root}/staff/agent-durand/tab-1/presence`, presence(false));
    await box.clock.advanceSettling(6_000);
    await box.settle();
    expect(retained("counter/guichet-1/agent")).toMatchObject({ linkLostAt: null });
  });
});

describe("a phone that follows a ticket", () => {
  it("is told of each change, and others are not published", async () => {
    const id = await box.issue();
    await box.issue();
    const token = box.engine.state().tickets.get(id)?.token ?? "";
    box.effects.followers.follow(token);
    await box.clock.advanceSettling(1_100);
    expect(retained(`ticket/${token}/state`)).toMatchObject({ phase: "waiting", ahead: 0 });
    await box.call(await box.open("durand", "guichet-1", ["urologie"]), "urologie");
    await box.clock.advanceSettling(1_100);
    expect(retained(`ticket/${token}/state`)).toMatchObject({
      phase: "called",
      counter: { label: "1" },
    });
    const tickets = [...box.bus.retained.keys()].filter((topic) => topic.includes("/ticket/"));
    expect(tickets).toHaveLength(1);
  });
});
