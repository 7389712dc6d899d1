import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What axe-core finds wrong on the page as it is now, one line a fault: rule, element, why. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The page's policy lets no foreign script in; the debugger's own evaluation is not bound by it.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(() => {
    const { axe: here } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return here.run();
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

/** Elements that a person would have to scroll, through every shadow root; the page itself is `html`. */
export function scrollersOf(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const all = (root) =>
      [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    return all(document)
      .filter((one) => one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowY))
      .filter((one) => one.scrollHeight > one.clientHeight + 1)
      .map((one) => one.localName + "." + one.className);
  })()`);
}
