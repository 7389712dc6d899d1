import type { board as french } from "../fr/board.ts";

export const board = {
  pageTitle: "Calling display",
  recent: "Last calls",
  empty: "Your number will be shown here.",
  call: (label, place) => `Ticket ${label}, ${place}`,
  lost: "Connection lost",
  lostHint: "Calls may be missing: please ask at reception.",
  muted: "Sound off: touch the screen",
  waiting: (count) => (count === 1 ? "1 person waiting" : `${count} people waiting`),
  starting: "The display is starting…",
} satisfies typeof french;
