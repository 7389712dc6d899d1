import { LitElement } from "lit";
import { topics } from "../../protocol/topics.ts";
import type { CallEvent, CallRecent } from "../../protocol/views.ts";
import { ClockController } from "../../ui/controllers/clock-controller.ts";
import type { LiveStore } from "../../ui/live.ts";
import { base } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { BoardAcks } from "./board-acks.ts";
import {
  type BoardFacts,
  designOf,
  isForBoard,
  languageOf,
  liveFacts,
  recentFor,
  zoneOf,
} from "./board-facts.ts";
import { boardScreen } from "./board-screen.ts";
import { boardStyles } from "./board-styles.ts";
import { wear } from "./board-theme.ts";
import { boardView } from "./board-view.ts";
import { advance, type CallQueue, emptyQueue, offerCall, withoutWithdrawn } from "./call-queue.ts";
import { viewWhenClosed } from "./closed.ts";
import { BoardSound } from "./sound.ts";

/** How often the turns are looked at, milliseconds. */
const turnMs = 100;
/** An output that is allowed to sound starts within this time; before, nobody is told that it is off. */
const soundStartMs = 4_000;

/** The calling display. Everything arrives by itself; the only thing to touch is a screen whose sound is off. */
export class BoardPage extends LitElement {
  static override properties = {
    queue: { state: true },
    sample: { attribute: false },
    trying: { state: true },
  };
  static override styles = [base, boardStyles];

  declare queue: CallQueue;
  /** Facts that stand for the box's, in a preview. */
  declare sample: BoardFacts | null;
  /** The voice of the room is being tried. */
  declare trying: boolean;
  #store: LiveStore | null = null;
  #drawn = "";
  #id = "";
  #sound: BoardSound | null = null;
  #acks: BoardAcks | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #beganAt = 0;
  /** The trial of the voice that waits for its turn. */
  #trial: CallEvent | null = null;
  readonly #resized = () => this.requestUpdate();

  constructor() {
    super();
    this.queue = emptyQueue;
    this.sample = null;
    this.trying = false;
    // Each second: the end of a call's time, the sound's state, the silence of the box.
    new ClockController(this, () => this.#now());
  }

  /** Begins to show and say the calls of the site as the board `id`. */
  begin(id: string, store: LiveStore): void {
    const sound = new BoardSound(
      () => store.now(),
      () => this.requestUpdate(),
    );
    this.#id = id;
    this.#beganAt = performance.now();
    this.#sound = sound;
    this.#acks = new BoardAcks(id, store, () => sound.state);
    this.#acks.start();
    this.#store = store;
    store.subscribe(() => this.#heard());
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
    addEventListener("resize", this.#resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    removeEventListener("resize", this.#resized);
    this.#acks?.stop();
  }

  #now(): number {
    return this.#store?.now() ?? Date.now();
  }

  get #facts(): BoardFacts {
    const store = this.#store;
    if (this.sample) return this.sample;
    if (store) return liveFacts(store, this.#id);
    return {
      ...{ site: undefined, config: undefined, recent: undefined, services: [] },
      ...{ counter: undefined, lost: false, now: Date.now() },
    };
  }

  /** Calls, the design and the line are drawn at once; the figures of the services wait for the next full second. */
  #heard(): void {
    const { site, config, recent, counter, lost } = this.#facts;
    const parts = [site, config, recent, counter].map((one) => one && `${one.seq} ${one.at}`);
    const drawn = [...parts, lost, this.#store?.connected].join("|");
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.requestUpdate();
  }

  #take(call: CallEvent): void {
    const facts = this.#facts;
    const { config } = facts;
    if (config && call.roomId !== undefined && call.roomId !== config.roomId) return;
    if (config && this.#sound) this.#sound.own = config;
    if (call.trial) {
      this.#trial = call;
      return;
    }
    const design = designOf(facts);
    if (!isForBoard(design, zoneOf(facts), call)) return;
    const known = { ...this.queue, holdMs: design.holdSeconds * 1000 };
    const { queue, outcome } = offerCall(known, call, this.#now());
    this.queue = queue;
    if (outcome === "turn") this.#call();
    if (outcome === "clips" && queue.current?.call.id === call.id)
      void this.#sound?.speakLate(call);
  }

  /** An administrator tries the voice of the room: at its turn it is heard, and said to be a trial. */
  #try(): void {
    const call = this.#trial;
    if (!call || this.trying || this.#now() < call.startAt - turnMs) return;
    this.trying = true;
    this.#trial = null;
    void this.#sound?.announce({ call, at: call.startAt }).then(() => {
      this.trying = false;
    });
  }

  #advance(): void {
    this.#try();
    const next = advance(this.queue, this.#now());
    if (next === this.queue) return;
    this.queue = next;
    this.#call();
  }

  /** The current call has its turn: painted, proved, said. */
  #call(): void {
    const turn = this.queue.current;
    if (!turn || !this.#sound) return;
    const sound = this.#sound;
    const begunAt = performance.now();
    const heard = sound.announce(turn);
    void this.updateComplete.then(() => this.#acks?.call(turn.call, begunAt, heard));
  }

  protected override updated(): void {
    const facts = this.#facts;
    const language = languageOf(facts.site);
    document.documentElement.lang = language;
    document.title = textsFor(language).board.pageTitle;
    wear(document.documentElement, this, facts);
    if (this.#store?.connected) this.#acks?.shown(facts.recent?.seq ?? 0);
  }

  override render() {
    const facts = this.#facts;
    const recent = recentFor(designOf(facts), zoneOf(facts), facts.recent);
    const muted =
      this.#sound?.state === "suspended" && performance.now() - this.#beganAt > soundStartMs;
    return boardScreen({
      ...{ facts, muted, trying: this.trying },
      view: viewWhenClosed(boardView(this.queue, recent, facts.now), facts),
      portrait: innerHeight > innerWidth,
      now: () => this.#now(),
    });
  }
}

customElements.define("q-board-page", BoardPage);
