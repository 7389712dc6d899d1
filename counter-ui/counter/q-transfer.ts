import { css, html, nothing, type TemplateResult } from "lit";
import type { VisitView } from "../../protocol/views.ts";
import { noteMax, oneLine } from "./desk-drawer.ts";
import { DeskElement } from "./desk-element.ts";
import { visitOn } from "./desk-offer.ts";
import { matches, type TransferTarget, transferTargets } from "./transfer-targets.ts";

/** « Orienter… »: type, arrow, Enter sends the visitor to a service or to a counter. */
export class TransferDialog extends DeskElement {
  static override properties = {
    ...DeskElement.properties,
    typed: { state: true },
    chosen: { state: true },
    shown: { state: true },
  };

  static override styles = [
    ...DeskElement.styles,
    css`
      ul {
        height: min(18rem, 40dvh);
        margin: var(--q-space-3) 0;
        border: 1px solid var(--q-line-strong);
        border-radius: var(--q-radius-1);
        overflow: auto;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--q-space-4);
        align-content: center;
        min-height: 2.75rem;
        padding: 0.25rem var(--q-space-3);
        border-bottom: 1px solid var(--q-line);
        cursor: pointer;
      }

      li[aria-selected="true"] {
        background: var(--q-accent);
        color: var(--q-on-accent);
      }

      li .name {
        font-weight: 600;
      }

      .none {
        min-height: 1.5rem;
        margin-bottom: var(--q-space-2);
      }
    `,
  ];

  /** The dialog is open: only then is there a list. */
  declare shown: boolean;
  declare typed: string;
  /** The key of the chosen target; null is the first of the list. */
  declare chosen: string | null;

  constructor() {
    super();
    this.shown = false;
    this.typed = "";
    this.chosen = null;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  show(): void {
    this.typed = "";
    this.chosen = null;
    const note = this.renderRoot.querySelector<HTMLInputElement>("#note");
    if (note) note.value = this.view.drawer.note ?? "";
    this.shown = true;
    this.dialog?.showModal();
    void this.focusOn("#filter");
  }

  private get targets(): readonly TransferTarget[] {
    const { screen, counters } = this.view;
    const visit = visitOn(screen);
    if (!visit || !this.shown) return [];
    return transferTargets(visit, screen.rows, counters).filter((target) =>
      matches(this.typed, `${this.nameOf(target)} ${this.serviceName(target.serviceId)}`),
    );
  }

  private nameOf(target: TransferTarget): string {
    if (target.kind === "service") return this.serviceName(target.serviceId);
    return this.view.common.title(target.place, target.number);
  }

  private about(target: TransferTarget): string {
    const { texts } = this.view;
    return target.kind === "service"
      ? texts.transferService(target.waiting, target.openCounters)
      : texts.transferCounter(this.serviceName(target.serviceId));
  }

  override render() {
    const { texts, screen } = this.view;
    const visit = visitOn(screen);
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.shown = false;
        this.view.drawer.hold();
      }}
    >
      <form @submit=${(event: SubmitEvent) => this.send(event)}>
        <h2 id="title">${texts.transferTitle(visit?.label ?? "")}</h2>
        ${visit ? this.choice(visit) : nothing}
        ${this.noteField()}
        <div class="foot">
          <button type="button" class="button" @click=${() => this.dialog?.close()}>
            ${texts.cancel}
          </button>
          <button type="submit" class="button primary do" aria-disabled=${this.mayGo() ? "false" : "true"}>
            ${texts.transferDo}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  private mayGo(): boolean {
    return this.may("transfer") && this.targets.length > 0;
  }

  private choice({ id }: VisitView): TemplateResult {
    const { texts } = this.view;
    const { targets } = this;
    const selected = this.selectedOf(targets);
    const none = this.shown && targets.length === 0;
    return html`<label for="filter">${texts.transferTo}</label>
      <input
        id="filter"
        class="field"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls="targets"
        aria-activedescendant=${selected ? `target-${targets.indexOf(selected)}` : nothing}
        aria-describedby="hint"
        data-visit=${id}
        .value=${this.typed}
        @input=${(event: InputEvent) => this.filter(event)}
        @keydown=${(event: KeyboardEvent) => this.key(event)}
      />
      <ul id="targets" role="listbox" aria-label=${texts.transferTo}>
        ${targets.map((target, index) => this.option(target, index, target === selected))}
      </ul>
      <p id="hint" class="soft none" role="status">
        ${none ? texts.transferNone : texts.transferHint}
      </p>`;
  }

  private option(target: TransferTarget, index: number, selected: boolean): TemplateResult {
    return html`<li
      id=${`target-${index}`}
      role="option"
      aria-selected=${selected ? "true" : "false"}
      @click=${() => {
        this.chosen = target.key;
      }}
    >
      <span class="name">${this.nameOf(target)}</span>
      <span class="number">${this.about(target)}</span>
    </li>`;
  }

  private noteField() {
    const { offer, texts } = this.view;
    if (!offer.notes) return nothing;
    return html`<label for="note">${texts.transferNote}</label>
      <input id="note" class="field" autocomplete="off" maxlength=${noteMax} />`;
  }

  private selectedOf(targets: readonly TransferTarget[]): TransferTarget | null {
    return targets.find(({ key }) => key === this.chosen) ?? targets[0] ?? null;
  }

  private filter(event: InputEvent): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.chosen = null;
  }

  private key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const { targets } = this;
    const selected = this.selectedOf(targets);
    const at = selected ? targets.indexOf(selected) : 0;
    const next = targets[Math.min(targets.length - 1, Math.max(0, at + step))];
    this.chosen = next?.key ?? null;
    void this.reveal();
  }

  private async reveal(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
  }

  private send(event: SubmitEvent): void {
    event.preventDefault();
    const target = this.selectedOf(this.targets);
    if (!target) return;
    const serviceId = target.kind === "counter" && target.same ? null : target.serviceId;
    const counterId = target.kind === "counter" ? target.counterId : null;
    if (this.ask({ name: "transfer", serviceId, counterId, note: this.newNote() }))
      this.dialog?.close();
  }

  /** Null while the note is the one that the ticket bears. */
  private newNote(): string | null {
    const field = this.renderRoot.querySelector<HTMLInputElement>("#note");
    if (!field) return null;
    const note = oneLine(field.value);
    return note === (this.view.drawer.note ?? "") ? null : note;
  }

  /** Another visitor is at the desk, or nobody: the question is over. */
  override updated(): void {
    const id = visitOn(this.view.screen)?.id ?? null;
    if (this.dialog?.open && this.#asked !== null && this.#asked !== id) this.dialog.close();
    this.#asked = id;
  }

  #asked: string | null = null;
}

customElements.define("q-transfer", TransferDialog);
