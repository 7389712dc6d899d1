import { html, type TemplateResult } from "lit";
import { voiceTextsFor } from "../../ui/texts/voice-texts.ts";
import type { Thing } from "./draft.ts";
import { freshThing } from "./fresh.ts";
import { formFor } from "./settings-page.ts";
import { ThingsPage } from "./things-page.ts";
import "./q-lexicon.ts";
import "./q-recordings.ts";
import "./q-room-chime.ts";
import "./q-voice-trial.ts";

/** « Voix et annonces »: the rooms, what is said in them and by whom, and a way to hear it before visitors do. */
class VoicePage extends ThingsPage {
  protected override readonly kind = "room";

  protected override get ordered(): boolean {
    return false;
  }

  private get voice() {
    return voiceTextsFor(this.language);
  }

  protected override words() {
    return this.voice.rooms;
  }

  protected override keys(): readonly string[] {
    return Object.keys(this.open ?? {}).filter((key) => key !== "id" && key !== "chimeAsset");
  }

  protected override fresh(): Thing {
    return freshThing("room", { id: this.freeId("salle"), name: this.voice.rooms.fresh });
  }

  protected override summary(thing: Thing): string {
    const boards = this.admin.list("board").filter((board) => board["roomId"] === thing.id);
    const speaker = thing["loudspeaker"] ? 1 : 0;
    return this.voice.rooms.summary(boards.length, speaker);
  }

  protected override more(thing: Thing): TemplateResult {
    return html`<q-room-chime
      .admin=${this.admin}
      .language=${this.language}
      .roomId=${thing.id}
    ></q-room-chime>`;
  }

  protected override aside(): TemplateResult {
    const { settings } = this.voice;
    return html`<q-voice-trial .admin=${this.admin} .language=${this.language}></q-voice-trial>
      <section class="card">
        <h2>${settings.title}</h2>
        <p class="soft">${settings.lead}</p>
        ${formFor(this, { kind: "site", id: "", keys: ["voice"] })}
        <q-lexicon .admin=${this.admin} .language=${this.language}></q-lexicon>
      </section>
      <q-recordings .admin=${this.admin} .language=${this.language}></q-recordings>`;
  }
}

customElements.define("q-admin-voice", VoicePage);
