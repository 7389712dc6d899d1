import type { landing as french } from "../fr/landing.ts";

export const landing: typeof french = {
  pageTitle: "Patience",
  openCounter: "Open a counter",
  openCounterHint: "For agents: user name, password, counter.",
  lead: "Your site’s queue.",
  explanation:
    "This page comes from the box on your premises. Bookmark it: everything happens here, without the internet.",
  kiosks: "Ticket kiosks",
  kiosksHint: "The screen where a visitor takes a ticket.",
  boards: "Calling displays",
  boardsHint: "The waiting room’s screen, to be opened full screen.",
  sheet: "Counter sheet and shortcuts",
  supervision: "Supervision",
  administration: "Administration",
  none: "None yet.",
  openCounters: (count) =>
    count === 0 ? "No open counter" : count === 1 ? "1 open counter" : `${count} open counters`,
  offline: "The box does not answer. Trying again…",
  loading: "Loading…",
  language: "Language",
};
