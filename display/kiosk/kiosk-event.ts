import type { KioskEvent } from "./steps.ts";

/** Tells the page what a visitor did. */
export function tellKiosk(from: EventTarget, detail: KioskEvent): void {
  from.dispatchEvent(new CustomEvent("q-kiosk-event", { detail, bubbles: true, composed: true }));
}
