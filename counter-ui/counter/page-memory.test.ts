import { afterEach, describe, expect, it } from "vitest";
import { storedMemory } from "./page-memory.ts";

afterEach(() => sessionStorage.clear());

describe("what the page keeps", () => {
  it("is read back, and forgotten with null", () => {
    const memory = storedMemory(() => sessionStorage);
    memory.write("login", "durand");
    expect(memory.read("login")).toBe("durand");
    memory.write("login", null);
    expect(memory.read("login")).toBeNull();
  });

  it("is nothing, and no fault, where the browser refuses", () => {
    const memory = storedMemory(() => {
      throw new DOMException("denied", "SecurityError");
    });
    expect(() => memory.write("login", "durand")).not.toThrow();
    expect(memory.read("login")).toBeNull();
  });
});
