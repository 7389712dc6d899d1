import { describe, expect, it } from "vitest";
import { sampleEvent, storeContract } from "./store.contract.ts";
import { openMemoryStore } from "./store-memory.ts";
import { upkeepContract } from "./upkeep.contract.ts";

const opening = async () => {
  const store = openMemoryStore();
  return { store, dispose: () => store.close() };
};
storeContract("memory", opening);
upkeepContract("memory", opening);

describe("a memory store that is told to fail", () => {
  it("refuses commits after the given number, writes nothing of them, and heals", async () => {
    const store = openMemoryStore();
    store.failAfter(1, new Error("disk full"));
    await store.transact((tx) => tx.append([sampleEvent(1)]));
    await expect(store.transact((tx) => tx.append([sampleEvent(2)]))).rejects.toThrow("disk full");
    await expect(store.transact((tx) => tx.append([sampleEvent(2)]))).rejects.toThrow("disk full");
    expect((await store.load()).seq).toBe(1);
    store.heal();
    await store.transact((tx) => tx.append([sampleEvent(2)]));
    expect((await store.load()).seq).toBe(2);
  });

  it("is found again as it was by a box that starts again", async () => {
    const store = openMemoryStore();
    await store.transact((tx) => tx.append([sampleEvent(1)]));
    const { epoch } = await store.load();
    await store.close();
    expect(await store.reopened().load()).toEqual({
      epoch,
      snapshot: null,
      events: [sampleEvent(1)],
      seq: 1,
    });
  });
});
