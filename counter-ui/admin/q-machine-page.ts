import { css, html, nothing, type TemplateResult } from "lit";
import type { MachineView, UpdateState } from "../../protocol/machine.ts";
import { base, buttons } from "../../ui/styles.ts";
import { dataRefusal, dataTextsFor } from "../../ui/texts/data-texts.ts";
import { machineTextsFor, reasonText } from "../../ui/texts/machine-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { sendFile } from "./backup-upload.ts";
import { cardStyles } from "./card-styles.ts";
import { LookingAgain } from "./looking-again.ts";
import "./q-machine-clock.ts";
import { pageStyles } from "./settings-page.ts";

const machineStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-5);
    max-width: 60rem;
  }

  input[type="file"] {
    max-width: 100%;
  }

  form {
    display: grid;
    gap: var(--q-space-4);
  }

  label.file {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-2);
  }

  label.check {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    min-height: 2.75rem;
  }

  progress {
    width: 100%;
    height: 0.75rem;
    accent-color: var(--q-accent);
  }

  pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    color: var(--q-ink-quiet);
  }
`;

/** How often the machine is asked while something runs, and while the page only stands there, milliseconds. */
const busyMs = 1_000;
const idleMs = 10_000;

/** The machine under the box: its version, updates with their progress and their end, what the installer's file lacks. */
export class MachinePage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    view: { state: true },
    fault: { state: true },
    sent: { state: true },
  };
  static override styles = [base, buttons, cardStyles, pageStyles, machineStyles];

  declare view: MachineView | null;
  declare fault: AdminFault | null;
  /** Percent of the file that is sent; null while none is. */
  declare sent: number | null;
  readonly #looks = new LookingAgain(this, () => this.#read());

  constructor() {
    super();
    this.view = null;
    this.fault = null;
    this.sent = null;
  }

  async #read(): Promise<number> {
    // While the machine starts again it does not answer: the page shows what it knew.
    const view = await this.admin.api.get<MachineView>("/v1/admin/machine").catch(() => null);
    this.view = view ?? this.view;
    const busy = /checking|writing|restarting|onTrial/.test(this.view?.update.step ?? "");
    return busy ? busyMs : idleMs;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0 || this.sent !== null) return;
    this.fault = null;
    this.sent = 0;
    const older = form.get("older") === null ? "no" : "yes";
    try {
      await sendFile(`/v1/admin/machine/update?older=${older}`, file, (share) => {
        this.sent = Math.round(share * 100);
      });
    } catch (error) {
      this.fault = faultOf(error);
    }
    this.sent = null;
    await this.#looks.now();
  };

  async #restart(): Promise<void> {
    try {
      await this.admin.api.send("POST", "/v1/admin/machine/restart");
    } catch (error) {
      this.fault = faultOf(error);
    }
    await this.#looks.now();
  }

  override render(): TemplateResult {
    const texts = machineTextsFor(this.language);
    const { view } = this;
    return html`<h1>${texts.page}</h1>
      <p class="lead">${texts.lead}</p>
      ${this.fault ? html`<p class="fault" role="alert">${dataRefusal(dataTextsFor(this.language), this.fault)}</p>` : nothing}
      ${view ? this.#machine(view) : nothing}`;
  }

  #machine(view: MachineView): TemplateResult {
    const texts = machineTextsFor(this.language);
    if (!view.image)
      return html`<section class="card"><p>${texts.notImage}</p><p>Version ${view.version}</p></section>`;
    return html`<section class="card">
        <h2>${texts.version(view.version, view.slot)}</h2>
        ${this.#state(view.update)}
      </section>
      ${
        view.faults.length === 0
          ? nothing
          : html`<section class="card" role="alert"><h2>${texts.faults}</h2>
            <ul>${view.faults.map((line) => html`<li>${line}</li>`)}</ul></section>`
      }
      <q-admin-machine-clock .admin=${this.admin} .source=${view.clock}></q-admin-machine-clock>
      <section class="card"><h2>${texts.update}</h2><p>${texts.how}</p>${this.#form()}</section>
      <section class="card"><h2>${texts.moreTitle}</h2><p>${texts.reset}</p><p>${texts.support}</p></section>`;
  }

  #state(update: UpdateState): TemplateResult {
    const texts = machineTextsFor(this.language);
    const zone = this.admin.configuration?.site.zone ?? "UTC";
    const when = new Intl.DateTimeFormat(this.language, {
      ...{ dateStyle: "long", timeStyle: "short", timeZone: zone },
    }).format(update.at);
    return html`<p role="status">${this.#step(update)}</p>
      ${update.step === "writing" ? html`<progress max="100" .value=${update.progress}></progress>` : nothing}
      ${update.reason === "" ? nothing : html`<p><strong>${reasonText(texts, update.reason)}</strong></p>`}
      ${update.reason === "failed" && update.detail !== "" ? html`<pre>${update.detail}</pre>` : nothing}
      ${
        update.step === "ready"
          ? html`<p><button type="button" class="button primary" @click=${() => this.#restart()}>${texts.restart}</button></p>`
          : nothing
      }
      ${update.at === 0 ? nothing : html`<p class="quiet">${texts.at(when)}</p>`}`;
  }

  #step({ step, to, from, progress }: UpdateState): string {
    const { steps } = machineTextsFor(this.language);
    if (step === "writing") return steps.writing(to, progress);
    if (step === "rolledBack") return steps.rolledBack(to, from);
    if (step === "none" || step === "checking" || step === "refused") return steps[step];
    return steps[step](to);
  }

  #form(): TemplateResult {
    const texts = machineTextsFor(this.language);
    const { sent } = this;
    return html`<form @submit=${this.#submit}>
      <label class="file">${texts.file}<input type="file" name="file" accept=".raucb" required /></label>
      <label class="check"><input type="checkbox" name="older" />${texts.older}</label>
      ${
        sent === null
          ? html`<p><button class="button primary">${texts.send}</button></p>`
          : html`<p role="status">${texts.sending(sent)}</p><progress max="100" .value=${sent}></progress>`
      }
    </form>`;
  }
}

customElements.define("q-admin-machine", MachinePage);
