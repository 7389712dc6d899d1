import { describe, expect, it } from "vitest";
import { type LinePacket, PublishLine } from "./bus-aedes-line.ts";

/** A broker that takes one packet whenever it is told to. */
function slowBroker(most = 100) {
  const taken: string[] = [];
  let handed: ((error?: Error | null) => void) | null = null;
  const line = new PublishLine(({ topic, payload }, done) => {
    taken.push(`${topic} ${payload}`);
    handed = done;
  }, most);
  const say = (topic: string, payload: string, retain: boolean) =>
    line.publish({ topic, payload, retain, qos: 0 } satisfies LinePacket);
  const take = async (error?: Error) => {
    const done = handed;
    handed = null;
    done?.(error);
    await Promise.resolve();
    await Promise.resolve();
  };
  return {
    taken,
    take,
    document: (topic: string, payload: string) => say(topic, payload, true),
    event: (topic: string, payload: string) => say(topic, payload, false),
  };
}

describe("the line of publishes", () => {
  it("hands over one at a time, the first at once", async () => {
    const { taken, take, document } = slowBroker();
    const first = document("a", "1");
    void document("b", "1");
    expect(taken).toEqual(["a 1"]);
    await take();
    await first;
    expect(taken).toEqual(["a 1", "b 1"]);
  });

  it("lets a call go before documents that wait, and calls stay in their order", async () => {
    const { taken, take, document, event } = slowBroker();
    for (const topic of ["a", "b"]) void document(topic, "1");
    void event("call", "A001");
    void event("call", "A002");
    for (let step = 0; step < 4; step += 1) await take();
    expect(taken).toEqual(["a 1", "call A001", "call A002", "b 1"]);
  });

  it("hands over the newest of a document that waits, once, and both were told", async () => {
    const { taken, take, document } = slowBroker();
    void document("a", "1");
    const both = Promise.all([document("b", "1"), document("b", "2")]);
    void document("c", "1");
    for (let step = 0; step < 3; step += 1) await take();
    await both;
    expect(taken).toEqual(["a 1", "b 2", "c 1"]);
  });

  it("hands over a document again that changes while it is being handed over", async () => {
    const { taken, take, document } = slowBroker();
    void document("a", "1");
    void document("a", "");
    await take();
    expect(taken).toEqual(["a 1", "a "]);
  });

  it("says what failed, and goes on", async () => {
    const { taken, take, document, event } = slowBroker();
    const lost = document("a", "1");
    const said = event("call", "A001");
    await Promise.all([expect(lost).rejects.toThrow("full"), take(new Error("full"))]);
    await take();
    await said;
    expect(taken).toEqual(["a 1", "call A001"]);
  });

  it("refuses more than it may hold, save a newer document of one that waits", async () => {
    const { document, event } = slowBroker(2);
    void document("a", "1");
    void document("b", "1");
    void event("call", "A001");
    void document("b", "2");
    await expect(document("c", "1")).rejects.toThrow("stuck");
    await expect(event("call", "A002")).rejects.toThrow("stuck");
  });

  it("takes a thousand from a broker that answers at once", async () => {
    const taken: string[] = [];
    const line = new PublishLine(({ topic }, done) => {
      taken.push(topic);
      done();
    }, 2_000);
    const all = Array.from({ length: 1_000 }, (_, index) =>
      line.publish({ topic: String(index), payload: "x", retain: true, qos: 0 }),
    );
    await Promise.all(all);
    expect(taken).toHaveLength(1_000);
  });
});
