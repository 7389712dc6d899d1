import { css, html, nothing, type TemplateResult } from "lit";
import type { TestPrintAnswer } from "../../protocol/routes-press.ts";
import type { DevicesAnswer } from "../../protocol/setup.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { ticketTextsFor } from "../../ui/texts/ticket-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { nameOf } from "./described-changes.ts";
import { formStyles } from "./form-styles.ts";
import "./q-voice-trial.ts";

const devicesStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-6);
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--q-space-3);
  }

  h3 {
    display: flex;
    gap: var(--q-space-2);
    align-items: center;
    font-size: var(--q-size-3);
  }

  .acts,
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  a:not(.button) {
    color: var(--q-accent);
  }

  .code {
    width: 10rem;
  }
`;

/** How often the box is asked whether a screen waits to be paired, milliseconds. */
const readMs = 2_000;

/**
 * The step « Borne, imprimante, écran »: each device is tried where it is set up. What was done shows a mark; the step
 * can be left at any time, and shows the same when somebody comes back.
 */
class DevicesStep extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    devices: { state: true },
    outcome: { state: true },
    busy: { state: true },
    fault: { state: true },
  };
  static override styles = [base, buttons, formStyles, cardStyles, devicesStyles];

  declare devices: DevicesAnswer | null;
  declare outcome: TestPrintAnswer["outcome"] | null;
  declare busy: boolean;
  declare fault: AdminFault | null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.devices = null;
    this.outcome = null;
    this.busy = false;
    this.fault = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#read(), readMs);
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    this.devices = await this.admin.api
      .get<DevicesAnswer>("/v1/admin/devices")
      .catch(() => this.devices);
  }

  override render(): TemplateResult {
    const { start } = this.texts;
    return html`${this.#printer()} ${this.#screens()}
      <section>
        <h3>${start.voice}</h3>
        <q-voice-trial .admin=${this.admin} .language=${this.language}></q-voice-trial>
      </section>
      <section>
        <h3>${start.sheetTitle}</h3>
        <div class="acts">
          <a class="button" href="/guichet/fiche" target="_blank" rel="noopener">${start.sheet}</a>
        </div>
      </section>`;
  }

  #printer(): TemplateResult {
    const { start, printers } = this.texts;
    const [printer] = this.admin.list("printer");
    const id = printer?.id ?? "";
    const state = this.admin.live.get<{ condition: keyof typeof printers.states }>(
      `printer/${id}/state`,
    );
    const { outcomes } = ticketTextsFor(this.language);
    return html`<section>
      <h3>${this.outcome === "printed" ? checkIcon : nothing}${start.printerTitle}</h3>
      <p>
        ${start.printer}
        <strong>${state ? printers.states[state.condition] : printers.unknown}</strong>
      </p>
      <div class="acts">
        <button
          type="button"
          class="button"
          ?disabled=${id === "" || this.busy}
          aria-busy=${this.busy ? "true" : "false"}
          @click=${() => this.#print(id)}
        >
          ${start.testPrint}
        </button>
        <a href="/admin/printers">${this.texts.pages.printers}</a>
        <span role="status">${this.outcome === null ? nothing : outcomes[this.outcome]}</span>
      </div>
    </section>`;
  }

  async #print(id: string): Promise<void> {
    this.busy = true;
    this.outcome = null;
    const path = `/v1/admin/printers/${encodeURIComponent(id)}/test`;
    this.outcome = await this.admin.api
      .send<TestPrintAnswer>("POST", path, {})
      .then(({ outcome }) => outcome)
      .catch(() => "failed" as const);
    this.busy = false;
  }

  #screens(): TemplateResult {
    const { start, paired } = this.texts;
    const link = (href: string, words: string) =>
      html`<a class="button" href=${href} target="_blank" rel="noopener">${words}</a>`;
    const [kiosk] = this.admin.list("kiosk");
    const [board] = this.admin.list("board");
    const known = this.devices?.paired.length ?? 0;
    return html`<section>
      <h3>${known > 0 ? checkIcon : nothing}${start.screensTitle}</h3>
      <div class="acts">
        ${kiosk ? link(`/kiosk/${kiosk.id}`, start.tryKiosk) : nothing}
        ${board ? link(`/board/${board.id}`, start.tryBoard) : nothing}
      </div>
      <p class="soft" role="status">${paired.waiting(this.devices?.pending.length ?? 0)}</p>
      ${this.devices?.pending.map((asks) => this.#pairing(asks))}
      <p class="fault" role="alert">
        ${
          this.fault
            ? html`${warningIcon}<span>${this.texts.refusal(this.fault.code, this.fault.facts)}</span>`
            : nothing
        }
      </p>
      <p>
        ${known > 0 ? html`<strong>${start.pairedCount(known)}</strong>` : nothing}
        <a href="/admin/paired">${this.texts.pages.paired}</a>
      </p>
    </section>`;
  }

  /** The screen that shows a code says what it would become; where it does not, the first of its kind. */
  #pairing({ kind, id }: DevicesAnswer["pending"][number]): TemplateResult {
    const { paired } = this.texts;
    const things = this.admin.list(kind);
    const thing = things.find((one) => one.id === id) ?? things[0];
    if (!thing) return html``;
    const field = `code-${kind}-${thing.id}`;
    return html`<form @submit=${(event: Event) => this.#pair(event, { kind, deviceId: thing.id })}>
      <label class="label" for=${field}>${nameOf(thing, this.language)} : ${paired.code}</label>
      <input id=${field} class="code" type="text" maxlength="12" autocomplete="off" spellcheck="false" required />
      <button type="submit" class="button primary">${paired.confirm}</button>
    </form>`;
  }

  async #pair(
    event: Event,
    what: { readonly kind: string; readonly deviceId: string },
  ): Promise<void> {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector("input");
    try {
      const body = { code: input?.value ?? "", ...what };
      await this.admin.api.send("POST", "/v1/admin/devices", body);
      this.fault = null;
      await this.#read();
    } catch (error) {
      this.fault = faultOf(error);
      input?.select();
    }
  }
}

customElements.define("q-devices-step", DevicesStep);
