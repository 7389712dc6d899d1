import { html, nothing, type TemplateResult } from "lit";
import type { PrintersFound } from "../../protocol/print.ts";
import { printerModels } from "../../protocol/printer-models.ts";
import { isPrinterTarget } from "../../protocol/printer-target.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import type { Thing } from "./draft.ts";
import { formStyles } from "./form-styles.ts";
import {
  choicesOf,
  chosenValue,
  lineSettingsOf,
  lineTargetOf,
  type NetworkPlace,
  networkPlaceOf,
  networkTargetOf,
  type PrinterChoice,
} from "./printer-choices.ts";
import { placeStyles } from "./printer-place-styles.ts";

const bauds = ["9600", "19200", "38400", "57600", "115200"] as const;
const flows = ["rtscts", "xonxoff", "none"] as const;

/** Where a printer is and what it is: the printers that its machine sees are offered by their names. */
class PrinterPlace extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    thing: { attribute: false },
    typed: { state: true },
  };

  static override styles = [base, formStyles, placeStyles];

  declare thing: Thing;
  /** The address as it is typed, while it is none yet; null: as the settings have it. */
  declare typed: NetworkPlace | null;

  constructor() {
    super();
    this.typed = null;
  }

  private get words() {
    return this.texts.printers.place;
  }

  private get target(): string | null {
    return (this.thing["target"] as string | null | undefined) ?? null;
  }

  private get found(): PrintersFound | undefined {
    return this.admin.live.get<PrintersFound>(`printer/${this.thing.id}/found`);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get("thing") as Thing | undefined;
    if (before && before.id !== this.thing.id) this.keepTyped(null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.admin.typed(this, 0);
  }

  override render(): TemplateResult {
    const { words, found } = this;
    const choices = choicesOf(this.target, found);
    const empty = found?.printers.every(({ kind }) => kind === "tcp");
    return html`<fieldset>
        <legend>${words.title}</legend>
        <p class="help">${words.lead}</p>
        <div class="ways">${choices.map((choice) => this.way(choice))}</div>
        ${found ? nothing : html`<p class="help">${words.noAgent}</p>`}
        ${empty === true ? html`<p class="help">${words.none}</p>` : nothing}
      </fieldset>
      ${this.model(choices)}`;
  }

  private way(choice: PrinterChoice): TemplateResult {
    const chosen = this.typed ? "network" : chosenValue(this.target);
    const on = choice.value === chosen;
    return html`<div>
      <label class="way">
        <input type="radio" name="way" .checked=${on} @change=${() => this.choose(choice)} />
        <span class="what">
          <strong>${this.nameOf(choice)}</strong>
          ${choice.target === null || (on && this.typed) ? nothing : html`<code>${choice.target}</code>`}
          ${
            choice.inUse
              ? html`<span class="used">${checkIcon}${this.usedAs(choice)}</span>`
              : nothing
          }
        </span>
      </label>
      ${on && choice.kind === "network" ? this.network() : nothing}
      ${on && this.target?.startsWith("serial:") ? this.line(this.target) : nothing}
    </div>`;
  }

  private nameOf({ kind, name, target }: PrinterChoice): string {
    const { words } = this;
    if (kind === "given") return words.given;
    if (kind === "notSeen") return words.notSeen(target ?? "");
    if (kind === "network") return name === "" ? words.network : `${words.network} · ${name}`;
    return `${name} · ${words.kinds[kind]}`;
  }

  private usedAs({ kind }: PrinterChoice): string {
    const { words, found } = this;
    return kind === "given" ? words.givenHelp(found?.target ?? "") : words.inUse;
  }

  private network(): TemplateResult {
    const { words } = this;
    const place = this.typed ?? networkPlaceOf(this.target);
    const wrong = this.typed !== null && place.host !== "";
    const typing = (part: Partial<NetworkPlace>) => this.type({ ...place, ...part });
    return html`<div class="details">
        <div class="field">
          <label class="label" for="host">${words.address}</label>
          <input
            id="host"
            type="text"
            autocomplete="off"
            spellcheck="false"
            placeholder="192.168.1.50"
            aria-invalid=${wrong ? "true" : "false"}
            aria-describedby="host-help host-fault"
            .value=${place.host}
            @input=${(event: Event) => typing({ host: (event.target as HTMLInputElement).value })}
          />
        </div>
        <div class="field">
          <label class="label" for="port">${words.port}</label>
          <input
            id="port"
            class="short number"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            .value=${place.port}
            @input=${(event: Event) => typing({ port: (event.target as HTMLInputElement).value })}
          />
        </div>
      </div>
      <p class="help" id="host-help">${words.networkHelp}</p>
      <p class="fault" id="host-fault" role="alert">${wrong ? html`${warningIcon}${words.wrongAddress}` : nothing}</p>`;
  }

  private line(target: string): TemplateResult {
    const { words } = this;
    const settings = lineSettingsOf(target);
    const select = (
      key: "baud" | "flow",
      label: string,
      options: readonly (readonly [string, string])[],
    ) =>
      html`<div class="field">
        <label class="label" for=${key}>${label}</label>
        <select
          id=${key}
          @change=${(event: Event) =>
            this.put({
              target: lineTargetOf(target, {
                ...settings,
                [key]: (event.target as HTMLSelectElement).value,
              }),
            })}
        >
          ${options.map(
            ([value, name]) =>
              html`<option value=${value} ?selected=${value === settings[key]}>${name}</option>`,
          )}
        </select>
      </div>`;
    return html`<div class="details">
      ${select(
        "baud",
        words.speed,
        bauds.map((baud) => [baud, baud] as const),
      )}
      ${select(
        "flow",
        words.flow,
        flows.map((flow) => [flow, words.flows[flow]] as const),
      )}
    </div>`;
  }

  private model(choices: readonly PrinterChoice[]): TemplateResult {
    const { words } = this;
    const model = (this.thing["model"] as string | null | undefined) ?? "";
    const guess = choices.find(({ value }) => value === chosenValue(this.target))?.model;
    const label = printerModels.find(({ name }) => name === guess)?.label;
    return html`<div class="field">
      <label class="label" for="model">${words.model}</label>
      <select
        id="model"
        aria-describedby="model-help"
        @change=${(event: Event) => this.put({ model: (event.target as HTMLSelectElement).value || null })}
      >
        <option value="" ?selected=${model === ""}>
          ${label === undefined ? words.ownModel : `${words.ownModel} (${label})`}
        </option>
        ${printerModels.map(
          ({ name, label: shown }) =>
            html`<option value=${name} ?selected=${name === model}>${shown}</option>`,
        )}
      </select>
      <p class="help" id="model-help">${words.modelHelp}</p>
    </div>`;
  }

  private choose({ kind, value }: PrinterChoice): void {
    if (kind === "network") {
      this.type(networkPlaceOf(null));
      return;
    }
    this.keepTyped(null);
    const target = kind === "given" ? null : value;
    this.put({
      target: target?.startsWith("serial:") ? lineTargetOf(target, lineSettingsOf(target)) : target,
    });
  }

  /** An address that is none yet stays in the form, and nothing is saved meanwhile. */
  private type(place: NetworkPlace): void {
    const target = networkTargetOf(place);
    const good = isPrinterTarget(target);
    this.keepTyped(good ? null : place);
    if (good) this.put({ target });
  }

  private keepTyped(place: NetworkPlace | null): void {
    this.typed = place;
    this.admin.typed(this, place === null ? 0 : 1);
  }

  private put(part: object): void {
    this.admin.edit("printer", this.thing.id, { ...this.thing, ...part });
  }
}

customElements.define("q-printer-place", PrinterPlace);
