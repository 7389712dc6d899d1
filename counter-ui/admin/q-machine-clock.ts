import { css, html, nothing, type TemplateResult } from "lit";
import type { MachineView } from "../../protocol/machine.ts";
import { warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { dataRefusal, dataTextsFor } from "../../ui/texts/data-texts.ts";
import { machineTextsFor } from "../../ui/texts/machine-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { LookingAgain } from "./looking-again.ts";

/** A clock that shows minutes is read again more often than they pass. */
const lookMs = 5_000;

/** What time the machine has, who set it, and a way to set it where no server does. */
export class MachineClock extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    source: { attribute: false },
    now: { state: true },
    fault: { state: true },
    asked: { state: true },
  };
  static override styles = [
    base,
    buttons,
    cardStyles,
    css`
      .guess {
        display: flex;
        gap: var(--q-space-2);
        align-items: start;
        padding: var(--q-space-4);
        border-radius: var(--q-radius-1);
        background: var(--q-sunken);
        font-weight: 600;
      }

      .time {
        font-size: var(--q-size-3);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare source: MachineView["clock"];
  /** The machine's time, milliseconds since 1970; null until it was read. */
  declare now: number | null;
  declare fault: AdminFault | null;
  declare asked: boolean;
  readonly #looks = new LookingAgain(this, () => this.#read());

  constructor() {
    super();
    this.source = "unknown";
    this.now = null;
    this.fault = null;
    this.asked = false;
  }

  async #read(): Promise<number> {
    const time = await this.admin.api.get<{ now: number }>("/v1/time").catch(() => null);
    this.now = time?.now ?? this.now;
    return lookMs;
  }

  async #set(): Promise<void> {
    this.fault = null;
    this.asked = false;
    try {
      await this.admin.api.send("POST", "/v1/admin/machine/clock", { at: Date.now() });
      this.asked = true;
    } catch (error) {
      this.fault = faultOf(error);
    }
    await this.#looks.now();
  }

  #written(at: number): string {
    const timeZone = this.admin.configuration?.site.zone ?? "UTC";
    return new Intl.DateTimeFormat(this.language, {
      ...{ dateStyle: "full", timeStyle: "short", timeZone },
    }).format(at);
  }

  override render(): TemplateResult {
    const texts = machineTextsFor(this.language);
    const words = texts.clockSources[this.source];
    const settable = this.source !== "network" && this.source !== "unknown";
    return html`<section class="card">
      <h2>${texts.clock}</h2>
      ${this.now === null ? nothing : html`<p class="time">${texts.clockNow(this.#written(this.now))}</p>`}
      ${this.source === "guess" ? html`<p class="guess" role="alert">${warningIcon}<span>${words}</span></p>` : html`<p>${words}</p>`}
      ${settable ? html`<p><button type="button" class="button" @click=${() => this.#set()}>${texts.clockSet(this.#written(Date.now()))}</button></p>` : nothing}
      ${this.fault ? html`<p class="fault" role="alert">${dataRefusal(dataTextsFor(this.language), this.fault)}</p>` : nothing}
      <p role="status">${this.asked ? texts.clockAsked : ""}</p>
    </section>`;
  }
}

customElements.define("q-admin-machine-clock", MachineClock);
