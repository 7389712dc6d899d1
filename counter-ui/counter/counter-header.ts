import { html, nothing, type TemplateResult } from "lit";
import type { Site } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import { formatTime, localText } from "../../ui/format.ts";
import { offlineIcon, questionIcon } from "../../ui/icons.ts";
import { languageChoice } from "../shared/language-choice.ts";
import type { Notice } from "./faults.ts";
import { noticeText } from "./notice-texts.ts";
import { heading } from "./page-title.ts";
import "./q-sos-button.ts";
import type { Screen } from "./screens.ts";
import type { CounterTexts } from "./step-element.ts";

/** What the header shows and does. */
export interface HeaderContext {
  readonly texts: CounterTexts;
  readonly language: Language;
  readonly zone: string;
  readonly site: Site | null;
  readonly now: number;
  readonly lost: boolean;
  readonly notice: Notice | null;
  readonly sosBusy: boolean;
  readonly on: {
    readonly help: () => void;
    readonly sos: () => void;
    readonly sosShort: () => void;
    readonly language: (language: Language) => void;
  };
}

/** Title, short messages, clock, help, and « SOS » at the top right of every screen with a counter. */
export function counterHeader(screen: Screen, context: HeaderContext): TemplateResult {
  const { texts, site, zone, now, language } = context;
  const title = heading(screen, texts);
  return html`<header class=${title === null ? "site" : "desk"}>
    <h1>${title ?? site?.name ?? texts.pageTitle}</h1>
    <div class="messages">${lost(context)} ${notice(context)}</div>
    <div class="tools">
      ${title === null ? languageChoice(texts.language, language, context.on.language) : nothing}
      <time class="clock number">${formatTime(now, zone, language)}</time>
      ${title === null ? nothing : deskTools(context)}
    </div>
  </header>`;
}

function deskTools({ texts, sosBusy, on }: HeaderContext): TemplateResult {
  return html`<button
      type="button"
      class="button help"
      aria-label=${texts.help.open}
      title=${texts.help.open}
      @click=${on.help}
    >
      ${questionIcon}
    </button>
    <q-sos-button
      .texts=${texts}
      .busy=${sosBusy}
      @q-sos=${on.sos}
      @q-sos-short=${on.sosShort}
    ></q-sos-button>`;
}

function lost({ lost: isLost, texts }: HeaderContext) {
  return html`<div role="alert">
    ${isLost ? html`<p class="message lost">${offlineIcon}<span>${texts.link.lost}</span></p>` : nothing}
  </div>`;
}

function notice({ notice: said, texts, site, language }: HeaderContext) {
  const serviceName = (id: string) => {
    const service = site?.services.find((s) => s.id === id);
    return service ? localText(service.name, language).toLocaleUpperCase(language) : id;
  };
  return html`<div role="status">
    ${said ? html`<p class="message">${noticeText(said, texts, serviceName)}</p>` : nothing}
  </div>`;
}
