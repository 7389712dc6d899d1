import type { PlaceWord } from "../../../protocol/views.ts";
import type { common as french } from "../fr/common.ts";

const places: Record<PlaceWord, string> = {
  guichet: "counter",
  bureau: "office",
  salle: "room",
  box: "booth",
  accueil: "reception",
};

/** `5 min`, `1 h 05`. */
function minutes(count: number): string {
  if (count < 60) return `${count} min`;
  const rest = count % 60;
  return `${Math.floor(count / 60)} h${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")}`}`;
}

export const common = {
  language: "Language",
  place: (place) => places[place],
  placeName: (place, label) => `${places[place]} ${label}`,
  minutes,
  waitRange: (low, high) => {
    if (high === 0) return "no wait";
    if (low === 0) return `less than ${minutes(high)}`;
    if (low === high) return `about ${minutes(high)}`;
    return high < 60 ? `about ${low} to ${minutes(high)}` : `${minutes(low)} to ${minutes(high)}`;
  },
  ahead: (count) => {
    if (count === 0) return "Nobody ahead of you";
    return count === 1 ? "1 person ahead of you" : `${count} people ahead of you`;
  },
  waiting: (count) => {
    return count === 0 ? "nobody waiting" : `${count} waiting`;
  },
  yourNumber: "Your number",
  wait: "Wait",
  service: "Service",
} satisfies typeof french;
