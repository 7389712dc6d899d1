import type { Act } from "./acts.ts";
import type { Screen } from "./screens.ts";

/** One press on the keyboard. */
export interface KeyPress {
  readonly key: string;
  /** Alt, Control or Meta is held: the browser's own shortcuts stay the browser's. */
  readonly modified: boolean;
  /** The key is held down: only its first press counts. */
  readonly repeated: boolean;
  /** The focus is in a field: letters, digits and `?` are text there. */
  readonly inField: boolean;
}

/** What a press asks for. `noService`: recall needs a service first. */
export type KeyWish =
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "help" }
  | { readonly kind: "escape" }
  | { readonly kind: "sos" }
  | { readonly kind: "transfer" }
  | { readonly kind: "noService" };

/**
 * The keys of the page, one key for one act: F2 next step, F3 recall, F4 nobody came, F6 transfer, 1 to 9 reasons, `?` help,
 * F12 held for SOS. Null: the key is not ours. `lastService` is the one used last, for F3.
 */
export function keyWish(
  press: KeyPress,
  screen: Screen,
  lastService: string | null,
): KeyWish | null {
  if (press.modified || press.repeated) return null;
  switch (press.key) {
    case "F2":
      return screen.next && { kind: "act", act: screen.next };
    case "F3":
      return recallWish(screen, lastService);
    case "F4":
      return screen.kind === "call" ? { kind: "act", act: { name: "noShow" } } : null;
    case "F6":
      return transferWish(screen);
    case "F12":
      return "post" in screen && "rows" in screen ? { kind: "sos" } : null;
    case "Escape":
      return { kind: "escape" };
    default:
      return press.inField ? null : typedWish(press.key, screen);
  }
}

/** Function keys that this page takes for itself on every screen, so that the browser does nothing with them. */
export function isOurs(key: string): boolean {
  return key === "F2" || key === "F3" || key === "F4";
}

function transferWish(screen: Screen): KeyWish | null {
  return screen.acts.includes("transfer") ? { kind: "transfer" } : null;
}

function recallWish(screen: Screen, lastService: string | null): KeyWish | null {
  if (screen.kind === "choice")
    return { kind: "act", act: { name: "openRecall", serviceId: screen.service.id } };
  if (screen.kind !== "main") return null;
  const served = screen.rows.filter((row) => row.served);
  const service = served.length === 1 ? served[0] : served.find((row) => row.id === lastService);
  return service
    ? { kind: "act", act: { name: "openRecall", serviceId: service.id } }
    : { kind: "noService" };
}

function typedWish(key: string, screen: Screen): KeyWish | null {
  if (key === "?") return { kind: "help" };
  const asks = screen.kind === "interview" || screen.kind === "wrapUp";
  if (!asks || !/^[1-9]$/.test(key)) return null;
  const reason = screen.reasons[Number(key) - 1];
  return reason ? { kind: "act", act: { name: "reason", reasonId: reason.id } } : null;
}
