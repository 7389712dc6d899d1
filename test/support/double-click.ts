import type { Locator, Page } from "playwright-core";

/** Between the two presses of a hand, milliseconds (requirements 3.3, E73). */
export const gaps = [0, 50, 200, 500, 1000];

export interface Told {
  /** The last part of the command's path. */
  readonly path: string;
  readonly status: number;
}

export interface Commands {
  readonly told: Told[];
  /** Those on their way. */
  pending(): number;
  clear(): void;
}

/** The commands of a page that the box has answered. */
export function commandsOf(page: Page): Commands {
  const told: Told[] = [];
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() !== "GET") sent += 1;
  });
  page.on("response", (response) => {
    if (response.request().method() === "GET") return;
    const path = new URL(response.url()).pathname.split("/").at(-1) ?? "";
    told.push({ path, status: response.status() });
  });
  return {
    told,
    pending: () => sent - told.length,
    clear() {
      told.length = 0;
      sent = 0;
    },
  };
}

/** Two presses at one place, as a hand does it, whatever is there by then. */
export async function twice(page: Page, target: Locator, gapMs: number): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const place = await target.boundingBox();
  const [x, y] = [
    (place?.x ?? 0) + (place?.width ?? 0) / 2,
    (place?.y ?? 0) + (place?.height ?? 0) / 2,
  ];
  await page.mouse.click(x, y);
  if (gapMs > 0) await page.waitForTimeout(gapMs);
  await page.mouse.click(x, y);
}
