import type { board as french } from "../fr/board.ts";

export const board = {
  pageTitle: "Calling display",
  recent: "Last calls",
  empty: "Your number will be shown here.",
  call: (label, place) => `Ticket ${label}, ${place}`,
  lost: "Connection lost",
  lostHint: "Calls may be missing: please ask at reception.",
  muted: "Sound off: touch the screen",
  trial: "Trying the voice",
  waiting: (count) => (count === 1 ? "1 person waiting" : `${count} people waiting`),
  starting: "The display is starting…",
  waitingTitle: "Waiting",
  wait: (low, high) =>
    high === 0 ? "no wait" : low === high || low === 0 ? `${high} min` : `${low}–${high} min`,
  everybody: "Everybody",
  closed: "Closed",
  closedHint: "Reception is closed.",
  closedToday: (why) => `Closed today: ${why}`,
  counterFree: "Free",
  counterPaused: "On a break",
  counterClosed: "Closed",
} satisfies typeof french;
