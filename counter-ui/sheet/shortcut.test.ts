import { describe, expect, it } from "vitest";
import { counterUrl, linuxShortcut, windowsShortcut } from "./shortcut.ts";

const shortcut = { name: "Guichet 03 - CH Saint-Martin", url: "http://patience.local/guichet" };

describe("a shortcut file (E05)", () => {
  it("for Windows is an INI file with the address", () => {
    expect(windowsShortcut(shortcut)).toEqual({
      fileName: "Guichet 03 - CH Saint-Martin.url",
      mediaType: "application/internet-shortcut",
      text: "[InternetShortcut]\r\nURL=http://patience.local/guichet\r\n",
    });
  });

  it("for Linux is a link of the Desktop Entry Specification, which runs nothing", () => {
    const { fileName, text } = linuxShortcut(shortcut);
    expect(fileName).toBe("Guichet 03 - CH Saint-Martin.desktop");
    expect(text).toMatch(/^\[Desktop Entry\]\n/);
    expect(text).toContain("\nType=Link\n");
    expect(text).toContain("\nURL=http://patience.local/guichet\n");
    expect(text).not.toContain("Exec=");
  });

  it("lets no name write a line of its own, nor a folder", () => {
    const bad = { name: "A\nExec=rm\\ /\r\u0000:*?", url: "http://box/guichet" };
    const { fileName, text } = linuxShortcut(bad);
    expect(text.split("\n").filter((line) => line.startsWith("Exec"))).toEqual([]);
    expect(fileName).not.toMatch(/[/\\:*?\n\r\0]/);
    expect(windowsShortcut(bad).fileName).not.toMatch(/[/\\:*?\n\r\0]/);
  });

  it("writes names outside ASCII in the address as every system reads them", () => {
    expect(windowsShortcut({ name: "x", url: "http://hôpital.local/guichet" }).text).toContain(
      "URL=http://xn--hpital-ixa.local/guichet",
    );
  });
});

describe("the address of a counter's page", () => {
  it("names the counter, or none", () => {
    expect(counterUrl("http://box:8080/", null)).toBe("http://box:8080/guichet");
    expect(counterUrl("http://box:8080", "guichet-3")).toBe(
      "http://box:8080/guichet?counter=guichet-3",
    );
  });
});
