import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { memoryLog } from "./log-memory.ts";
import { processPress } from "./press-process.ts";

const script = join(import.meta.dirname, "../../printer/press.ts");
const press = processPress({ script, log: memoryLog() });
afterAll(() => press.close());

const face = {
  ...{ label: "A032", serviceName: "Urologie", siteName: "Hôpital", issuedAt: 0, zone: "UTC" },
  ...{ language: "fr", ahead: 3, lowMinutes: 5, highMinutes: 10, welcome: "Bienvenue" },
  followUrl: "http://box/t/token",
};
const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="1000" height="500"><rect width="10" height="10"/></svg>';

describe("the press in a process of its own", () => {
  it("draws a ticket for either roll", async () => {
    const [wide, narrow] = await Promise.all([press.proof(face, 80), press.proof(face, 58)]);
    expect(wide.svg).toContain("A032");
    expect(wide.widthDots).toBeGreaterThan(narrow.widthDots);
    expect(wide.bytes).toBeLessThanOrEqual(600);
  }, 60_000);

  it("turns a drawing into dots, no wider than asked", async () => {
    const picture = await press.picture(Buffer.from(square), 200);
    expect(picture).toMatchObject({ width: 200, height: 100 });
    const row = Buffer.from(picture?.dots ?? "", "base64").subarray(0, 25);
    expect([row[0], row[11], row[13], row[24]]).toEqual([255, 255, 0, 0]);
  }, 60_000);

  it("says so when a file is no picture, and when a face cannot be laid out", async () => {
    expect(await press.picture(Buffer.from("no picture at all"), 200)).toBeNull();
    await expect(press.proof({ label: 3 }, 80)).rejects.toThrow("face");
  }, 60_000);
});
