import { css, html, nothing, type TemplateResult } from "lit";
import { chimeSamples } from "../../protocol/chime.ts";
import { callIcon, checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { voiceTextsFor } from "../../ui/texts/voice-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { decoded } from "./decoded-sound.ts";
import { checkRecording, type RecordingFault, wavOf } from "./recording-check.ts";
import { sendAsset } from "./send-asset.ts";
import { voiceStyles } from "./voice-styles.ts";

/** A gong has partials that speech has not. */
const chimeRate = 48_000;
/** No recorded word is called so: the list of recordings leaves it out. */
const fileName = "carillon.wav";
/** The output is let go of after this; no chime is longer. */
const listenMs = 8_000;

type Fault = RecordingFault | "unreadable" | "refused";

/** The chime of one room: the built-in one, or a sound that the site brought. */
class RoomChime extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    roomId: { attribute: false },
    faults: { state: true },
    busy: { state: true },
  };
  static override styles = [
    base,
    buttons,
    cardStyles,
    voiceStyles,
    css`
      section {
        display: grid;
        gap: var(--q-space-3);
      }

      h3,
      p {
        margin: 0;
      }
    `,
  ];

  declare roomId: string;
  declare faults: readonly Fault[];
  declare busy: boolean;

  constructor() {
    super();
    this.roomId = "";
    this.faults = [];
    this.busy = false;
  }

  private get asset(): string | null {
    return (this.admin.thing("room", this.roomId)?.["chimeAsset"] as string | null) ?? null;
  }

  override render(): TemplateResult {
    const { chime, recordings } = voiceTextsFor(this.language);
    const { asset } = this;
    return html`<section role="group" aria-label=${chime.title}>
      <h3>${chime.title}</h3>
      <p class="soft">${chime.lead}</p>
      <p class="row">
        <strong>${asset ? chime.own : chime.builtIn}</strong>
        <button type="button" class="button" @click=${() => void this.listen()}>
          ${callIcon}${chime.listen}
        </button>
        ${
          asset
            ? html`<button type="button" class="button" @click=${() => this.set(null)}>
                ${chime.back}
              </button>`
            : nothing
        }
      </p>
      <label
        >${chime.choose}<input
          type="file"
          accept="audio/*"
          ?disabled=${this.busy}
          @change=${(event: Event) => void this.take(event.target as HTMLInputElement)}
      /></label>
      <p role="status">
        ${
          this.faults.length > 0
            ? html`<span class="state bad"
                >${warningIcon}${chime.refused(this.faults.map((one) => recordings.faults[one]).join(" "))}</span
              >`
            : this.admin.draft("room", this.roomId) && asset
              ? html`<span class="state good">${checkIcon}${chime.unsaved}</span>`
              : nothing
        }
      </p>
    </section>`;
  }

  private set(chimeAsset: string | null): void {
    const room = this.admin.thing("room", this.roomId);
    if (room) this.admin.edit("room", this.roomId, { ...room, chimeAsset });
    this.faults = [];
  }

  private async take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    this.busy = true;
    this.faults = await this.send(file);
    this.busy = false;
  }

  /** Checks the sound as a recording is checked, gives it to the box, and names it in the room. */
  private async send(file: File): Promise<readonly Fault[]> {
    const recorded = await decoded(file, chimeRate).catch(() => null);
    if (!recorded) return ["unreadable"];
    const { faults } = checkRecording(recorded);
    if (faults.length > 0) return faults;
    const wav = new File([wavOf(recorded)], fileName, { type: "audio/wav" });
    const sent = await sendAsset(wav, "recording").catch(() => null);
    if (!sent) return ["refused"];
    this.set(sent.id);
    return [];
  }

  private async listen(): Promise<void> {
    const context = new AudioContext();
    setTimeout(() => void context.close(), listenMs);
    const source = context.createBufferSource();
    source.buffer = await this.sound(context);
    source.connect(context.destination);
    source.start();
  }

  private async sound(context: AudioContext): Promise<AudioBuffer> {
    if (this.asset) {
      const answer = await fetch(`/v1/assets/${this.asset}`);
      return context.decodeAudioData(await answer.arrayBuffer());
    }
    const samples = chimeSamples(context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    return buffer;
  }
}

customElements.define("q-room-chime", RoomChime);
