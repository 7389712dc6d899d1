import { css, html, nothing, type TemplateResult } from "lit";
import type { BackupInfo, BackupList } from "../../protocol/backups.ts";
import { base, buttons } from "../../ui/styles.ts";
import { dataRefusal, dataTextsFor } from "../../ui/texts/data-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { sendBackup } from "./backup-upload.ts";
import { cardStyles } from "./card-styles.ts";
import { LookingAgain } from "./looking-again.ts";
import { formFor } from "./settings-page.ts";

const backupStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-5);
    max-width: 60rem;
  }

  .card {
    grid-template-columns: minmax(0, 1fr);
  }

  .row,
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  .row {
    justify-content: space-between;
    padding-block: var(--q-space-3);
    border-top: 1px solid var(--q-line);
  }

  progress {
    width: 100%;
    height: 0.75rem;
    accent-color: var(--q-accent);
  }

  input[type="file"] {
    max-width: 100%;
  }
`;

/** How often the box is asked while something runs, and while the page only stands there, milliseconds. */
const busyMs = 500;
const idleMs = 10_000;

type Asking =
  | { readonly what: "restore" | "remove"; readonly backup: BackupInfo }
  | { readonly what: "file"; readonly file: File };

/** Backups: made now or each night, downloaded, restored. */
export class BackupsPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    list: { state: true },
    asking: { state: true },
    fault: { state: true },
    sent: { state: true },
    restarting: { state: true },
  };
  static override styles = [base, buttons, cardStyles, backupStyles];

  declare list: BackupList | null;
  declare asking: Asking | null;
  declare fault: AdminFault | null;
  /** Share of the file that is sent, 0 to 1; null while none is. */
  declare sent: number | null;
  declare restarting: "no" | "yes" | "done";
  readonly #looks = new LookingAgain(this, () => this.#read());

  constructor() {
    super();
    this.list = null;
    this.asking = null;
    this.fault = null;
    this.sent = null;
    this.restarting = "no";
  }

  async #read(): Promise<number> {
    try {
      this.list = await this.admin.api.get<BackupList>("/v1/admin/backups");
      if (this.restarting === "yes") this.restarting = "done";
    } catch (error) {
      if (this.restarting !== "yes") this.fault = faultOf(error);
    }
    const busy = this.list?.running || this.restarting === "yes";
    return busy ? busyMs : idleMs;
  }

  async #do(act: () => Promise<unknown>, restarts = false): Promise<void> {
    this.fault = null;
    this.asking = null;
    try {
      await act();
      if (restarts) {
        this.restarting = "yes";
        // The box answers before it goes down: asked at once, it would still be the old one.
        this.#looks.after(2_000);
        return;
      }
    } catch (error) {
      this.fault = faultOf(error);
    }
    this.sent = null;
    // The same file, mended, may be chosen once more.
    const chooser = this.renderRoot.querySelector<HTMLInputElement>("input[type=file]");
    if (chooser) chooser.value = "";
    await this.#looks.now();
  }

  #make(target: "box" | "usb"): void {
    void this.#do(() => this.admin.api.send("POST", "/v1/admin/backups", { target }));
  }

  #confirmed(asking: Asking): void {
    if (asking.what === "file") {
      void this.#do(
        () =>
          sendBackup(asking.file, (share) => {
            this.sent = share;
          }),
        true,
      );
      return;
    }
    const path = `/v1/admin/backups/${asking.backup.name}`;
    if (asking.what === "remove") void this.#do(() => this.admin.api.send("DELETE", path));
    else void this.#do(() => this.admin.api.send("POST", `${path}/restore`), true);
  }

  #when(at: number): string {
    const timeZone = this.admin.configuration?.site.zone ?? "UTC";
    return new Intl.DateTimeFormat(this.language, {
      ...{ dateStyle: "long", timeStyle: "short", timeZone },
    }).format(at);
  }

  override render(): TemplateResult {
    const texts = dataTextsFor(this.language);
    const { backups } = texts;
    return html`<h1>${backups.page}</h1>
      <p class="lead">${backups.lead}</p>
      ${this.#notices()}
      <section class="card">
        <div class="acts">
          <button type="button" class="button primary" ?disabled=${!!this.list?.running} @click=${() => this.#make("box")}>
            ${backups.make}
          </button>
          <button type="button" class="button" ?disabled=${!this.list?.usb || !!this.list.running} @click=${() => this.#make("usb")}>
            ${backups.makeUsb}
          </button>
          ${this.list && !this.list.usb ? html`<span class="soft">${backups.noUsb}</span>` : nothing}
        </div>
        ${this.#running()}
      </section>
      <section class="card">
        <h2>${backups.kept}</h2>
        <div>${this.list?.backups.map((one) => this.#row(one))}</div>
        ${this.list?.backups.length === 0 ? html`<p class="soft">${backups.none}</p>` : nothing}
      </section>
      <section class="card">
        <h2>${backups.schedule}</h2>
        ${formFor(this, { kind: "site", id: "", keys: ["backup"] })}
      </section>
      <section class="card">
        <h2>${backups.restoreTitle}</h2>
        <p class="soft">${backups.restoreLead}</p>
        <label>
          <span class="soft">${backups.choose}</span>
          <input type="file" accept=".patience" @change=${this.#chosen} />
        </label>
        ${this.asking?.what === "file" ? this.#question(this.asking) : nothing}
        ${this.sent === null ? nothing : html`<p role="status">${backups.sending}</p><progress max="1" value=${this.sent}></progress>`}
      </section>`;
  }

  readonly #chosen = (event: Event): void => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.asking = file ? { what: "file", file } : null;
  };

  #notices(): TemplateResult {
    const texts = dataTextsFor(this.language);
    const { last } = this.list ?? { last: null };
    return html`${this.fault ? html`<p class="fault" role="alert">${dataRefusal(texts, this.fault)}</p>` : nothing}
      ${this.restarting === "yes" ? html`<p class="card" role="status">${texts.backups.restarting}</p>` : nothing}
      ${this.restarting === "done" ? html`<p class="card" role="status">${texts.backups.restarted}</p>` : nothing}
      ${
        last === null
          ? nothing
          : html`<p class=${last.code === null ? "soft" : "fault"} role="status">
              ${
                last.code === null
                  ? texts.backups.made(this.#when(last.at))
                  : texts.backups.failed(dataRefusal(texts, { code: last.code, facts: {} }))
              }
            </p>`
      }`;
  }

  #running(): TemplateResult | typeof nothing {
    const { running } = this.list ?? { running: null };
    if (!running) return nothing;
    const { steps } = dataTextsFor(this.language).backups;
    return html`<p role="status">${steps[running.step]}</p>
      <progress max=${Math.max(1, running.total)} value=${running.done}></progress>`;
  }

  #row(backup: BackupInfo): TemplateResult {
    const { backups } = dataTextsFor(this.language);
    const size = new Intl.NumberFormat(this.language, {
      ...{ style: "unit", unit: "megabyte", maximumFractionDigits: 1 },
    }).format(backup.size / 1e6);
    const asked = this.asking?.what !== "file" && this.asking?.backup.name === backup.name;
    return html`<div class="row">
        <p>
          <strong>${this.#when(backup.at)}</strong>
          <span class="soft">${backups[backup.place]} · ${size} · ${backups.events(backup.seq)}</span>
        </p>
        <div class="acts">
          <a class="button" href=${`/v1/admin/backups/${backup.name}`} download>${backups.download}</a>
          <button type="button" class="button" @click=${() => this.#ask("restore", backup)}>${backups.restore}</button>
          <button type="button" class="button" @click=${() => this.#ask("remove", backup)}>${backups.remove}</button>
        </div>
      </div>
      ${asked && this.asking ? this.#question(this.asking) : nothing}`;
  }

  #ask(what: "restore" | "remove", backup: BackupInfo): void {
    this.asking = { what, backup };
  }

  #question(asking: Asking): TemplateResult {
    const { backups } = dataTextsFor(this.language);
    const words = {
      file: () => backups.restoreAskFile,
      remove: () => backups.removeAsk,
      restore: () =>
        asking.what === "restore" ? backups.restoreAsk(this.#when(asking.backup.at)) : "",
    };
    return html`<div class="acts" role="alertdialog" aria-label=${words[asking.what]()}>
      <strong>${words[asking.what]()}</strong>
      <button type="button" class="button red" @click=${() => this.#confirmed(asking)}>
        ${asking.what === "remove" ? backups.remove : backups.yes}
      </button>
      <button type="button" class="button" @click=${() => {
        this.asking = null;
      }}>${backups.cancel}</button>
    </div>`;
  }
}

customElements.define("q-admin-backups", BackupsPage);
