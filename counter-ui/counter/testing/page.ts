import { CounterPage } from "../q-counter.ts";
import type { FakeBox } from "./fake-box.ts";

/** The page on that box, in the document. */
export function openPage(box: FakeBox): CounterPage {
  const page = new CounterPage(box.ports);
  document.body.append(page);
  return page;
}

/** Every element under a root, through all shadow roots, in the order of the document. */
export function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}

/** The first element that the selector names, wherever it lies. */
export function find<T extends Element>(selector: string): T | null {
  return (everything(document.body).find((element) => element.matches(selector)) as T) ?? null;
}

/** What the page says, with the manual's own plain apostrophes and spaces. */
export function said(): string {
  const roots = everything(document.body).map((element) => element.shadowRoot);
  return plain(roots.map((root) => textOf(root)).join(" "));
}

function textOf(node: Node | null): string {
  if (!node || node.nodeName === "STYLE") return "";
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  return [...node.childNodes].map(textOf).join("");
}

/** « l’arrivée » as the manual types it: with `'`, and with a plain space before `:`. */
export function plain(text: string): string {
  return text.replaceAll("’", "'").replaceAll("\u202f", " ").replace(/\s+/g, " ").trim();
}

/** The button that bears a label, as a person finds it. */
export function button(label: string): HTMLButtonElement {
  const found = everything(document.body).find(
    (element) => element.localName === "button" && plain(textOf(element)).includes(label),
  );
  if (!found) throw new Error(`no button says ${label}`);
  return found as HTMLButtonElement;
}

/** A key as the window hears it. */
export function key(name: string, type: "keydown" | "keyup" = "keydown", repeat = false): void {
  const target = find("q-counter") ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent(type, { key: name, repeat, bubbles: true, composed: true, cancelable: true }),
  );
}
