import { css, html, type TemplateResult } from "lit";
import { penIcon } from "../../ui/icons.ts";
import { noteMax } from "./desk-drawer.ts";
import { DeskElement } from "./desk-element.ts";

/** The note on the visit's ticket: a button, and a field of one line that saves when it is left. */
export class VisitNote extends DeskElement {
  static override properties = { ...DeskElement.properties, writing: { state: true } };

  static override styles = [
    ...DeskElement.styles,
    css`
      .field {
        flex: 1 1 14rem;
        width: 18rem;
      }
    `,
  ];

  /** The ticket whose note is being written. */
  declare writing: string | null;

  constructor() {
    super();
    this.writing = null;
  }

  private get ticketId(): string {
    const { screen } = this.view;
    return "visit" in screen ? screen.visit.ticketId : "";
  }

  override render() {
    const { texts, drawer } = this.view;
    if (this.writing === this.ticketId) return this.field();
    return html`<button
      type="button"
      class="button small note"
      aria-disabled=${drawer.note === null ? "true" : "false"}
      @click=${() => this.write()}
    >
      ${penIcon}${texts.note}
    </button>`;
  }

  private write(): void {
    const { drawer } = this.view;
    if (drawer.note === null) return;
    this.writing = this.ticketId;
    void this.focusOn(".field");
  }

  private field(): TemplateResult {
    const { texts, drawer } = this.view;
    return html`<input
      class="field"
      maxlength=${noteMax}
      autocomplete="off"
      aria-label=${`${texts.note}. ${texts.noteHint}`}
      placeholder=${texts.note}
      .defaultValue=${drawer.note ?? ""}
      @keydown=${(event: KeyboardEvent) => this.key(event)}
      @blur=${() => void this.save()}
    />`;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    if (event.key === "Escape") this.writing = null;
    else void this.save();
    void this.focusOn(".note");
  }

  /** A refused note stays in its field. */
  private async save(): Promise<void> {
    const { drawer, texts } = this.view;
    const field = this.renderRoot.querySelector<HTMLInputElement>(".field");
    const writing = this.writing;
    if (!field || writing === null) return;
    const typed = field.value;
    this.writing = null;
    const said = (text: string) => (text === "" ? texts.noteRemoved : texts.noteSaved);
    if (await drawer.saveNote(typed, said)) return;
    this.writing = writing;
    await this.updateComplete;
    const again = this.renderRoot.querySelector<HTMLInputElement>(".field");
    if (again) again.value = typed;
  }
}

customElements.define("q-note", VisitNote);
