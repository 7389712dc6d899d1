import { describe, expect, it } from "vitest";
import { LiveDocuments } from "./live-documents.ts";

const topic = "service/urologie/state";
const document = (seq: number, at = seq, epoch = "e1") => ({ v: 1, epoch, seq, at, waiting: seq });
const snapshot = (seq: number, documents: Record<string, unknown>, epoch = "e1") => ({
  epoch,
  seq,
  documents,
});

describe("a document that arrives", () => {
  it("replaces an older one, and no newer one", () => {
    const documents = new LiveDocuments();
    expect(documents.apply(topic, document(5))).toBe("applied");
    expect(documents.apply(topic, document(4))).toBe("stale");
    expect(documents.apply(topic, document(5))).toBe("stale");
    expect(documents.apply(topic, document(6))).toBe("applied");
    expect(documents.all.get(topic)).toEqual(document(6));
  });

  it("replaces one of the same event when it is of a later time", () => {
    const documents = new LiveDocuments();
    documents.apply(topic, document(5, 100));
    expect(documents.apply(topic, document(5, 200))).toBe("applied");
    expect(documents.apply(topic, document(5, 150))).toBe("stale");
  });

  it("of another epoch is not believed", () => {
    const documents = new LiveDocuments();
    documents.apply(topic, document(5));
    expect(documents.apply(topic, document(900, 900, "e2"))).toBe("otherEpoch");
    expect(documents.all.get(topic)).toEqual(document(5));
  });

  it("of null clears its topic", () => {
    const documents = new LiveDocuments();
    documents.apply(topic, document(5));
    expect(documents.apply(topic, null)).toBe("applied");
    expect(documents.all.has(topic)).toBe(false);
  });

  it("without an envelope, a device's own, always replaces the one before", () => {
    const documents = new LiveDocuments();
    documents.apply("board/board-1/presence", { v: 1, online: true, bootId: "b", at: 9 });
    documents.apply("board/board-1/presence", { v: 1, online: false, bootId: "b", at: 1 });
    expect(documents.all.get("board/board-1/presence")).toMatchObject({ online: false });
  });
});

describe("a snapshot", () => {
  it("takes away what it does not name, and tells what changed", () => {
    const documents = new LiveDocuments();
    documents.apply("service/old/state", document(3));
    documents.apply(topic, document(3));
    const changed = documents.replace(snapshot(7, { [topic]: document(7) }));
    expect(changed).toEqual(["service/old/state", topic]);
    expect([...documents.all.keys()]).toEqual([topic]);
  });

  it("leaves what came after it was cut", () => {
    const documents = new LiveDocuments();
    documents.apply(topic, document(9));
    documents.apply("service/new/state", document(8));
    expect(documents.replace(snapshot(7, { [topic]: document(7) }))).toEqual([]);
    expect(documents.all.get(topic)).toEqual(document(9));
    expect(documents.all.has("service/new/state")).toBe(true);
  });

  it("leaves the presence of devices and of the core", () => {
    const documents = new LiveDocuments();
    documents.apply("core/status", { ...document(2), bootId: "b1" });
    documents.apply("kiosk/kiosk-1/presence", { v: 1, online: true, bootId: "b", at: 1 });
    documents.replace(snapshot(7, {}));
    expect([...documents.all.keys()]).toEqual(["core/status", "kiosk/kiosk-1/presence"]);
  });

  it("of a new epoch drops everything of the one before, even what seems newer", () => {
    const documents = new LiveDocuments();
    documents.apply("core/status", { ...document(900), bootId: "b1" });
    documents.apply("service/old/state", document(900));
    documents.apply(topic, document(900));
    documents.replace(snapshot(7, { [topic]: document(3, 3, "e2") }, "e2"));
    expect([...documents.all]).toEqual([[topic, document(3, 3, "e2")]]);
    expect(documents.apply(topic, document(4, 4, "e2"))).toBe("applied");
    expect(documents.apply(topic, document(901))).toBe("otherEpoch");
  });
});
