import { html, type TemplateResult } from "lit";
import type { VoiceSettings } from "../../protocol/rooms.ts";
import type { Language } from "../../protocol/schema.ts";
import { crossIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { voiceTextsFor } from "../../ui/texts/voice-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { voiceStyles } from "./voice-styles.ts";

type Entry = VoiceSettings["lexicon"][number];

/** How this site's own words are said. */
class Lexicon extends AdminElement {
  static override styles = [base, buttons, voiceStyles];

  private get entries(): readonly Entry[] {
    return this.voice?.lexicon ?? [];
  }

  private get voice(): VoiceSettings | null {
    return (this.admin.thing("site", "")?.["voice"] as VoiceSettings | undefined) ?? null;
  }

  override render(): TemplateResult {
    const { lexicon } = voiceTextsFor(this.language);
    return html`<fieldset>
      <legend>${lexicon.title}</legend>
      <p class="soft">${lexicon.lead}</p>
      ${this.entries.map((entry, index) => this.row(entry, index))}
      <p>
        <button type="button" class="button" @click=${() => this.add()}>${lexicon.add}</button>
      </p>
    </fieldset>`;
  }

  private row(entry: Entry, index: number): TemplateResult {
    const { lexicon, languages } = voiceTextsFor(this.language);
    const set = (change: Partial<Entry>) =>
      this.put(this.entries.map((one, at) => (at === index ? { ...one, ...change } : one)));
    const typed = (event: Event) => (event.target as HTMLInputElement).value;
    return html`<div class="row">
      <select
        aria-label=${lexicon.language}
        @change=${(event: Event) => set({ language: typed(event) as Language })}
      >
        ${(["fr", "en", "es"] as const).map(
          (one) =>
            html`<option value=${one} ?selected=${one === entry.language}>${languages[one]}</option>`,
        )}
      </select>
      <input
        type="text"
        maxlength="40"
        aria-label=${lexicon.word}
        placeholder=${lexicon.word}
        .value=${entry.word}
        @input=${(event: Event) => set({ word: typed(event) })}
      />
      <span aria-hidden="true">→</span>
      <input
        type="text"
        maxlength="60"
        aria-label=${lexicon.spoken}
        placeholder=${lexicon.spoken}
        .value=${entry.spoken}
        @input=${(event: Event) => set({ spoken: typed(event) })}
      />
      <button
        type="button"
        class="button quiet"
        aria-label=${lexicon.remove(entry.word)}
        @click=${() => this.put(this.entries.filter((_, at) => at !== index))}
      >
        ${crossIcon}
      </button>
    </div>`;
  }

  private add(): void {
    this.put([...this.entries, { language: "fr", word: "", spoken: "" }]);
  }

  private put(lexicon: readonly Entry[]): void {
    const site = this.admin.thing("site", "");
    if (site && this.voice)
      this.admin.edit("site", "", { ...site, voice: { ...this.voice, lexicon } });
    this.admin.typed(this, lexicon.filter(({ word, spoken }) => !(word && spoken)).length);
  }
}

customElements.define("q-lexicon", Lexicon);
