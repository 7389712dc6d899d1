import type { Page } from "playwright-core";

/** Far more than a page has. */
const pressesMax = 400;
/** A date field takes the Tab key four times, and the way round begins at the document again. */
const againMax = 8;

/** In the page: what may be pressed or typed into, and what the Tab key has been on. */
const watch = `(() => {
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? [one, ...deep(one.shadowRoot)] : [one]);
  const active = () => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one;
  };
  const wanted = "a[href], button, input, select, textarea, summary";
  // A window that is open takes the whole page.
  const open = deep(document).find((one) => one.matches("dialog:modal"));
  const within = (one) => !open || one === open || open.contains(one) || deep(open).includes(one);
  const can = (one) => one.matches(wanted) && !one.disabled && one.tabIndex >= 0 && within(one) &&
    one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  // One radio button of a group has the Tab key; arrows do the others.
  const radio = (one) => one.type === "radio";
  const shown = (one) => getComputedStyle(one).outlineStyle !== "none" || getComputedStyle(one).boxShadow !== "none";
  const name = (one) => (one.ariaLabel || one.innerText || one.id || one.name || one.localName).trim().slice(0, 60);
  window.seenByTab = new Set();
  window.tabbed = () => {
    const one = active();
    if (!one || one === document.body) return null;
    const fresh = !window.seenByTab.has(one);
    window.seenByTab.add(one);
    const box = one.getBoundingClientRect();
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { fresh, marked: [one, one.closest("label")].some((each) => each && shown(each)), inView, name: name(one) };
  };
  window.missed = () => deep(document).filter((one) => can(one) && !radio(one) && !window.seenByTab.has(one))
    .map((one) => one.localName + " " + name(one));
})()`;

interface Tabbed {
  readonly fresh: boolean;
  readonly marked: boolean;
  readonly inView: boolean;
  readonly name: string;
}

/** What the Tab key never comes to, what shows no mark when it does, and what is out of sight then: one line each. */
export async function faultsOfTabbing(page: Page): Promise<string[]> {
  await page.evaluate(watch);
  const faults: string[] = [];
  let again = 0;
  for (let presses = 0; presses < pressesMax && again < againMax; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate<Tabbed | null>("window.tabbed()");
    again = at?.fresh ? 0 : again + 1;
    if (at?.fresh && !at.marked) faults.push(`no mark: ${at.name}`);
    if (at?.fresh && !at.inView) faults.push(`out of sight: ${at.name}`);
  }
  const missed = await page.evaluate<string[]>("window.missed()");
  return [...missed.map((one) => `not reached: ${one}`), ...faults];
}

/** What has the focus, in words: through every shadow root. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one ? (one.ariaLabel || one.innerText || one.name || one.localName).trim().replace(/\\s+/g, " ") : "";
  })()`);
}

/** Presses Tab until the focus is on what is so called; throws when it never is. */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < pressesMax; presses += 1) {
    await page.keyboard.press(key);
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}
