import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { AccessAnswer } from "../../protocol/admin.ts";
import { isEnough, strengthOf } from "../../protocol/password.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";
import { madePassword } from "./made-password.ts";
import { thingsStyles } from "./things-styles.ts";

type Access = AccessAnswer["agents"][number];

/** An agent's password and lock. The password is sent at once and is not part of what the bar saves. */
export class AgentAccessPanel extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    agentId: { attribute: false },
    access: { state: true },
    typed: { state: true },
    told: { state: true },
    fault: { state: true },
  };

  static override styles = [base, buttons, cardStyles, thingsStyles, formStyles];

  declare agentId: string;
  declare access: Access | null;
  declare typed: string;
  declare told: "set" | "unlocked" | null;
  declare fault: AdminFault | null;

  constructor() {
    super();
    this.access = null;
    this.typed = "";
    this.told = null;
    this.fault = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("agentId")) return;
    this.access = null;
    this.typed = "";
    this.told = null;
    this.fault = null;
    void this.read();
  }

  private async read(): Promise<void> {
    try {
      const { agents } = await this.admin.api.get<AccessAnswer>("/v1/admin/agents/access");
      this.access = agents.find(({ agentId }) => agentId === this.agentId) ?? null;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  override render(): TemplateResult {
    const { access: words } = this.texts;
    const strength = strengthOf(this.typed);
    return html`<fieldset class="panel">
      <legend>${words.title}</legend>
      ${this.state()}
      <div class="field">
        <label class="label" for="new-password">${words.fresh}</label>
        <span class="row"
          ><input
            id="new-password"
            type="text"
            maxlength="256"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-describedby="strength"
            .value=${this.typed}
            @input=${(event: Event) => {
              this.typed = (event.target as HTMLInputElement).value;
              this.told = null;
            }}
          />
          <button
            type="button"
            class="button"
            @click=${() => {
              this.typed = madePassword();
              this.told = null;
            }}
          >
            ${words.make}
          </button></span
        >
        <p class="help" id="strength">${words.strength[strength]}</p>
      </div>
      <div class="acts">
        <button
          type="button"
          class="button primary"
          ?disabled=${!isEnough(this.typed)}
          @click=${() => this.set()}
        >
          ${words.set}
        </button>
        ${
          this.told === null
            ? nothing
            : html`<span role="status">${checkIcon} ${words.told[this.told]}</span>`
        }
      </div>
      <p class="fault" role="status">
        ${this.fault ? html`${warningIcon}${this.texts.refusal(this.fault.code, this.fault.facts)}` : nothing}
      </p>
    </fieldset>`;
  }

  private state(): TemplateResult | typeof nothing {
    const { access } = this;
    const { access: words } = this.texts;
    if (!access) return nothing;
    const locked = access.lockedUntil !== null && access.lockedUntil > this.admin.live.now();
    if (locked)
      return html`<p class="acts">
        <span class="tag warn">${warningIcon}${words.locked}</span>
        <button type="button" class="button" @click=${() => this.unlock()}>${words.unlock}</button>
      </p>`;
    return access.password
      ? html`<p>${words.has}</p>`
      : html`<p><span class="tag warn">${warningIcon}${words.none}</span></p>`;
  }

  private async set(): Promise<void> {
    await this.act("set", () =>
      this.admin.api.send("PUT", `/v1/admin/agents/${this.agentId}/password`, {
        password: this.typed,
      }),
    );
  }

  private async unlock(): Promise<void> {
    await this.act("unlocked", () =>
      this.admin.api.send("POST", `/v1/admin/agents/${this.agentId}/unlock`),
    );
  }

  private async act(done: "set" | "unlocked", send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
      this.told = done;
      this.fault = null;
      await this.read();
    } catch (error) {
      this.fault = faultOf(error);
    }
  }
}

customElements.define("q-agent-access", AgentAccessPanel);
