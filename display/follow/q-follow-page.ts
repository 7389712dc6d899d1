import { html, LitElement, nothing } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { Language } from "../../protocol/schema.ts";
import { topics } from "../../protocol/topics.ts";
import type { TicketView } from "../../protocol/views.ts";
import { ApiError, api } from "../../ui/api.ts";
import { LiveController } from "../../ui/controllers/live-controller.ts";
import { localText } from "../../ui/format.ts";
import { arrowIcon, bellIcon, clockIcon, offlineIcon } from "../../ui/icons.ts";
import type { LiveStore } from "../../ui/live.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languageNames, languages, type Texts, textsFor } from "../../ui/texts/texts.ts";
import { followStyles } from "./follow-styles.ts";
import { type FollowScreen, followScreen, type Known, languageOf } from "./follow-view.ts";
import { PhoneSound } from "./phone-sound.ts";
import "./q-leave-queue.ts";

/** Without the bus, the ticket is asked for this often, milliseconds. */
const pollMs = 10_000;
/** Until the ticket is known, nothing is to be seen: asked more often. */
const firstPollMs = 3_000;
/** After this long without an answer, people are told. */
const lostMs = 15_000;
/** Felt through a coat pocket: long, pause, long, pause, longer. */
const vibration = [400, 150, 400, 150, 800];

/** The page behind a ticket's QR code. */
export class FollowPage extends LitElement {
  static override properties = {
    known: { state: true },
    chosen: { state: true },
    lost: { state: true },
  };
  static override styles = [base, buttons, followStyles];

  declare known: Known;
  declare chosen: Language | null;
  declare lost: boolean;
  readonly #live = new LiveController(this);
  /** Rings when it is the holder's turn, once a tap has allowed it. */
  sound = new PhoneSound();
  #token = "";
  #connect: (token: string) => LiveStore | null = () => null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = performance.now();

  constructor() {
    super();
    this.known = { kind: "loading" };
    this.chosen = null;
    this.lost = false;
  }

  /** Begins to follow the ticket; `connect` opens the live link once the ticket is known. */
  begin(token: string, connect: (token: string) => LiveStore | null): void {
    this.#token = token;
    this.#connect = connect;
    if (token === "") this.known = { kind: "unknown" };
    else void this.#poll();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#seen);
    clearTimeout(this.#timer);
    this.#live.store?.close();
  }

  /** The phone was unlocked: what happened meanwhile is asked for at once, whatever the line says. */
  readonly #seen = () => {
    if (document.visibilityState === "visible" && this.known.kind === "ticket") void this.#ask();
  };

  async #poll(): Promise<void> {
    const store = this.#live.store;
    if (store?.connected) this.#heardAt = performance.now();
    else await this.#ask();
    this.lost = performance.now() - this.#heardAt > lostMs;
    if (this.known.kind === "unknown") return;
    const waitMs = this.known.kind === "loading" ? firstPollMs : pollMs;
    this.#timer = setTimeout(() => void this.#poll(), waitMs);
  }

  async #ask(): Promise<void> {
    try {
      const view = await api.get<TicketView>(`/v1/tickets/${this.#token}`);
      this.#heardAt = performance.now();
      this.#learn(view);
      if (!this.#live.store) this.#follow();
      this.#live.store?.offer(topics.ticketState(this.#token), view);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.#forget();
    }
  }

  #follow(): void {
    const store = this.#connect(this.#token);
    this.#live.follow(store);
    store?.on<TicketView | null>(topics.ticketState(this.#token), (view) => {
      // The box clears the topic of a ticket that is done; its last state is still worth reading.
      if (view) this.#learn(view);
      else void this.#ask();
    });
  }

  #forget(): void {
    this.#live.store?.close();
    this.known = { kind: "unknown" };
  }

  #learn(view: TicketView): void {
    const before = this.known.kind === "ticket" ? this.known : null;
    if (before && isOlder(view, before.view)) return;
    const left = before?.left === true && view.phase === "over";
    this.known = { kind: "ticket", view, left };
    if (isNewCall(view, before?.view ?? null)) {
      navigator.vibrate?.(vibration);
      void this.sound.ring();
    }
  }

  protected override updated(): void {
    const language = languageOf(this.known, this.chosen);
    document.documentElement.lang = language;
    document.title = followScreen(this.known, textsFor(language), language).title;
  }

  override render() {
    const language = languageOf(this.known, this.chosen);
    const texts = textsFor(language);
    const screen = followScreen(this.known, texts, language);
    const view = this.known.kind === "ticket" ? this.known.view : null;
    return html`<main class=${classMap({ [screen.mood]: true })}>
      ${
        view
          ? html`<header>
        <p class="site">${view.siteName}</p>
        <p class="service">${localText(view.serviceName, language)}</p>
      </header>`
          : nothing
      }
      ${this.lost && !this.#live.store?.connected ? lostBanner(texts) : nothing}
      ${ticket(screen, texts)} ${this.#waiting(view, texts)} ${this.#languages(language, texts)}
    </main>`;
  }

  #waiting(view: TicketView | null, texts: Texts) {
    if (view?.phase !== "waiting") return nothing;
    return html`<p class="wait">
        ${clockIcon}<span>${texts.common.waitRange(view.lowMinutes, view.highMinutes)}</span>
      </p>
      ${this.#alarm(texts)}
      <p class="watch">${texts.follow.watch}</p>
      <q-leave-queue
        .texts=${texts}
        label=${view.label}
        .leave=${() => this.#leave()}
      ></q-leave-queue>`;
  }

  /** One tap, and the phone rings when it is the holder's turn. */
  #alarm({ follow }: Texts) {
    const { state } = this.sound;
    if (state === "none") return nothing;
    if (state === "on")
      return html`<p class="alarm" role="status">${bellIcon}${follow.soundOn}</p>`;
    return html`<button
      class="button primary"
      @click=${async () => {
        await this.sound.wake();
        this.requestUpdate();
      }}
    >
      ${bellIcon}${follow.soundOff}
    </button>`;
  }

  /** Gives the place up; answers the code of the refusal, or null when it is done. */
  async #leave(): Promise<string | null> {
    try {
      const view = await api.send<TicketView>("DELETE", `/v1/tickets/${this.#token}`);
      this.known = { kind: "ticket", view, left: true };
      return null;
    } catch (error) {
      return error instanceof ApiError ? error.code : "other";
    }
  }

  #languages(language: Language, { common }: Texts) {
    return html`<div class="languages" role="group" aria-label=${common.language}>
      ${languages.map(
        (one) => html`<button
          lang=${one}
          aria-pressed=${one === language}
          @click=${() => {
            this.chosen = one;
          }}
        >
          ${languageNames[one]}
        </button>`,
      )}
    </div>`;
  }
}

/** Called, or called again. */
function isNewCall(view: TicketView, before: TicketView | null): boolean {
  if (view.phase !== "called") return false;
  const again = (view.announcedAt ?? 0) > (before?.announcedAt ?? view.announcedAt ?? 0);
  return before?.phase !== "called" || again;
}

function isOlder(view: TicketView, known: TicketView): boolean {
  if (view.epoch !== known.epoch) return false;
  return view.seq < known.seq || (view.seq === known.seq && view.at < known.at);
}

function ticket({ label, heading, hint, place, way }: FollowScreen, { common, follow }: Texts) {
  return html`<section class="ticket" aria-label=${follow.status}>
    ${
      label === ""
        ? nothing
        : html`<p class="caption">${common.yourNumber}</p>
            <p class="label number" style=${`--signs:${Math.max(4, label.length)}`}>${label}</p>`
    }
    <div class="status" role="status">
      <h1>${heading}</h1>
      ${place === "" ? nothing : html`<p class="place number">${place}</p>`}
      ${way === "" ? nothing : html`<p class="way">${arrowIcon}<span>${way}</span></p>`}
      <p class="hint">${hint}</p>
    </div>
  </section>`;
}

function lostBanner({ follow }: Texts) {
  return html`<div class="lost" role="alert">
    ${offlineIcon}
    <p><strong>${follow.lost}</strong> ${follow.lostHint}</p>
  </div>`;
}

customElements.define("q-follow-page", FollowPage);
