import type { Screen } from "./screens.ts";
import type { CounterTexts } from "./step-element.ts";

/** The title of the browser's tab: the ticket at the desk first, so that a glance at the tabs is enough. */
export function pageTitle(screen: Screen, texts: CounterTexts): string {
  if (!("post" in screen)) return texts.pageTitle;
  const place = texts.title(screen.post.place, screen.post.number);
  if (screen.kind === "call" || screen.kind === "interview")
    return `${screen.visit.label} · ${place}`;
  if (screen.kind === "wrapUp") return `${screen.wrapUp.label} · ${place}`;
  return place;
}

/** The heading: « OUVERTURE DU GUICHET 01 » (row E20), then « GUICHET 01 - durand » (row E40). */
export function heading(screen: Screen, texts: CounterTexts): string | null {
  if (screen.kind === "services" && screen.opening)
    return texts.services.opening(screen.post.place, screen.post.number);
  if (!("rows" in screen)) return null;
  return `${texts.title(screen.post.place, screen.post.number)} - ${screen.login}`;
}
