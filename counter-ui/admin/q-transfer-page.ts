import { css, html, nothing, type TemplateResult } from "lit";
import type { ImportPlan } from "../../protocol/transfer.ts";
import { checkIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { draftsOf } from "./audit-lines.ts";
import { cardStyles } from "./card-styles.ts";
import { changeRows } from "./described-changes.ts";
import { formStyles } from "./form-styles.ts";

const transferStyles = css`
  :host {
    gap: var(--q-space-5);
    max-width: 60rem;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  a.button {
    text-decoration: none;
  }
`;

/** The whole configuration as one file, and a file as the whole configuration: tried first, then applied. */
class TransferPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    plan: { state: true },
    text: { state: true },
    fault: { state: true },
    busy: { state: true },
    done: { state: true },
  };

  static override styles = [base, buttons, cardStyles, formStyles, transferStyles];

  declare plan: ImportPlan | null;
  declare text: string;
  declare fault: AdminFault | null;
  declare busy: boolean;
  declare done: boolean;

  constructor() {
    super();
    this.plan = null;
    this.text = "";
    this.fault = null;
    this.busy = false;
    this.done = false;
  }

  override render(): TemplateResult {
    const { transfer } = this.texts;
    return html`<h1>${transfer.title}</h1>
      <p class="lead">${transfer.lead}</p>
      <section class="card">
        <h2>${transfer.exportTitle}</h2>
        <p class="soft">${transfer.exportLead}</p>
        <p><a class="button primary" href="/v1/admin/export" download>${transfer.download}</a></p>
      </section>
      <section class="card">
        <h2>${transfer.importTitle}</h2>
        <p class="soft">${transfer.importLead}</p>
        <div class="field">
          <label class="label" for="file">${transfer.file}</label>
          <input
            id="file"
            type="file"
            accept=".json,application/json"
            @change=${(event: Event) => this.check(event)}
          />
        </div>
        <p class="fault" role="alert">
          ${
            this.fault
              ? html`${warningIcon}<span>${this.texts.refusal(this.fault.code, this.fault.facts)}</span>`
              : nothing
          }
        </p>
        ${this.busy ? html`<p role="status">${this.texts.loading}</p>` : nothing}
        ${this.done ? html`<p role="status">${checkIcon} ${transfer.done}</p>` : nothing}
        ${this.plan ? this.planned(this.plan) : nothing}
      </section>`;
  }

  private planned(plan: ImportPlan): TemplateResult {
    const { transfer } = this.texts;
    if (plan.changes.length === 0) return html`<p role="status">${transfer.same}</p>`;
    return html`<p role="status"><strong>${transfer.plan(plan.changes.length)}</strong></p>
      ${
        plan.passwords.length === 0
          ? nothing
          : html`<p>${warningIcon} ${transfer.passwords(plan.passwords.join(", "))}</p>`
      }
      ${changeRows(draftsOf(plan), { language: this.language, admin: this.admin })}
      <div class="acts">
        <button type="button" class="button primary" @click=${() => this.apply(plan)}>
          ${transfer.apply}
        </button>
        <button
          type="button"
          class="button"
          @click=${() => {
            this.plan = null;
          }}
        >
          ${this.texts.bar.revert}
        </button>
      </div>`;
  }

  private async check(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.plan = null;
    this.done = false;
    if (!file) return;
    this.text = await file.text();
    await this.act(async () => {
      const body = { text: this.text };
      this.plan = await this.admin.api.send<ImportPlan>("POST", "/v1/admin/import/check", body);
    });
  }

  private async apply({ plan }: ImportPlan): Promise<void> {
    await this.act(async () => {
      await this.admin.api.send("POST", "/v1/admin/import", { text: this.text, plan });
      this.plan = null;
      this.done = true;
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
      this.fault = null;
    } catch (error) {
      this.fault = faultOf(error);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("q-admin-transfer", TransferPage);
