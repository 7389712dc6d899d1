import { css, html, nothing, type TemplateResult } from "lit";
import { addIcon } from "../../ui/icons.ts";
import { DeskElement } from "./desk-element.ts";
import type { ServiceRow } from "./service-rows.ts";

/** « Ajouter un visiteur » on the main screen: somebody without a ticket, received at once or put in the queue. */
export class AddVisitor extends DeskElement {
  static override properties = {
    ...DeskElement.properties,
    chosen: { state: true },
    print: { state: true },
  };

  static override styles = [
    ...DeskElement.styles,
    css`
      /* Under « Appeler le suivant », in the zone where no screen before this one has a button at its start. */
      .over .add {
        grid-row: 4;
        align-self: start;
        justify-self: start;
        min-height: 3.25rem;
        padding-inline: 1.25rem;
      }

      fieldset {
        margin: 0 0 var(--q-space-4);
        padding: 0;
        border: 0;
      }

      .services {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        gap: var(--q-space-2);
        max-height: 46dvh;
        padding: 0.25rem;
        overflow: auto;
      }

      .option {
        display: flex;
        align-items: center;
        gap: var(--q-space-2);
        min-height: 2.75rem;
        margin: 0;
        padding: 0.25rem var(--q-space-3);
        border: 0.125rem solid var(--q-line);
        border-radius: var(--q-radius-1);
        overflow-wrap: anywhere;
        cursor: pointer;
      }

      .option:has(:checked) {
        border-color: var(--q-accent);
        background: var(--q-accent-soft);
      }

      .option:has(:disabled) {
        color: var(--q-text-soft);
        cursor: default;
      }

      .option input {
        flex: none;
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--q-accent);
      }

      .why {
        min-height: 1.5rem;
      }

      @media (max-width: 1199px) {
        .over .add {
          width: auto;
          margin-inline-start: auto;
        }
      }

      @media (max-width: 599px) {
        .over .add {
          width: 100%;
        }
      }
    `,
  ];

  declare chosen: string;
  declare print: boolean;

  constructor() {
    super();
    this.chosen = "";
    this.print = false;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  override render() {
    const { texts } = this.view;
    return html`<div class="step over">
        <button
          type="button"
          class="button small add"
          aria-haspopup="dialog"
          aria-disabled=${this.may("addVisit") ? "false" : "true"}
          @click=${() => this.show()}
        >
          ${addIcon}${texts.add}
        </button>
      </div>
      <dialog aria-labelledby="title" @close=${() => this.view.drawer.hold()}>
        <h2 id="title">${texts.add}</h2>
        ${this.services()} ${this.paper()} ${this.buttons()}
      </dialog>`;
  }

  /** Starts from the service that is called next, for that is where the agent works. */
  private show(): void {
    const { screen, drawer } = this.view;
    if (!this.may("addVisit") || !drawer.ready) return;
    const served = screen.rows.filter((row) => row.served && row.open);
    const next = screen.kind === "main" ? screen.callNext : null;
    this.chosen = (next?.open ? next.id : served[0]?.id) ?? "";
    this.print = false;
    this.dialog?.showModal();
    this.view.drawer.hold();
    void this.focusOn("input:checked");
  }

  private services(): TemplateResult {
    const { texts, screen } = this.view;
    return html`<fieldset>
      <legend>${texts.addService}</legend>
      <div class="services">${screen.rows.map((row) => this.service(row))}</div>
    </fieldset>`;
  }

  private service(row: ServiceRow): TemplateResult {
    return html`<label class="option">
      <input
        type="radio"
        name="service"
        value=${row.id}
        ?disabled=${!row.open}
        .checked=${this.chosen === row.id}
        @change=${() => {
          this.chosen = row.id;
        }}
      />
      <span>${this.serviceName(row.id)}</span>
      ${row.open ? nothing : html`<span class="tag">${this.view.texts.closed}</span>`}
    </label>`;
  }

  private paper(): TemplateResult {
    const { texts } = this.view;
    const option = (print: boolean, word: string) =>
      html`<label class="option">
        <input
          type="radio"
          name="paper"
          .checked=${this.print === print}
          @change=${() => {
            this.print = print;
          }}
        />
        <span>${word}</span>
      </label>`;
    return html`<fieldset>
      <legend>${texts.addPaper}</legend>
      <div class="choices">
        ${option(false, texts.withoutPaper)} ${option(true, texts.withPaper)}
      </div>
    </fieldset>`;
  }

  private buttons(): TemplateResult {
    const { texts, drawer } = this.view;
    const served = this.serves(this.chosen);
    const mayReceive = served && this.may("addVisit");
    return html`<p class="why soft" role="status">${served ? nothing : texts.receiveNotServed}</p>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.dialog?.close()}>
          ${texts.cancel}
        </button>
        <span class="choices">
          <button
            type="button"
            class="button"
            aria-disabled=${this.chosen === "" || drawer.busy ? "true" : "false"}
            @click=${() => void this.enqueue()}
          >
            ${texts.enqueue}
          </button>
          <button
            type="button"
            class="button green"
            aria-disabled=${mayReceive ? "false" : "true"}
            @click=${() => this.receive()}
          >
            ${texts.receive}
          </button>
        </span>
      </div>`;
  }

  private receive(): void {
    const { chosen: serviceId, print } = this;
    if (this.serves(serviceId) && this.ask({ name: "addVisit", serviceId, print }))
      this.dialog?.close();
  }

  private async enqueue(): Promise<void> {
    const { drawer, texts } = this.view;
    const { chosen: serviceId, print } = this;
    if (serviceId === "" || !drawer.ready) return;
    const said = ({ label }: { readonly label: string }) =>
      texts.enqueued(label, this.serviceName(serviceId));
    this.dialog?.close();
    await drawer.enqueue({ serviceId, print }, said);
  }
}

customElements.define("q-add-visitor", AddVisitor);
