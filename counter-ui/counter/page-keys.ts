import type { KeyPress } from "./keys.ts";

/** A press as the rules of `keys.ts` want it. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.composedPath()[0];
  return {
    key: event.key,
    modified: event.altKey || event.ctrlKey || event.metaKey,
    repeated: event.repeat,
    inField:
      target instanceof HTMLInputElement
        ? target.type !== "radio"
        : target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement,
  };
}

/** A key that is held presses a focused button again and again; here only the first press counts (row E73). */
export function isHeldPress(event: KeyboardEvent): boolean {
  return event.repeat && (event.key === "Enter" || event.key === " ");
}
