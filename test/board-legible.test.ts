import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BoardDesign, plainBoardDesign } from "../protocol/board.ts";
import { capitalMm, screenMm } from "../ui/legibility.ts";
import { faultsOf, scrollersOf } from "./support/axe.ts";
import { openBrowser } from "./support/browser.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

let box: TestBox;
let browser: Browser;
beforeAll(async () => {
  box = await startTestBox({ boards: 1 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const names = ["Urologie", "Oncologie", "Ophtalmologie", "Pneumologie", "Néphrologie"] as const;
const services = names.map((fr, index) => ({
  ...{ id: fr.toLowerCase(), name: { fr }, prefix: String.fromCharCode(65 + index) },
}));
const places = [
  { id: "c1", label: "1", place: "guichet", way: null },
  {
    id: "c2",
    label: "Bleue 12",
    place: "salle",
    way: { fr: "Couloir B, premier étage, à gauche" },
  },
  { id: "c3", label: "3", place: "bureau", way: null },
] as const;

const scenes = ["empty", "call", "full", "closed"] as const;

interface Shown {
  readonly design: Partial<BoardDesign>;
  readonly scene?: (typeof scenes)[number];
  readonly language?: "fr" | "en" | "es";
  readonly look?: object;
  readonly counters?: readonly object[];
}

async function shown(
  page: Page,
  { design, scene = "full", language = "fr", look, counters }: Shown,
) {
  const message = {
    ...{ kind: "board-preview", scene, services, counters: counters ?? places },
    config: {
      ...{ v: 1, epoch: "e", seq: 1, at: 1, id: "board-1", name: "Hall", roomId: "salle-1" },
      ...{ volume: 100, delayMs: 0, design: { ...plainBoardDesign, ...design } },
      look: { logoAssetId: null, accentColour: null, serviceIds: null, names: null, ...look },
    },
    site: {
      ...{ name: "Centre hospitalier Saint-Martin", zone: "Europe/Paris", languages: [language] },
      welcome: { fr: "Bienvenue aux consultations externes", en: "Welcome", es: "Bienvenidos" },
    },
  };
  await page.evaluate(`postMessage(${JSON.stringify(message)}, location.origin)`);
  await page.waitForFunction(`document.documentElement.lang === "${language}"`);
  // Until the flashes are over.
  await page.waitForTimeout(300);
}

async function open(portrait: boolean): Promise<Page> {
  const [width, height] = portrait ? [1080, 1920] : [1920, 1080];
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${box.url}/board/board-1?preview`);
  await page.locator("main").waitFor();
  return page;
}

/** Height in pixels of what is drawn in an element that has one line of capitals and digits: rows that are not its back. */
async function inkHeight(page: Page, selector: string): Promise<number> {
  const image = await loadImage(await page.locator(selector).screenshot());
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const differs = (x: number, y: number) => {
    const at = (y * image.width + x) * 4;
    return [0, 1, 2].some((part) => Math.abs((data[at + part] ?? 0) - (data[part] ?? 0)) > 96);
  };
  const rows = Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_one, x) => x).some((x) => differs(x, y)),
  );
  return rows.lastIndexOf(true) - rows.indexOf(true) + 1;
}

describe("the called number, measured in pixels", () => {
  it.each([
    [32, "landscape", 6],
    [32, "landscape", 11],
    [43, "landscape", 10],
    [43, "landscape", 15],
    [55, "landscape", 13],
    [65, "landscape", 15],
    [43, "portrait", 8],
    [55, "portrait", 10],
  ] as const)("on %d inches, %s, is 0.7° high at %d m", async (inches, orientation, metres) => {
    const page = await open(orientation === "portrait");
    const design = { diagonalInches: inches, farthestSeatMetres: metres, orientation };
    await shown(page, { design });
    const pixelMm = screenMm(design).height / (orientation === "portrait" ? 1920 : 1080);
    const height = (await inkHeight(page, "q-board-call .label span")) * pixelMm;
    expect(height).toBeGreaterThanOrEqual(capitalMm(metres));
    await page.context().close();
  });
});

const designs: readonly (readonly [name: string, design: Partial<BoardDesign>])[] = [
  ["hall", {}],
  ["hall with services", { waiting: "services" }],
  ["hall, a far seat", { farthestSeatMetres: 18 }],
  ["call only", { layout: "callOnly" }],
  ["above a counter", { layout: "aboveCounter", counterId: "c2" }],
];

/** Each language, theme and position once; with `PATIENCE_BOARDS=all` all of them with each other. */
const some = [
  ["fr", "dark", false],
  ["en", "light", true],
  ["es", "light", false],
] as const;
const everywhere = (["fr", "en", "es"] as const).flatMap((language) =>
  (["dark", "light"] as const).flatMap((theme) =>
    [false, true].map((portrait) => [language, theme, portrait] as const),
  ),
);
const looks = process.env["PATIENCE_BOARDS"] === "all" ? everywhere : some;

describe.each(designs)("the board: %s", (_name, design) => {
  it.each(looks)(
    "has no fault in %s, %s, upright %s, and nothing scrolls",
    async (language, theme, portrait) => {
      const page = await open(portrait);
      const orientation = portrait ? "portrait" : "landscape";
      for (const scene of scenes) {
        await shown(page, { design: { ...design, theme, orientation }, language, scene });
        if (scene !== "call") expect(await faultsOf(page), scene).toEqual([]);
        expect(await scrollersOf(page), scene).toEqual([]);
        expect(await cutOff(page), scene).toEqual([]);
      }
      await page.context().close();
    },
  );
});

/** Texts of the call that are wider or higher than their place; a descender may hang out of its line a little. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const roots = ["q-board-call", "q-board-counter", "q-board-list", "q-board-services"]
      .map((tag) => document.querySelector("q-board-page").shadowRoot.querySelector(tag)?.shadowRoot)
      .filter(Boolean);
    return roots.flatMap((root) => [...root.querySelectorAll(".call, .fit, .panel, ul, li, .place")])
      .filter((one) => one.scrollHeight > one.clientHeight * 1.04 + 2 && !one.classList.contains("label") || one.scrollWidth > one.clientWidth * 1.02 + 2)
      .map((one) => one.className + " " + one.scrollHeight + ">" + one.clientHeight + " " + one.scrollWidth + ">" + one.clientWidth);
  })()`);
}
