import { html, nothing, type TemplateResult } from "lit";
import type { AssetInfo } from "../../protocol/assets.ts";
import { wordOf } from "../../protocol/recording-words.ts";
import type { Language } from "../../protocol/schema.ts";
import type { VoiceStatus } from "../../protocol/voice.ts";
import { checkIcon, crossIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { voiceTextsFor } from "../../ui/texts/voice-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { decoded } from "./decoded-sound.ts";
import { checkRecording, type RecordingFault, wavOf } from "./recording-check.ts";
import { sendAsset } from "./send-asset.ts";
import { voiceStyles } from "./voice-styles.ts";

/** Recordings that are listed at once; a whole voice has hundreds. */
const listedMost = 60;
/** What a voice needs: half of what a browser decodes to. */
const voiceRate = 24_000;

interface Sent {
  readonly name: string;
  readonly faults: readonly (RecordingFault | "unreadable" | "refused")[];
}

/** The site's own voice: what is recorded, what is missing, and the door for more. */
class Recordings extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    speech: { state: true },
    files: { state: true },
    status: { state: true },
    sent: { state: true },
    left: { state: true },
  };
  static override styles = [base, buttons, cardStyles, voiceStyles];

  declare speech: Language;
  declare files: readonly AssetInfo[];
  declare status: VoiceStatus | null;
  declare sent: readonly Sent[];
  declare left: number;

  constructor() {
    super();
    this.speech = "fr";
    this.files = [];
    this.status = null;
    this.sent = [];
    this.left = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  private async read(): Promise<void> {
    const { api } = this.admin;
    const [list, status] = await Promise.all([
      api.get<{ assets: AssetInfo[] }>("/v1/admin/assets").catch(() => null),
      api.get<VoiceStatus>("/v1/admin/voice").catch(() => this.status),
    ]);
    this.files = (list?.assets ?? []).filter(({ kind }) => kind === "recording");
    this.status = status;
  }

  override render(): TemplateResult {
    const { recordings, languages } = voiceTextsFor(this.language);
    const state = this.status?.recordings.find(({ language }) => language === this.speech);
    return html`<section class="card">
      <h2>${recordings.title}</h2>
      <p class="soft">${recordings.lead}</p>
      <div class="row">
        <label
          >${recordings.language}<select
            @change=${(event: Event) => {
              this.speech = (event.target as HTMLSelectElement).value as Language;
            }}
          >
            ${(["fr", "en", "es"] as const).map(
              (one) =>
                html`<option value=${one} ?selected=${one === this.speech}>${languages[one]}</option>`,
            )}
          </select></label
        >
        <label class="grow"
          >${recordings.add}<input
            type="file"
            accept="audio/*"
            multiple
            @change=${(event: Event) => void this.take(event.target as HTMLInputElement)}
        /></label>
      </div>
      <p class="soft">${recordings.names}</p>
      ${this.left > 0 ? html`<p role="status">${recordings.left(this.left)}</p>` : nothing}
      ${this.sent.length > 0 ? this.results() : nothing}
      ${state ? this.missing(state) : nothing} ${this.list()}
    </section>`;
  }

  private results(): TemplateResult {
    const { recordings } = voiceTextsFor(this.language);
    return html`<ul class="files">
      ${this.sent.map(
        ({ name, faults }) => html`<li>
          ${
            faults.length === 0
              ? html`<span class="state good">${checkIcon}${name} : ${recordings.good}</span>`
              : html`<span class="state bad"
                  >${warningIcon}${name} : ${faults.map((one) => recordings.faults[one]).join(" ")}</span
                >`
          }
        </li>`,
      )}
    </ul>`;
  }

  private missing(state: VoiceStatus["recordings"][number]): TemplateResult {
    const { recordings } = voiceTextsFor(this.language);
    return html`<div>
      <p>${recordings.count(state.recorded, state.needed)}</p>
      <progress
        max=${state.needed}
        value=${state.recorded}
        aria-label=${recordings.count(state.recorded, state.needed)}
      ></progress>
      ${
        state.missing.length === 0
          ? nothing
          : html`<details>
              <summary>${recordings.missing}</summary>
              <ul class="words">
                ${state.missing.map((word) => html`<li>${word}</li>`)}
              </ul>
            </details>`
      }
    </div>`;
  }

  private list(): TemplateResult {
    const { recordings } = voiceTextsFor(this.language);
    const mine = this.files.filter(({ name }) => wordOf(name)?.startsWith(`${this.speech}/`));
    if (mine.length === 0) return html`<p class="soft">${recordings.none}</p>`;
    return html`<ul class="files">
      ${mine.slice(0, listedMost).map(
        (file) => html`<li>
          <strong>${wordOf(file.name)?.slice(3) ?? file.name}</strong>
          <audio controls preload="none" src=${`/v1/assets/${file.id}`}></audio>
          <button
            type="button"
            class="button quiet"
            aria-label=${recordings.remove(file.name)}
            @click=${() => void this.drop(file.id)}
          >
            ${crossIcon}
          </button>
        </li>`,
      )}
    </ul>`;
  }

  private async drop(id: string): Promise<void> {
    await this.admin.api.send("DELETE", `/v1/admin/assets/${id}`).catch(() => undefined);
    await this.read();
  }

  /** Checks each file here, and sends the good ones as the WAV files that the box reads. */
  private async take(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    this.sent = [];
    this.left = files.length;
    for (const file of files) {
      this.sent = [...this.sent, await this.one(file)];
      this.left -= 1;
    }
    input.value = "";
    await this.read();
  }

  private async one(file: File): Promise<Sent> {
    const stem = file.name.replace(/\.[^.]+$/, "");
    const name = wordOf(stem) ? stem : `${this.speech}-${stem}`;
    const recorded = await decoded(file, voiceRate).catch(() => null);
    if (!recorded) return { name, faults: ["unreadable"] };
    const { faults } = checkRecording(recorded);
    if (faults.length > 0) return { name, faults };
    const wav = new File([wavOf(recorded)], `${name}.wav`, { type: "audio/wav" });
    return sendAsset(wav, "recording").then(
      () => ({ name, faults: [] }),
      () => ({ name, faults: ["refused"] }),
    );
  }
}

customElements.define("q-recordings", Recordings);
