import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { ClockController } from "../../ui/controllers/clock-controller.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languages, textsFor } from "../../ui/texts/texts.ts";
import type { PageMemory } from "../counter/desk-ports.ts";
import type { Fault } from "../counter/faults.ts";
import { memoryKeys } from "../counter/page-memory.ts";
import { type Outcome, RoomActs } from "./acts.ts";
import { hereOf, pageHeader, toast } from "./page-parts.ts";
import "./q-act-window.ts";
import "./q-oversight-sign-in.ts";
import type { Credentials } from "./q-oversight-sign-in.ts";
import "./q-room-alarms.ts";
import "./q-room-counters.ts";
import "./q-room-health.ts";
import "./q-room-services.ts";
import "./q-room-tickets.ts";
import "./q-room-today.ts";
import type { Room } from "./room.ts";
import { roomStyles } from "./room-styles.ts";
import { type Ask, faultText, type SupervisionTexts } from "./supervision-element.ts";
import { pageStyles } from "./supervision-styles.ts";

/** A short message stays this long, milliseconds: time to read it and to take the act back. */
const toastMs = 12_000;

/** `/supervision`: sign-in, the room, its acts; `?mur` is the same without controls. */
export class SupervisionPage extends LitElement {
  static override properties = {
    chosenLanguage: { state: true },
    asked: { state: true },
    told: { state: true },
    fault: { state: true },
    busy: { state: true },
    tick: { state: true },
  };

  static override styles = [base, buttons, roomStyles, pageStyles];

  declare chosenLanguage: Language | null;
  declare asked: Ask | null;
  declare told: Outcome | null;
  declare fault: Fault | null;
  declare busy: boolean;
  declare tick: number;
  readonly #room: Room;
  readonly #kept: PageMemory;
  readonly #acts: RoomActs;
  readonly #here = hereOf(location.pathname);
  readonly #wall = new URLSearchParams(location.search).has("mur");
  #stop: () => void = () => undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(room: Room, kept: PageMemory) {
    super();
    this.#room = room;
    this.#kept = kept;
    this.#acts = new RoomActs(room, () => this.texts);
    const known = kept.read(memoryKeys.language);
    this.chosenLanguage = languages.find((language) => language === known) ?? null;
    this.asked = null;
    this.told = null;
    this.fault = null;
    this.busy = false;
    this.tick = 0;
    new ClockController(this, () => {
      this.tick += 1;
      return room.now;
    });
  }

  private get language(): Language {
    return this.chosenLanguage ?? this.#room.site?.languages[0] ?? "fr";
  }

  private get texts(): SupervisionTexts {
    return textsFor(this.language).supervision;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.#room.subscribe(() => {
      this.tick += 1;
    });
    void this.#room.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    clearTimeout(this.#toastTimer);
  }

  override updated(): void {
    document.documentElement.lang = this.language;
    document.title = `${this.texts.title} — ${this.#room.site?.name ?? "Patience"}`;
  }

  override render(): TemplateResult {
    const { texts } = this;
    const room = this.#room;
    if (room.me === undefined) return html`<main class="note"><p>${texts.loading}</p></main>`;
    if (room.me === null)
      return html`<main>
        <q-oversight-sign-in
          .texts=${texts}
          .siteName=${room.site?.name ?? ""}
          .fault=${this.fault}
          ?busy=${this.busy}
          @q-sign-in=${(event: CustomEvent<Credentials>) => void this.signIn(event.detail)}
        ></q-oversight-sign-in>
      </main>`;
    if (!room.mayOversee) return this.forbidden();
    return this.#here === "room" ? this.room() : this.statistics();
  }

  private forbidden(): TemplateResult {
    const { texts } = this;
    return html`<main class="note">
      <p>${texts.forbidden}</p>
      <p>
        <a class="button" href="/guichet">${texts.toCounter}</a>
        <button class="button" type="button" @click=${() => void this.#room.signOut()}>${texts.signOut}</button>
      </p>
    </main>`;
  }

  private statistics(): TemplateResult {
    // The drawing of charts and the tables are no weight on the page of the room.
    void import("./q-statistics.ts");
    const room = this.#room;
    const { language, tick, texts } = this;
    const here = this.#here === "room" ? "overview" : this.#here;
    return html`<div class="long">
      ${pageHeader({ room, language, wall: false, texts, here }, this.headerActs())}
      <main>
        <q-statistics .room=${room} .language=${language} .tick=${tick} .page=${here}></q-statistics>
      </main>
    </div>`;
  }

  private headerActs() {
    return {
      language: (chosen: Language) => this.choose(chosen),
      signOut: () => void this.signOut(),
    };
  }

  private room(): TemplateResult {
    const room = this.#room;
    const { language, tick } = this;
    const wall = this.#wall;
    const told = this.told && "text" in this.told ? this.told : null;
    return html`${pageHeader(
      { room, language, wall, texts: this.texts, here: "room" },
      this.headerActs(),
    )}
      <section class="strip" aria-label=${this.texts.health.title}>
        <q-room-health .room=${room} .language=${language} .tick=${tick}></q-room-health>
        <q-room-alarms
          .room=${room} .language=${language} .tick=${tick} ?wall=${wall}
          @q-alarm=${(event: CustomEvent<{ id: string; act: "acknowledge" | "close" }>) =>
            void this.tell(this.#acts.alarm(event.detail.id, event.detail.act))}
        ></q-room-alarms>
      </section>
      <main
        class=${wall ? "room wall" : "room"}
        @q-ask=${(event: CustomEvent<Ask>) => {
          this.asked = event.detail;
        }}
        @q-remove-board=${(event: CustomEvent<string>) => void this.tell(this.#acts.removeBoard(event.detail))}
      >
        <q-room-services .room=${room} .language=${language} .tick=${tick} ?wall=${wall}></q-room-services>
        <q-room-today .room=${room} .language=${language} .tick=${tick} ?wall=${wall}></q-room-today>
        <q-room-counters .room=${room} .language=${language} .tick=${tick} ?wall=${wall}></q-room-counters>
        ${wall ? nothing : html`<q-room-tickets .room=${room} .language=${language} .tick=${tick}></q-room-tickets>`}
      </main>
      <q-act-window
        .room=${room} .language=${language} .tick=${tick} .acts=${this.#acts} .asked=${this.asked}
        @q-leave=${() => {
          this.asked = null;
        }}
        @q-told=${(event: CustomEvent<Outcome>) => this.say(event.detail)}
      ></q-act-window>
      ${toast(
        this.told && "fault" in this.told
          ? faultText(this.told.fault, this.texts)
          : (told?.text ?? ""),
        this.texts,
        told?.undo ? this.undo(told.undo) : null,
      )}`;
  }

  private async signIn({ login, password }: Credentials): Promise<void> {
    this.busy = true;
    this.fault = await this.#room.signIn(login, password);
    this.busy = false;
  }

  private async signOut(): Promise<void> {
    const fault = await this.#room.signOut();
    if (fault) this.say({ fault });
  }

  private async tell(asked: Promise<Outcome>): Promise<void> {
    this.say(await asked);
  }

  private undo(back: () => Promise<Outcome>): () => void {
    return () => void this.tell(back());
  }

  private say(told: Outcome): void {
    this.told = told;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => {
      this.told = null;
    }, toastMs);
  }

  private choose(language: Language): void {
    this.chosenLanguage = language;
    this.#kept.write(memoryKeys.language, language);
  }
}

customElements.define("q-supervision", SupervisionPage);
