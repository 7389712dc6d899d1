import { describe, expect, it } from "vitest";
import { ApiError } from "./api.ts";
import { FakeWorld } from "./testing/fake-world.ts";
import { noon, serviceFixture, siteFixture } from "./testing/fixtures.ts";

const offline = new ApiError({ status: 0, code: "offline", title: "" });
const core = (bootId: string, seq = 11) => ({
  v: 1,
  epoch: "e1",
  seq,
  at: noon,
  online: true,
  bootId,
  version: "1",
});

async function opened(world = new FakeWorld(), options = { device: "board/board-1" }) {
  const store = world.store(options);
  store.start();
  await world.settle();
  world.link.open();
  await world.settle();
  return { world, store, link: world.link };
}

describe("a page that joins the bus", () => {
  it("asks for its pass, subscribes to what its role may read, and reads the snapshot", async () => {
    const { world, store, link } = await opened();
    expect(world.asked).toContain("/v1/bus?device=board%2Fboard-1");
    expect(world.asked).toContain("/v1/snapshot?device=board%2Fboard-1");
    expect(link.options.filters).toContain("patience/1/demo/board/board-1/config");
    expect(link.options.filters).not.toContain("patience/1/demo/counter/+/agent");
    expect(store.connected).toBe(true);
    expect(store.lostSince).toBeNull();
  });

  it("says that it is there, and has its will say that it is gone, under the same boot id", async () => {
    const { store, link } = await opened();
    expect(link.sent).toEqual([
      {
        topic: "board/board-1/presence",
        document: { v: 1, online: true, bootId: store.bootId, at: noon },
        retain: true,
      },
    ]);
    expect(link.options.will?.topic).toBe("patience/1/demo/board/board-1/presence");
    expect(JSON.parse(link.options.will?.payload ?? "")).toMatchObject({
      online: false,
      bootId: store.bootId,
    });
  });

  it("of staff is present under its agent and its tab", async () => {
    const world = new FakeWorld();
    const { store, link } = await opened(world, { staff: true } as never);
    expect(link.sent[0]?.topic).toBe(`staff/a1/${store.bootId}/presence`);
    expect(link.sent[0]?.retain).toBe(false);
  });

  it("of a ticket's holder reads that ticket and says nothing", async () => {
    const world = new FakeWorld();
    const { link } = await opened(world, { ticket: "secret-token-0001" } as never);
    expect(link.options.filters).toEqual([
      "patience/1/demo/core/status",
      "patience/1/demo/ticket/secret-token-0001/state",
    ]);
    expect(link.options.will).toBeNull();
    expect(link.sent).toEqual([]);
  });

  it("keeps trying while the box does not answer, and knows why when it is refused", async () => {
    const world = new FakeWorld();
    world.failure = offline;
    const store = world.store();
    store.start();
    await world.settle();
    await world.pass(3_000);
    expect(world.links).toHaveLength(0);
    expect(store.lost).toBe(true);
    expect(store.denied).toBeNull();
    world.failure = new ApiError({ status: 403, code: "notPaired", title: "" });
    await world.pass(4_000);
    expect(store.denied?.code).toBe("notPaired");
    world.failure = null;
    await world.pass(4_000);
    expect(world.links).toHaveLength(1);
    expect(store.denied).toBeNull();
  });
});

describe("documents", () => {
  it("are listed in the order of their positions", async () => {
    const { store, link } = await opened();
    for (const [id, position] of [
      ["b", 2],
      ["a", 3],
      ["c", 1],
    ] as const)
      link.deliver(`service/${id}/state`, serviceFixture({ id, position, seq: 11 }));
    expect(store.list<{ id: string }>("service/+/state").map(({ id }) => id)).toEqual([
      "c",
      "b",
      "a",
    ]);
  });

  it("tell their listeners once for many changes", async () => {
    const { world, store, link } = await opened();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    link.deliver("site/state", siteFixture({ seq: 11 }));
    link.deliver("site/state", siteFixture({ seq: 12 }));
    await world.settle();
    expect(told).toBe(1);
    stop();
    link.deliver("site/state", siteFixture({ seq: 13 }));
    await world.settle();
    expect(told).toBe(1);
  });

  it("that come with a snapshot reach the handlers too", async () => {
    const world = new FakeWorld();
    world.snapshot = { ...world.snapshot, documents: { "site/state": siteFixture() } };
    const store = world.store();
    const heard: unknown[] = [];
    store.on("site/state", (document) => heard.push(document));
    store.start();
    await world.settle();
    world.link.open();
    await world.settle();
    expect(heard).toEqual([siteFixture()]);
  });

  it("that are not JSON are ignored", async () => {
    const { store, link } = await opened();
    link.options.message("patience/1/demo/site/state", "{");
    link.options.message("elsewhere/site/state", JSON.stringify(siteFixture()));
    expect(store.documents.size).toBe(0);
  });

  it("of a new epoch are read from the snapshot", async () => {
    const { world, store, link } = await opened();
    link.deliver("site/state", siteFixture({ seq: 11 }));
    world.snapshot = {
      ...world.snapshot,
      epoch: "e2",
      seq: 2,
      documents: { "site/state": siteFixture({ epoch: "e2", seq: 2, name: "Restored" }) },
    };
    await world.pass(1_000, true);
    link.deliver("site/state", siteFixture({ epoch: "e2", seq: 2, name: "Restored" }));
    await world.pass(2_000, true);
    expect(store.get<{ name: string }>("site/state")?.name).toBe("Restored");
  });

  it("are read again when the box was started again", async () => {
    const { world, link } = await opened();
    link.deliver("core/status", core("boot-1"));
    await world.pass(2_000, true);
    const before = world.asked.filter((path) => path.startsWith("/v1/snapshot")).length;
    link.deliver("core/status", core("boot-2", 12));
    await world.pass(1_000, true);
    const after = world.asked.filter((path) => path.startsWith("/v1/snapshot")).length;
    expect(after).toBe(before + 1);
  });
});

describe("an event", () => {
  const call = (at: number) => ({ v: 1, epoch: "e1", seq: 11, at, id: "c1" });

  it("is told and not kept", async () => {
    const { store, link } = await opened();
    const heard: unknown[] = [];
    store.on("call/event", (event) => heard.push(event));
    link.deliver("call/event", call(noon));
    expect(heard).toEqual([call(noon)]);
    expect(store.documents.size).toBe(0);
  });

  it("far from the page's time makes the page ask for the box's time first", async () => {
    const { world, store, link } = await opened();
    const hour = 3_600_000;
    const at: number[] = [];
    store.on("call/event", () => at.push(store.now()));
    world.boxAheadMs = hour;
    link.deliver("call/event", call(noon + hour));
    expect(at).toEqual([]);
    await world.settle();
    expect(at).toEqual([noon + hour]);
  });
});

describe("a lost link", () => {
  it("is told within 5 s when the box falls silent, and not while it answers", async () => {
    const { world, store, link } = await opened();
    await world.pass(60_000, true);
    expect(store.connected).toBe(true);
    expect(link.pings).toBe(60);
    await world.pass(5_000);
    expect(store.lost).toBe(true);
    expect(store.lostSince).toBe(noon + 60_000);
  });

  it("is not told when it comes back at once", async () => {
    const { world, store, link } = await opened();
    let told = false;
    store.subscribe(() => {
      told ||= store.lost;
    });
    link.end("lost");
    expect(store.connected).toBe(false);
    await world.pass(500);
    world.link.open();
    await world.pass(2_000, true);
    expect(store.connected).toBe(true);
    expect(told).toBe(false);
  });

  it("is opened again with the same pass, or with a new one when that was refused", async () => {
    const { world, link } = await opened();
    const passes = () => world.asked.filter((path) => path.startsWith("/v1/bus")).length;
    link.end("lost");
    await world.pass(1_000);
    expect(world.links).toHaveLength(2);
    expect(passes()).toBe(1);
    world.link.end("refused");
    await world.pass(1_000);
    expect(world.links).toHaveLength(3);
    expect(passes()).toBe(2);
  });

  it("is polled round: the documents stay fresh over HTTP", async () => {
    const { world, store, link } = await opened();
    link.end("lost");
    world.snapshot = {
      ...world.snapshot,
      seq: 20,
      documents: { "site/state": siteFixture({ seq: 20, name: "Polled" }) },
    };
    await world.pass(8_000);
    expect(store.connected).toBe(false);
    expect(store.get<{ name: string }>("site/state")?.name).toBe("Polled");
  });

  it("is not blamed on the box when the page itself slept", async () => {
    const { world, store } = await opened();
    await world.pass(5_000, true);
    world.sleep(3_600_000);
    await world.pass(1_000);
    expect(store.connected).toBe(true);
    await world.pass(5_000);
    expect(store.connected).toBe(false);
  });

  it("keeps what it had, and says nothing into the void", async () => {
    const { world, store, link } = await opened();
    link.deliver("site/state", siteFixture({ seq: 11 }));
    link.end("lost");
    world.failure = offline;
    await world.pass(30_000);
    expect(store.get("site/state")).toBeDefined();
    expect(store.publish("board/board-1/ack", {})).toBe(false);
  });

  it("is for good when the page leaves", async () => {
    const { world, store } = await opened();
    store.close();
    await world.pass(10_000);
    expect(world.links).toHaveLength(1);
    expect(store.connected).toBe(false);
  });
});
