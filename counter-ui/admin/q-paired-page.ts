import { css, html, nothing, type TemplateResult } from "lit";
import type { DevicesAnswer } from "../../protocol/setup.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { nameOf } from "./described-changes.ts";
import type { Kind } from "./draft.ts";
import { formStyles } from "./form-styles.ts";
import { thingsStyles } from "./things-styles.ts";

/** How often the list is read again while the page is open, milliseconds: a device may show a code at any time. */
const readMs = 3_000;

type DeviceKind = DevicesAnswer["paired"][number]["kind"];
const deviceKinds: readonly DeviceKind[] = ["kiosk", "board", "printer"];

const pairedStyles = css`
  :host {
    max-width: 60rem;
  }

  .device {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
    justify-content: space-between;
    padding-block: var(--q-space-3);
    border-block-end: 1px solid var(--q-line);
  }

  input.code {
    width: 12rem;
    font-size: var(--q-size-4);
    font-weight: 700;
    letter-spacing: 0.08em;
    text-transform: uppercase;
  }
`;

/** Screens and print agents on other machines: let in by the code that they show, and shut out again. */
class PairedPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    devices: { state: true },
    fault: { state: true },
    told: { state: true },
    target: { state: true },
  };

  static override styles = [base, buttons, cardStyles, thingsStyles, formStyles, pairedStyles];

  declare devices: DevicesAnswer | null;
  declare fault: AdminFault | null;
  declare told: boolean;
  /** `board/board-1`: what the next code is for. */
  declare target: string;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.devices = null;
    this.fault = null;
    this.told = false;
    this.target = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.read(), readMs);
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  private async read(): Promise<void> {
    try {
      this.devices = await this.admin.api.get<DevicesAnswer>("/v1/admin/devices");
      const [asks] = this.devices.pending;
      if (this.target === "" && asks?.id) this.target = `${asks.kind}/${asks.id}`;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  private targets(): { readonly value: string; readonly name: string }[] {
    const { kinds } = this.texts;
    return deviceKinds.flatMap((kind) =>
      this.admin.list(kind as Kind).map((thing) => ({
        value: `${kind}/${thing.id}`,
        name: `${nameOf(thing, this.language)} (${kinds[kind]})`,
      })),
    );
  }

  override render(): TemplateResult {
    const { paired } = this.texts;
    return html`<h1>${paired.title}</h1>
      <p class="lead">${paired.lead}</p>
      <form class="card" @submit=${(event: Event) => this.confirm(event)}>
        <h2>${paired.add}</h2>
        <p role="status">${paired.waiting(this.devices?.pending.length ?? 0)}</p>
        <div class="field">
          <label class="label" for="target">${paired.which}</label>
          <select
            id="target"
            @change=${(event: Event) => {
              this.target = (event.target as HTMLSelectElement).value;
            }}
          >
            ${this.targets().map(
              ({ value, name }) =>
                html`<option value=${value} ?selected=${value === this.target}>${name}</option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label class="label" for="code">${paired.code}</label>
          <input id="code" class="code" type="text" maxlength="12" autocomplete="off" spellcheck="false" required />
        </div>
        <p class="fault" role="alert">
          ${
            this.fault
              ? html`${warningIcon}<span>${this.texts.refusal(this.fault.code, this.fault.facts)}</span>`
              : nothing
          }
        </p>
        <div class="acts">
          <button type="submit" class="button primary">${paired.confirm}</button>
          ${this.told ? html`<span role="status">${checkIcon} ${paired.told}</span>` : nothing}
        </div>
      </form>
      <section class="card">
        <h2>${paired.list}</h2>
        ${this.devices?.paired.length === 0 ? html`<p class="soft">${paired.none}</p>` : nothing}
        ${this.devices?.paired.map((device) => this.device(device))}
      </section>`;
  }

  private device({
    id,
    kind,
    deviceId,
    at,
    address,
  }: DevicesAnswer["paired"][number]): TemplateResult {
    const { paired, kinds } = this.texts;
    const thing = this.admin.thing(kind as Kind, deviceId);
    const name = thing ? nameOf(thing, this.language) : deviceId;
    const when = new Intl.DateTimeFormat(this.language, { dateStyle: "medium" }).format(at);
    return html`<div class="device">
      <span
        ><strong>${name}</strong>
        <span class="soft">${kinds[kind]}, ${paired.since(when, address)}</span></span
      >
      <button
        type="button"
        class="button"
        aria-label=${`${paired.revoke} : ${name}`}
        @click=${() => this.revoke(id)}
      >
        ${paired.revoke}
      </button>
    </div>`;
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>("#code");
    const [kind, deviceId] = (this.target || (this.targets()[0]?.value ?? "")).split("/");
    try {
      const body = { code: input?.value ?? "", kind, deviceId };
      await this.admin.api.send("POST", "/v1/admin/devices", body);
      this.fault = null;
      this.told = true;
      if (input) input.value = "";
      await this.read();
    } catch (error) {
      this.told = false;
      this.fault = faultOf(error);
      input?.select();
    }
  }

  private async revoke(id: string): Promise<void> {
    try {
      await this.admin.api.send("DELETE", `/v1/admin/devices/${id}`);
      await this.read();
    } catch (error) {
      this.fault = faultOf(error);
    }
  }
}

customElements.define("q-admin-paired", PairedPage);
