import { html, type TemplateResult } from "lit";
import type { Site } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import type { Fault } from "./faults.ts";
import "./q-ended.ts";
import "./q-service-table.ts";
import "./q-services.ts";
import "./q-sign-in.ts";
import "./q-step-call.ts";
import "./q-step-choice.ts";
import "./q-step-free.ts";
import "./q-step-interview.ts";
import "./q-step-recall.ts";
import "./q-step-wrap-up.ts";
import type { AtCounter, Screen } from "./screens.ts";
import type { CounterTexts } from "./step-element.ts";

/** What the panes need beside the screen. */
export interface PaneContext {
  readonly texts: CounterTexts;
  readonly language: Language;
  readonly busy: string | null;
  readonly zone: string;
  readonly site: Site | null;
  readonly login: string;
  /** The counter that the page's address names, `?counter=`. */
  readonly wanted: string | null;
  readonly fault: Fault | null;
  /** The recall pad's text. */
  readonly typed: string;
}

/** The page below its header: a window, the service choice, or the services beside the step of the cycle. */
export function panes(screen: Screen, context: PaneContext): TemplateResult {
  const { texts, language, busy } = context;
  switch (screen.kind) {
    case "loading":
      return html`<p class="loading">${texts.loading}</p>`;
    case "login":
      return html`<q-sign-in
        data-step
        .site=${context.site}
        .texts=${texts}
        .language=${language}
        .login=${context.login}
        .wanted=${context.wanted}
        .busy=${busy === "signIn"}
        .fault=${context.fault}
      ></q-sign-in>`;
    case "over":
    case "moved":
    case "paused":
      return html`<q-ended
        data-step
        .screen=${screen}
        .texts=${texts}
        .language=${language}
        .busy=${busy}
        .zone=${context.zone}
      ></q-ended>`;
    case "services":
      return html`<q-services
        data-step
        .screen=${screen}
        .texts=${texts}
        .language=${language}
        .busy=${busy}
      ></q-services>`;
    default:
      return html`${servicesBeside(screen, context)}${step(screen, context)}`;
  }
}

type CycleScreen = Exclude<
  Extract<Screen, AtCounter>,
  { readonly kind: "paused" } | { readonly kind: "services" }
>;

/** The left pane: every service, live, whatever the step is. */
function servicesBeside(screen: CycleScreen, context: PaneContext): TemplateResult {
  const { texts, language, busy } = context;
  const main = screen.kind === "main";
  return html`<section class="beside">
    <q-services-bar
      .screen=${screen}
      .texts=${texts}
      .language=${language}
      .busy=${busy}
    ></q-services-bar>
    <q-service-table
      ?data-first=${main}
      .screen=${screen}
      .texts=${texts}
      .language=${language}
      .busy=${busy}
    ></q-service-table>
  </section>`;
}

function step(screen: CycleScreen, { texts, language, busy, typed }: PaneContext): TemplateResult {
  switch (screen.kind) {
    case "main":
      return html`<q-step-free data-step .screen=${screen} .texts=${texts} .language=${language} .busy=${busy}></q-step-free>`;
    case "choice":
      return html`<q-step-choice data-step .screen=${screen} .texts=${texts} .language=${language} .busy=${busy}></q-step-choice>`;
    case "recall":
      return html`<q-step-recall data-step .screen=${screen} .texts=${texts} .language=${language} .busy=${busy} .typed=${typed}></q-step-recall>`;
    case "call":
      return html`<q-step-call data-step .screen=${screen} .texts=${texts} .language=${language} .busy=${busy}></q-step-call>`;
    case "interview":
      return html`<q-step-interview data-step .screen=${screen} .texts=${texts} .language=${language} .busy=${busy}></q-step-interview>`;
    case "wrapUp":
      return html`<q-step-wrap-up data-step .screen=${screen} .texts=${texts} .language=${language} .busy=${busy}></q-step-wrap-up>`;
    default:
      return screen satisfies never;
  }
}
