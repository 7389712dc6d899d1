import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { formatDay, formatTime } from "../../ui/format.ts";
import { leaveIcon, undoIcon, warningIcon } from "../../ui/icons.ts";
import { languageNames, languages, textsFor } from "../../ui/texts/texts.ts";
import type { Room } from "./room.ts";
import type { SupervisionTexts } from "./supervision-element.ts";

/** The pages of `/supervision`. */
export type Here = "room" | "overview" | "day" | "calibration";

/** The page of an address. */
export function hereOf(path: string): Here {
  const [, statistics, page] = path.split("/").filter(Boolean);
  if (statistics !== "statistiques") return "room";
  if (page === "jour") return "day";
  return page === "estimations" ? "calibration" : "overview";
}

export interface HeaderFacts {
  readonly room: Room;
  readonly language: Language;
  readonly texts: SupervisionTexts;
  readonly wall: boolean;
  /** Which page this is. */
  readonly here: Here;
}

export interface HeaderActs {
  readonly language: (language: Language) => void;
  readonly signOut: () => void;
}

/** The site, its time, the way to the other pages, who is signed in. */
export function pageHeader(facts: HeaderFacts, on: HeaderActs): TemplateResult {
  const { room, language, texts, wall, here } = facts;
  const { pages } = textsFor(language).statistics;
  const link = (page: HeaderFacts["here"], href: string, name: string) =>
    html`<a href=${href} aria-current=${page === here ? "page" : nothing}>${name}</a>`;
  return html`<header class="top">
    <h1>${room.site?.name ?? "Patience"}</h1>
    ${
      wall
        ? html`<span class="gap"></span>`
        : html`<nav aria-label=${texts.title}>
            ${link("room", "/supervision", texts.room)}
            ${link("overview", "/supervision/statistiques", texts.statistics)}
            ${link("day", "/supervision/statistiques/jour", pages.day)}
            ${link("calibration", "/supervision/statistiques/estimations", pages.calibration)}
          </nav>`
    }
    ${
      room.lost
        ? html`<p class="lost" role="alert">
            ${warningIcon}${texts.lost} ${formatTime(room.view?.at ?? room.now, room.zone, language)}
          </p>`
        : nothing
    }
    <p class="day">${formatDay(room.now, room.zone, language)}</p>
    <p class="clock number">${formatTime(room.now, room.zone, language)}</p>
    ${wall ? nothing : controls(facts, on)}
  </header>`;
}

function controls({ room, language, texts, here }: HeaderFacts, on: HeaderActs): TemplateResult {
  return html`${here === "room" ? html`<a class="button quiet" href="?mur">${texts.wall}</a>` : nothing}
    <select
      aria-label=${texts.language}
      @change=${(event: Event) => on.language((event.target as HTMLSelectElement).value as Language)}
    >
      ${languages.map(
        (one) =>
          html`<option value=${one} lang=${one} ?selected=${one === language}>${languageNames[one]}</option>`,
      )}
    </select>
    <span class="who">${room.me?.name}</span>
    <button class="button quiet" type="button" @click=${on.signOut}>${leaveIcon}${texts.signOut}</button>`;
}

/** What came of the last act, with its way back. Always there, so that it is heard when it says something. */
export function toast(
  text: string,
  texts: SupervisionTexts,
  undo: (() => void) | null,
): TemplateResult {
  return html`<div class=${text === "" ? "toast none" : "toast"} role="status">
    <span>${text}</span>
    ${
      text !== "" && undo
        ? html`<button class="button" type="button" @click=${undo}>${undoIcon}${texts.undo}</button>`
        : nothing
    }
  </div>`;
}
