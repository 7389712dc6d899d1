import { html, nothing, type TemplateResult } from "lit";
import { chimeSamples } from "../../protocol/chime.ts";
import type { VoiceSettings } from "../../protocol/rooms.ts";
import type { Language } from "../../protocol/schema.ts";
import type { VoiceStatus, VoiceTrialAnswer } from "../../protocol/voice.ts";
import { callIcon, checkIcon, closedIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { voiceTextsFor } from "../../ui/texts/voice-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { voiceStyles } from "./voice-styles.ts";

/** How often the state of the engines is asked for while the page is open, milliseconds. */
const statusMs = 10_000;
const commaSeconds = 0.15;

interface Sample {
  readonly language: Language;
  readonly letter: string;
  readonly number: number;
  readonly counterId: string;
  readonly roomId: string;
}

/** « Essayer la voix »: the phrase as it is typed, heard here and in a room, and how the engines are. */
class VoiceTrial extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    sample: { state: true },
    status: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };
  static override styles = [base, buttons, cardStyles, voiceStyles];

  declare sample: Sample;
  declare status: VoiceStatus | null;
  declare busy: boolean;
  declare outcome: string;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.sample = { language: "fr", letter: "A", number: 32, counterId: "", roomId: "" };
    this.status = null;
    this.busy = false;
    this.outcome = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask();
    this.#timer = setInterval(() => void this.ask(), statusMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  private async ask(): Promise<void> {
    this.status = await this.admin.api.get<VoiceStatus>("/v1/admin/voice").catch(() => this.status);
  }

  private get voice(): VoiceSettings | null {
    return (this.admin.thing("site", "")?.["voice"] as VoiceSettings | undefined) ?? null;
  }

  private get counter() {
    const counters = this.admin.list("counter");
    return counters.find(({ id }) => id === this.sample.counterId) ?? counters[0] ?? null;
  }

  override render(): TemplateResult {
    const { trial } = voiceTextsFor(this.language);
    return html`<section class="card">
      <h2>${trial.title}</h2>
      <p class="soft">${trial.lead}</p>
      ${this.fields()}
      <p class="said" lang=${this.sample.language}>${this.preview()}</p>
      <p class="row">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy}
          @click=${() => void this.play()}
        >
          ${callIcon}${trial.play}
        </button>
        <span role="status">${this.outcome}</span>
      </p>
      ${this.status ? this.health(this.status) : nothing}
    </section>`;
  }

  private fields(): TemplateResult {
    const { trial, languages } = voiceTextsFor(this.language);
    const set = (change: Partial<Sample>) => {
      this.sample = { ...this.sample, ...change };
    };
    const typed = (event: Event) => (event.target as HTMLInputElement).value;
    const option = (value: string, name: string, chosen: string) =>
      html`<option value=${value} ?selected=${value === chosen}>${name}</option>`;
    return html`<div class="row">
      <label
        >${trial.language}<select
          @change=${(event: Event) => set({ language: typed(event) as Language })}
        >
          ${(["fr", "en", "es"] as const).map((one) =>
            option(one, languages[one], this.sample.language),
          )}
        </select></label
      >
      <label
        >${trial.letter}<input
          class="letter"
          maxlength="3"
          .value=${this.sample.letter}
          @input=${(event: Event) => set({ letter: typed(event).toUpperCase() })}
      /></label>
      <label
        >${trial.number}<input
          type="number"
          min="0"
          max="9999"
          .value=${String(this.sample.number)}
          @input=${(event: Event) => set({ number: numberOf(typed(event)) })}
      /></label>
      <label
        >${trial.counter}<select @change=${(event: Event) => set({ counterId: typed(event) })}>
          ${this.admin
            .list("counter")
            .map((one) =>
              option(one.id, `${one["place"]} ${one["label"]}`, this.counter?.id ?? ""),
            )}
        </select></label
      >
      <label
        >${trial.room}<select @change=${(event: Event) => set({ roomId: typed(event) })}>
          ${option("", trial.hereOnly, this.sample.roomId)}
          ${this.admin
            .list("room")
            .map((room) => option(room.id, this.roomName(room), this.sample.roomId))}
        </select></label
      >
    </div>`;
  }

  /** A room and what sounds in it: « Hall (2 écrans · haut-parleur de la borne) ». */
  private roomName(room: { readonly id: string; readonly [key: string]: unknown }): string {
    const { rooms } = voiceTextsFor(this.language);
    const boards = this.admin.list("board").filter((board) => board["roomId"] === room.id);
    return `${room["name"]} (${rooms.summary(boards.length, room["loudspeaker"] ? 1 : 0)})`;
  }

  /** The sentence at each key press; the box cleans and spells it once more before it is said. */
  private preview(): string {
    const { places } = voiceTextsFor(this.language);
    const { language, letter, number } = this.sample;
    const voice = this.voice;
    if (!(voice && this.counter)) return "";
    const zeros = voice.speakZeros ? "0 ".repeat(Math.max(0, 3 - String(number).length)) : "";
    const place = `${places[language][this.counter["place"] as "guichet"]} ${this.counter["label"]}`;
    const own = new Map(
      voice.lexicon
        .filter((entry) => entry.language === language)
        .map(({ word, spoken }) => [word.toLowerCase(), spoken]),
    );
    const said = place.replace(/\p{L}+/gu, (word) => own.get(word.toLowerCase()) ?? word);
    return voice.templates[language]
      .replace("{ticket}", `${[...letter].join(" ")} ${zeros}${number}`.trim())
      .replace("{place}", said);
  }

  private async play(): Promise<void> {
    const { trial, rule } = voiceTextsFor(this.language);
    const [voice, counter] = [this.voice, this.counter];
    if (!(voice && counter)) return;
    const context = new AudioContext();
    this.busy = true;
    try {
      const answer = await this.admin.api.send<VoiceTrialAnswer>("POST", "/v1/admin/voice/try", {
        ...{ language: this.sample.language, letter: this.sample.letter },
        ...{ number: this.sample.number, place: counter["place"], label: counter["label"], voice },
        roomId: this.sample.roomId || null,
      });
      this.outcome = trial.said(answer.engine, answer.inRoom);
      await playHere(
        context,
        answer.clips.map(({ hash }) => hash),
      );
    } catch (error) {
      const facts = (error as { facts?: { what?: unknown } }).facts;
      this.outcome = rule(String(facts?.what ?? ""));
    } finally {
      this.busy = false;
      void this.ask();
      setTimeout(() => void context.close(), 15_000);
    }
  }

  private health(status: VoiceStatus): TemplateResult {
    const { engines, loudspeaker, health } = voiceTextsFor(this.language);
    const rows = status.engines.map((one) => ({ ...one, name: engines[one.id] ?? one.id }));
    const speaker = status.loudspeaker;
    return html`<h3>${health.title}</h3>
      <dl>
        ${rows.map(
          (one) => html`<dt>${one.name}</dt>
            <dd>
              ${stateLine(one.state, health.states[one.state])}
              ${one.state === "failing" && one.lastError ? html`<small>${one.lastError}</small>` : nothing}
            </dd>`,
        )}
        <dt>${loudspeaker.name}</dt>
        <dd>
          ${stateLine(speaker.state, loudspeaker.states[speaker.state])}
          ${speaker.lastError ? html`<small>${speaker.lastError}</small>` : nothing}
        </dd>
      </dl>
      <p class="soft">${health.speaking(status.speaking)} ${health.skipped(status.skipped)}</p>`;
  }
}

function numberOf(text: string): number {
  return Math.max(0, Math.min(9999, Math.trunc(Number(text) || 0)));
}

function stateLine(state: string, words: string): TemplateResult {
  if (state === "ready") return html`<span class="state good">${checkIcon}${words}</span>`;
  if (state === "failing") return html`<span class="state bad">${warningIcon}${words}</span>`;
  return html`<span class="state off">${closedIcon}${words}</span>`;
}

/** Chime and clips in this browser, as a board would play them. */
async function playHere(context: AudioContext, hashes: readonly string[]): Promise<void> {
  const samples = chimeSamples(context.sampleRate);
  const chime = context.createBuffer(1, samples.length, context.sampleRate);
  chime.copyToChannel(samples, 0);
  const clips = await Promise.all(
    hashes.map(async (hash) => {
      const answer = await fetch(`/v1/clips/${hash}.wav`);
      return context.decodeAudioData(await answer.arrayBuffer());
    }),
  );
  let at = context.currentTime + 0.1;
  for (const [index, buffer] of [chime, ...clips].entries()) {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.start(at);
    at += buffer.duration + (index === 0 ? 0.5 : commaSeconds);
  }
}

customElements.define("q-voice-trial", VoiceTrial);
