import { describe, expect, it } from "vitest";
import { applyTheme, idFromPath } from "./page-path.ts";

describe("the id in a page's address", () => {
  it.each([
    ["/board/board-1", "board-1"],
    ["/kiosk/kiosk-1/", "kiosk-1"],
    ["/t/aB3_-x", "aB3_-x"],
    ["/", ""],
    ["/board/a+b", ""],
    ["/board/%23", ""],
    [`/t/${"a".repeat(65)}`, ""],
  ])("of %s is « %s »", (path, id) => {
    expect(idFromPath(path)).toBe(id);
  });
});

describe("a theme in a page's address", () => {
  it("is taken when it is one", () => {
    const root = document.createElement("html");
    applyTheme("?theme=dark", root);
    expect(root.dataset["theme"]).toBe("dark");
    applyTheme("?theme=pink", root);
    expect(root.dataset["theme"]).toBe("dark");
  });
});
