import type { Language } from "../../protocol/schema.ts";
import type { TicketView } from "../../protocol/views.ts";
import { localText } from "../../ui/format.ts";
import type { Texts } from "../../ui/texts/texts.ts";

/** What a holder's phone knows of the ticket. */
export type Known =
  | { readonly kind: "loading" }
  | { readonly kind: "unknown" }
  /** `left`: this phone has just cancelled it. */
  | { readonly kind: "ticket"; readonly view: TicketView; readonly left: boolean };

/** What the page says, as text; the element only lays it out. */
export interface FollowScreen {
  /** Sets the colours, and what else is on the page. */
  readonly mood: "loading" | "waiting" | "called" | "absent" | "over" | "unknown";
  /** The browser's title: on a phone it is what is seen of a page in the background. */
  readonly title: string;
  readonly heading: string;
  readonly hint: string;
  /** Where to go, when called: « guichet 4 ». */
  readonly place: string;
  /** How to get there, where the counter is not plain to see. */
  readonly way: string;
  readonly label: string;
}

const moods = {
  waiting: "waiting",
  called: "called",
  serving: "over",
  absent: "absent",
  over: "over",
} as const satisfies Record<TicketView["phase"], FollowScreen["mood"]>;

/** The page of a ticket in one language. */
export function followScreen(
  known: Known,
  texts: Texts,
  language: Language = languageOf(known, null),
): FollowScreen {
  const { follow } = texts;
  const none = { hint: "", place: "", way: "", label: "" };
  if (known.kind === "loading")
    return { ...none, mood: "loading", title: follow.loading, heading: follow.loading };
  if (known.kind === "unknown")
    return {
      ...none,
      mood: "unknown",
      title: follow.unknown,
      heading: follow.unknown,
      hint: follow.unknownHint,
    };
  const { view } = known;
  const place = placeOf(view, texts);
  return {
    mood: moods[view.phase],
    title:
      view.phase === "called"
        ? follow.titleCalled(view.label, place)
        : follow.pageTitle(view.label),
    ...wordsOf(known, texts),
    place: view.phase === "called" ? place : "",
    way: view.phase === "called" && view.counter?.way ? localText(view.counter.way, language) : "",
    label: view.label,
  };
}

function placeOf({ counter }: TicketView, { common }: Texts): string {
  return counter ? common.placeName(counter.place, counter.label) : "";
}

function wordsOf(
  { view, left }: Extract<Known, { kind: "ticket" }>,
  { common, follow }: Texts,
): { readonly heading: string; readonly hint: string } {
  if (left) return { heading: follow.left, hint: follow.leftHint };
  switch (view.phase) {
    case "waiting":
      return {
        heading: view.ahead === 0 ? follow.next : common.ahead(view.ahead),
        hint: follow.keepOpen,
      };
    case "called":
      return { heading: follow.called, hint: follow.goNow };
    case "serving":
      return { heading: follow.serving, hint: follow.servingHint };
    case "absent":
      return { heading: follow.absent, hint: follow.absentHint };
    case "over":
      return { heading: follow.over, hint: follow.overHint };
  }
}

/** The reader's own choice, else the language in which the ticket was taken. */
export function languageOf(known: Known, chosen: Language | null): Language {
  return chosen ?? (known.kind === "ticket" ? known.view.language : "fr");
}
