import { css, html, nothing, type TemplateResult } from "lit";
import type { AuditAnswer } from "../../protocol/admin.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { draftsOf } from "./audit-lines.ts";
import { cardStyles } from "./card-styles.ts";
import { changeRows, nameOfThing } from "./described-changes.ts";

type Line = AuditAnswer["lines"][number];

const auditStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
    max-width: 60rem;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
    justify-content: space-between;
  }
`;

/** Who changed what, when, with the old and the new; each line can be taken back while nothing changed since. */
export class AuditPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    lines: { state: true },
    more: { state: true },
    fault: { state: true },
  };

  static override styles = [base, buttons, cardStyles, auditStyles];

  declare lines: readonly Line[];
  declare more: boolean;
  declare fault: AdminFault | null;
  #shown: unknown = null;

  constructor() {
    super();
    this.lines = [];
    this.more = false;
    this.fault = null;
  }

  override willUpdate(): void {
    const { configuration } = this.admin;
    if (this.#shown === configuration) return;
    this.#shown = configuration;
    void this.read(null);
  }

  private async read(before: number | null): Promise<void> {
    try {
      const query = before === null ? "" : `?before=${before}`;
      const answer = await this.admin.api.get<AuditAnswer>(`/v1/admin/audit${query}`);
      this.lines = before === null ? answer.lines : [...this.lines, ...answer.lines];
      this.more = answer.more;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  override render(): TemplateResult {
    const { audit } = this.texts;
    return html`<h1>${audit.title}</h1>
      <p class="lead">${audit.lead}</p>
      ${
        this.fault
          ? html`<p class="fault" role="alert">
              ${this.texts.refusal(this.fault.code, this.fault.facts)}
            </p>`
          : nothing
      }
      ${this.lines.map((line) => this.line(line))}
      ${
        this.more
          ? html`<p>
              <button
                type="button"
                class="button"
                @click=${() => this.read(this.lines.at(-1)?.seq ?? null)}
              >
                ${audit.more}
              </button>
            </p>`
          : nothing
      }`;
  }

  private line(line: Line): TemplateResult {
    const { audit } = this.texts;
    const drafts = draftsOf(line);
    const zone = this.admin.configuration?.site.zone ?? "UTC";
    const when = new Intl.DateTimeFormat(this.language, {
      ...{ dateStyle: "full", timeStyle: "medium", timeZone: zone },
    }).format(line.at);
    const long = drafts.length > 12;
    return html`<section class="card">
      <div class="line">
        <p>
          <strong>${nameOfThing(this.admin, line.actor, this.language)}</strong>
          <span class="soft">${when}</span>
        </p>
        ${
          line.before.length > 0 && line.actor !== "box"
            ? html`<button type="button" class="button" @click=${() => this.takeBack(line)}>
                ${audit.takeBack}
              </button>`
            : nothing
        }
      </div>
      ${
        long
          ? html`<details>
              <summary>${audit.count(drafts.length)}</summary>
              ${changeRows(drafts, { language: this.language, admin: this.admin })}
            </details>`
          : changeRows(drafts, { language: this.language, admin: this.admin })
      }
    </section>`;
  }

  private async takeBack({ changes, before }: Line): Promise<void> {
    try {
      await this.admin.api.send("POST", "/v1/admin/changes", { changes: before, seen: changes });
      this.fault = null;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }
}

customElements.define("q-admin-audit", AuditPage);
