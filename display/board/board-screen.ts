import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { localText } from "../../ui/format.ts";
import { callIcon, closedIcon, mutedIcon, offlineIcon, peopleIcon } from "../../ui/icons.ts";
import { numberPlan } from "../../ui/legibility.ts";
import { type Texts, textsFor } from "../../ui/texts/texts.ts";
import "../../ui/elements/q-clock.ts";
import { type AsidePlan, asidePlan, turnOf } from "./aside-plan.ts";
import {
  type BoardFacts,
  boardName,
  designOf,
  languageOf,
  messagesOf,
  servicesFor,
} from "./board-facts.ts";
import type { BoardView } from "./board-view.ts";
import { closedLines, isClosed } from "./closed.ts";
import { faceOf } from "./face.ts";
import { localMoment, playable } from "./media-schedule.ts";
import type { WaitingRow } from "./q-board-services.ts";
import "./q-board-call.ts";
import "./q-board-counter.ts";
import "./q-board-line.ts";
import "./q-board-list.ts";
import "./q-board-media.ts";
import "./q-board-services.ts";

/** Services, and messages, that do not fit at once stand for so long before the next ones. */
const turnMs = 10_000;

export interface BoardParts {
  readonly facts: BoardFacts;
  readonly view: BoardView;
  /** Somebody has to touch the screen before it may sound. */
  readonly muted: boolean;
  /** The voice of the room is being tried. */
  readonly trying: boolean;
  readonly portrait: boolean;
  readonly now: () => number;
}

/** The whole board: the call as large as its seats need it, and beside it what still has room. */
export function boardScreen(parts: BoardParts): TemplateResult {
  const { facts, view, portrait } = parts;
  const texts = textsFor(languageOf(facts.site));
  const design = { ...designOf(facts), orientation: portrait ? "portrait" : "landscape" } as const;
  const wanted = besideOf(parts, texts);
  const some = wanted.calls + wanted.services.length + Number(wanted.media) > 0;
  const plan = numberPlan(design, faceOf(labelsOf(facts, view)), some);
  const aside = asidePlan({
    ...{ calls: wanted.calls, services: wanted.services.length, media: wanted.media },
    ...{ portrait, listUnits: plan.listed },
  });
  const bare = plan.frame === "bare";
  return html`<main
    class=${`${design.layout} ${plan.frame}`}
    style=${`--label:${plan.label};--listed:${plan.listed};--row:${aside.rowUnits}`}
  >
    ${bare ? html`<h1 class="visually-hidden">${parts.facts.site?.name ?? ""}</h1>` : header(parts, texts)}
    ${design.layout === "aboveCounter" ? counterPane(parts) : callPane(parts, texts)}
    ${plan.frame === "aside" ? beside(parts, wanted, aside) : nothing}
    ${bottom(parts, texts, bare)}
  </main>`;
}

interface Beside {
  readonly calls: number;
  readonly services: readonly WaitingRow[];
  readonly media: boolean;
}

/** What the design wants beside the call, and what there is of it now. */
function besideOf({ facts, view }: BoardParts, texts: Texts): Beside {
  const design = designOf(facts);
  const now = localMoment(facts.now, facts.site?.zone ?? "");
  return {
    calls: Math.min(view.list.length, design.listed),
    services: waitingRows(facts, texts),
    media: playable(design.media, now).length > 0,
  };
}

function beside(parts: BoardParts, { services, media }: Beside, plan: AsidePlan) {
  const { facts, view } = parts;
  const rows = turnOf(services, plan.serviceRows, facts.now, turnMs);
  return html`<div class="beside">
    ${media ? mediaPane(parts) : nothing}
    ${rows.length > 0 ? servicesPane(rows, facts) : nothing}
    ${plan.rows > 0 ? listPane(view, plan.rows, facts) : nothing}
  </div>`;
}

function bottom(parts: BoardParts, texts: Texts, bare: boolean) {
  if (parts.facts.lost) return lostBanner(texts);
  return bare ? bareFooter(parts, texts) : footer(parts, texts);
}

/** The numbers that may come: the current one, and one like it of each service. */
function labelsOf(facts: BoardFacts, { hero }: BoardView): readonly string[] {
  return [...servicesFor(facts).map(({ prefix }) => `${prefix}888`), hero?.label ?? "A888"];
}

function waitingRows(facts: BoardFacts, texts: Texts): readonly WaitingRow[] {
  const { waiting } = designOf(facts);
  if (waiting !== "services") return [];
  const language = languageOf(facts.site);
  const names = facts.config?.look.names;
  return servicesFor(facts).map((service) => ({
    ...service,
    name: boardName(service, names, language) || texts.board.everybody,
  }));
}

function header({ facts, now }: BoardParts, texts: Texts) {
  const language = languageOf(facts.site);
  const logo = facts.config?.look.logoAssetId;
  const closed = facts.site && isClosed(facts);
  return html`<header>
    ${logo ? html`<img class="logo" src=${`/v1/assets/${logo}`} alt="" />` : nothing}
    <h1>${facts.site?.name ?? ""}</h1>
    ${closed ? html`<p class="closed">${closedIcon}${texts.board.closed}</p>` : nothing}
    ${
      designOf(facts).clock
        ? html`<q-clock .now=${now} zone=${facts.site?.zone ?? ""} language=${language}></q-clock>`
        : nothing
    }
  </header>`;
}

function callPane({ facts, view }: BoardParts, texts: Texts) {
  const language = languageOf(facts.site);
  return view.hero
    ? html`<q-board-call .hero=${view.hero} language=${language}></q-board-call>`
    : welcome(facts, texts, language);
}

function counterPane({ facts, view }: BoardParts) {
  const hero = view.hero?.calling ? view.hero : null;
  return html`<q-board-counter
    .hero=${hero}
    .counter=${facts.counter ?? null}
    language=${languageOf(facts.site)}
  ></q-board-counter>`;
}

function welcome(facts: BoardFacts, texts: Texts, language: Language) {
  const text = facts.site ? localText(facts.site.welcome, language) : "";
  if (facts.site && isClosed(facts)) return closedPane(facts, language);
  return html`<div class="welcome">
    ${text ? html`<p class="greeting">${text}</p>` : nothing}
    <p class="hint">${facts.site ? texts.board.empty : texts.board.starting}</p>
  </div>`;
}

/** Out of hours the next opening is what everybody comes to read. */
function closedPane(facts: BoardFacts, language: Language) {
  const [why, opens] = closedLines(facts, language);
  return html`<div class="welcome">
    ${opens ? html`<p class="hint">${why}</p>` : nothing}
    <p class="greeting">${opens ?? why}</p>
  </div>`;
}

function mediaPane({ facts }: BoardParts) {
  const zone = facts.site?.zone ?? "";
  return html`<q-board-media
    .media=${designOf(facts).media}
    .moment=${() => localMoment(Date.now(), zone)}
  ></q-board-media>`;
}

function servicesPane(rows: readonly WaitingRow[], { site }: BoardFacts) {
  return html`<q-board-services .rows=${rows} language=${languageOf(site)}></q-board-services>`;
}

function listPane({ list }: BoardView, rows: number, { site }: BoardFacts) {
  return html`<q-board-list
    .calls=${list.slice(0, rows)}
    language=${languageOf(site)}
  ></q-board-list>`;
}

function footer({ facts, muted, trying }: BoardParts, texts: Texts) {
  const lines = messagesOf(facts);
  const [line] = turnOf(lines, 1, facts.now, turnMs);
  const total = designOf(facts).waiting === "total" ? waitingTotal(facts) : 0;
  return html`<footer>
    ${line ? html`<q-board-line .text=${line}></q-board-line>` : nothing}
    ${total > 0 ? html`<p class="waiting">${peopleIcon}${texts.board.waiting(total)}</p>` : nothing}
    ${trying && !muted ? trialNote(texts) : nothing} ${muted ? mutedNote(texts) : nothing}
  </footer>`;
}

/** A board that is nothing but the call still says what only somebody at the screen can mend. */
function bareFooter({ muted }: BoardParts, texts: Texts) {
  return muted ? html`<footer class="corner">${mutedNote(texts)}</footer>` : nothing;
}

function mutedNote({ board }: Texts) {
  return html`<p class="muted" role="status">${mutedIcon}${board.muted}</p>`;
}

function trialNote({ board }: Texts) {
  return html`<p class="muted" role="status">${callIcon}${board.trial}</p>`;
}

function waitingTotal(facts: BoardFacts): number {
  return servicesFor(facts).reduce((sum, { waiting }) => sum + waiting, 0);
}

function lostBanner({ board }: Texts) {
  return html`<footer class="lost">
    ${offlineIcon}
    <p role="alert"><strong>${board.lost}</strong><span>${board.lostHint}</span></p>
  </footer>`;
}
