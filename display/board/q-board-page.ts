import { html, LitElement, nothing } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { topics } from "../../protocol/topics.ts";
import type { CallEvent, CallRecent, ServiceState, SiteState } from "../../protocol/views.ts";
import { ClockController } from "../../ui/controllers/clock-controller.ts";
import { LiveController } from "../../ui/controllers/live-controller.ts";
import { localText } from "../../ui/format.ts";
import { mutedIcon, offlineIcon, peopleIcon } from "../../ui/icons.ts";
import type { LiveStore } from "../../ui/live.ts";
import { base } from "../../ui/styles.ts";
import { type Texts, textsFor } from "../../ui/texts/texts.ts";
import "../../ui/elements/q-clock.ts";
import { BoardAcks } from "./board-acks.ts";
import { boardStyles } from "./board-styles.ts";
import { type BoardView, boardView } from "./board-view.ts";
import { advance, type CallQueue, emptyQueue, offerCall, withoutWithdrawn } from "./call-queue.ts";
import { BoardSound } from "./sound.ts";
import "./q-board-call.ts";
import "./q-board-list.ts";

/** How often the turns are looked at, milliseconds. */
const turnMs = 100;
/** An output that is allowed to sound starts within this time; before, nobody is told that it is off. */
const soundStartMs = 4_000;

/** The calling display. Everything arrives by itself; the only thing to touch is a screen whose sound is off. */
export class BoardPage extends LitElement {
  static override properties = { queue: { state: true } };
  static override styles = [base, boardStyles];

  declare queue: CallQueue;
  readonly #live = new LiveController(this);
  #sound: BoardSound | null = null;
  #acks: BoardAcks | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #beganAt = 0;

  constructor() {
    super();
    this.queue = emptyQueue;
    // Each second: the end of a call's time, the sound's state, the silence of the box.
    new ClockController(this, () => this.#now());
  }

  /** Begins to show and say the calls of the site as the board `id`. */
  begin(id: string, store: LiveStore): void {
    const sound = new BoardSound(
      () => store.now(),
      () => this.requestUpdate(),
    );
    this.#beganAt = performance.now();
    this.#sound = sound;
    this.#acks = new BoardAcks(id, store, () => sound.state);
    this.#acks.start();
    this.#live.follow(store);
    store.on<CallEvent>(topics.callEvent, (call) => this.#take(call));
    store.on<CallRecent | null>(topics.callRecent, (recent) => {
      if (recent) this.queue = withoutWithdrawn(this.queue, recent);
    });
    addEventListener("pointerdown", () => void sound.wake());
    addEventListener("keydown", () => void sound.wake());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#advance(), turnMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#acks?.stop();
  }

  #now(): number {
    return this.#live.store?.now() ?? Date.now();
  }

  #take(call: CallEvent): void {
    const { queue, outcome } = offerCall(this.queue, call, this.#now());
    this.queue = queue;
    if (outcome === "turn") this.#call();
    if (outcome === "clips" && queue.current?.call.id === call.id)
      void this.#sound?.speakLate(call);
  }

  #advance(): void {
    const next = advance(this.queue, this.#now());
    if (next === this.queue) return;
    this.queue = next;
    this.#call();
  }

  /** The current call has its turn: painted, proved, said. */
  #call(): void {
    const turn = this.queue.current;
    if (!turn || !this.#sound) return;
    const heard = this.#sound.announce(turn);
    const begunAt = performance.now();
    void this.updateComplete.then(() => this.#acks?.call(turn.call, begunAt, heard));
  }

  get #recent(): CallRecent | undefined {
    return this.#live.store?.get<CallRecent>(topics.callRecent);
  }

  protected override updated(): void {
    const site = this.#live.store?.get<SiteState>(topics.siteState);
    document.documentElement.lang = languageOf(site);
    document.title = textsFor(languageOf(site)).board.pageTitle;
    if (this.#live.store?.connected) this.#acks?.shown(this.#recent?.seq ?? 0);
  }

  override render() {
    const store = this.#live.store;
    const site = store?.get<SiteState>(topics.siteState);
    const language = languageOf(site);
    const texts = textsFor(language);
    const view = boardView(this.queue, this.#recent, this.#now());
    return html`<main>
      <header>
        <h1>${site?.name ?? ""}</h1>
        <q-clock
          .now=${() => this.#now()}
          zone=${site?.zone ?? ""}
          language=${language}
        ></q-clock>
      </header>
      ${view.hero ? this.#calls(view, language) : this.#welcome(site, texts, language)}
      ${store?.lost ? lostBanner(texts) : this.#footer(texts)}
    </main>`;
  }

  #calls({ hero, list }: BoardView, language: Language) {
    const alone = list.length === 0;
    return html`<q-board-call
        class=${alone ? "alone" : ""}
        .hero=${hero}
        language=${language}
      ></q-board-call>
      ${alone ? nothing : html`<q-board-list .calls=${list} language=${language}></q-board-list>`}`;
  }

  #welcome(site: SiteState | undefined, texts: Texts, language: Language) {
    const welcome = site ? localText(site.welcome, language) : "";
    return html`<div class="welcome">
      ${welcome ? html`<p class="greeting">${welcome}</p>` : nothing}
      <p class="hint">${site ? texts.board.empty : texts.board.starting}</p>
    </div>`;
  }

  #footer({ board }: Texts) {
    const waiting = (this.#live.store?.list<ServiceState>("service/+/state") ?? []).reduce(
      (sum, service) => sum + service.waiting,
      0,
    );
    const muted =
      this.#sound?.state === "suspended" && performance.now() - this.#beganAt > soundStartMs;
    return html`<footer>
      <p class="waiting">${waiting > 0 ? html`${peopleIcon}${board.waiting(waiting)}` : nothing}</p>
      ${muted ? html`<p class="muted" role="status">${mutedIcon}${board.muted}</p>` : nothing}
    </footer>`;
  }
}

function languageOf(site: SiteState | undefined): Language {
  return site?.languages[0] ?? "fr";
}

function lostBanner({ board }: Texts) {
  return html`<footer class="lost">
    ${offlineIcon}
    <p role="alert"><strong>${board.lost}</strong><span>${board.lostHint}</span></p>
  </footer>`;
}

customElements.define("q-board-page", BoardPage);
