import type { Act } from "./acts.ts";
import { type Intent, noIntent } from "./facts.ts";
import type { Screen } from "./screens.ts";

/** The intent after an act that this page does by itself; null when the act is a command to the box. */
export function intentAfter(act: Act, screen: Screen, intent: Intent): Intent | null {
  switch (act.name) {
    case "otherCounter":
      return { ...noIntent, place: "login" };
    case "changeServices":
      return { ...intent, place: "services", chosen: null };
    case "toggleService":
      return toggled(act.serviceId, screen, intent);
    case "chooseService":
      return recallIsOn(screen, act.serviceId)
        ? { ...intent, place: "choice", serviceId: act.serviceId }
        : null;
    case "openRecall":
      return {
        ...intent,
        place: "recall",
        serviceId: act.serviceId,
        number: "",
        recallRefused: null,
      };
    case "typeNumber":
      return { ...intent, number: act.text };
    case "closeWindow":
      return { ...intent, shortVisit: false, recallRefused: null, number: "" };
    case "back":
      return wentBack(screen, intent);
    default:
      return null;
  }
}

/** E66: the recall pad goes back to the choice; everything else goes back to the main screen. */
function wentBack(screen: Screen, intent: Intent): Intent {
  if (screen.kind === "recall") return { ...intent, place: "choice", number: "" };
  return { ...noIntent, serviceId: intent.serviceId };
}

function toggled(serviceId: string, screen: Screen, intent: Intent): Intent {
  if (screen.kind !== "services") return intent;
  const row = screen.rows.find((r) => r.id === serviceId);
  if (!row?.allowed) return intent;
  const without = screen.chosen.filter((id) => id !== serviceId);
  const on = without.length === screen.chosen.length;
  return { ...intent, chosen: on ? [...without, serviceId] : without };
}

function recallIsOn(screen: Screen, serviceId: string): boolean {
  const rows = "rows" in screen ? screen.rows : [];
  return rows.find((row) => row.id === serviceId)?.recall ?? false;
}

/** What a refusal of the box means for this page. */
export type Outcome =
  /** Shown on the recall pad, in the window of row E67. */
  | "recallRefused"
  /** « Visite éclair » is to be confirmed (row E73). */
  | "shortVisit"
  /** Nobody waits: a short notice (row E53). */
  | "nobody"
  /** The counter cannot be had again with one tap: back to the sign-in, which says why. */
  | "signInAgain"
  /** The screen is behind: fetch the truth, and say so shortly. */
  | "stale"
  | "plain";

const recallRefusals = ["notReceivedYet", "neverIssued", "calledElsewhere", "recallOff"];

const staleRefusals = [
  "staleScreen",
  "visitOver",
  "unknownVisit",
  "visitInProgress",
  "sessionOver",
  "sessionPaused",
  "notSignedIn",
  "nothingToUndo",
  "undoTooLate",
  "notServed",
  "unknownService",
  "unknownReason",
  "reasonMissing",
  "wrapUpInProgress",
  "notInWrapUp",
  "qualificationOff",
  "repeatTooSoon",
  "offline",
];

/** Sorts a refusal by what the page does about it. */
export function outcomeOf(act: Act["name"], code: string): Outcome {
  if (act === "recall" && recallRefusals.includes(code)) return "recallRefused";
  if (act === "reconnect" || act === "bringBack")
    return code === "offline" ? "stale" : "signInAgain";
  if (code === "tooSoon") return "shortVisit";
  if (code === "nobodyWaiting") return "nobody";
  return staleRefusals.includes(code) ? "stale" : "plain";
}
