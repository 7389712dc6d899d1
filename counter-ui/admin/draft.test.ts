import { describe, expect, it } from "vitest";
import { type Draft, differences, inOrder, rebased, requestOf, type Thing } from "./draft.ts";

const was: Thing = { id: "a", name: { fr: "Un", en: "One" }, prefix: "A", first: 1 };
const draftOf = (value: Thing | null, seen: Thing | null = was): Draft => ({
  ...{ kind: "service", id: "a", clashes: [] },
  ...{ value, seen },
});

describe("what differs between two forms of a thing", () => {
  it("is told field by field, one level down", () => {
    const now = { ...was, name: { fr: "Un", en: "First" }, first: 2 };
    expect(differences(was, now)).toEqual([
      { path: ["name", "en"], from: "One", to: "First" },
      { path: ["first"], from: 1, to: 2 },
    ]);
    expect(differences(null, { id: "b" })).toEqual([{ path: ["id"], from: undefined, to: "b" }]);
    expect(differences(was, { ...was })).toEqual([]);
  });
});

describe("a draft over what another administrator saved meanwhile", () => {
  it("stays as it is while nothing changed", () => {
    const draft = draftOf({ ...was, prefix: "B" });
    expect(rebased(draft, { ...was })).toBe(draft);
  });

  it("takes over what only the other changed", () => {
    const now = { ...was, first: 5 };
    expect(rebased(draftOf({ ...was, prefix: "B" }), now)).toMatchObject({
      ...{ value: { prefix: "B", first: 5 }, seen: now, clashes: [] },
    });
  });

  it("clashes where both changed the same field to something else", () => {
    const now = { ...was, prefix: "C" };
    expect(rebased(draftOf({ ...was, prefix: "B" }), now)).toMatchObject({
      ...{ value: { prefix: "B" }, seen: now, clashes: ["prefix"] },
    });
  });

  it("is over when the other did the same", () => {
    expect(rebased(draftOf({ ...was, prefix: "B" }), { ...was, prefix: "B" })).toBeNull();
  });

  it("clashes as a whole with a thing that is gone", () => {
    expect(rebased(draftOf({ ...was, prefix: "B" }), null)).toMatchObject({ clashes: ["id"] });
    expect(rebased(draftOf(null), { ...was, first: 9 })).toMatchObject({ clashes: ["id"] });
  });
});

describe("what goes to the box", () => {
  it("names each thing, how it will be and how it was seen", () => {
    const site = { ...draftOf({ id: "s" }, { id: "s", name: "x" }), kind: "site" as const, id: "" };
    expect(requestOf([draftOf(null), site])).toEqual({
      changes: [
        { kind: "service", id: "a", value: null },
        { kind: "site", value: { id: "s" } },
      ],
      seen: [
        { kind: "service", id: "a", value: was },
        { kind: "site", value: { id: "s", name: "x" } },
      ],
    });
  });
});

describe("things on a screen", () => {
  it("stand by their place, then by their id", () => {
    const things = [
      { id: "c", position: 1 },
      { id: "b", position: 1 },
      { id: "a", position: 2 },
    ];
    expect(inOrder(things).map(({ id }) => id)).toEqual(["b", "c", "a"]);
    expect(inOrder([{ id: "b" }, { id: "a" }]).map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
