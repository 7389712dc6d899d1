import { css, html, nothing, type TemplateResult } from "lit";
import type { RetentionRun, RetentionStatus } from "../../protocol/retention.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type KeepingTexts, keepingTextsFor } from "../../ui/texts/keeping-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { LookingAgain } from "./looking-again.ts";
import { formFor } from "./settings-page.ts";
import { dateText, momentText } from "./time-text.ts";

const retentionStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
    max-width: 60rem;
  }

  ul {
    display: grid;
    gap: var(--q-space-3);
    margin: 0;
    padding-inline-start: 1.25rem;
    list-style: disc;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--q-space-3);
    align-items: center;
  }

  .run {
    display: grid;
    gap: var(--q-space-2);
  }

  summary {
    cursor: pointer;
    min-height: 1.75rem;
  }

  details .run {
    padding-block: var(--q-space-3);
    border-top: 1px solid var(--q-line);
  }

  progress {
    width: 100%;
    height: 0.75rem;
    accent-color: var(--q-accent);
  }
`;

/** How often the box is asked while it runs, and while the page only stands there, milliseconds. */
const busyMs = 500;
const idleMs = 15_000;

/** How long data stay: the times, what they erase today, and what the runs did. */
export class RetentionPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    status: { state: true },
    fault: { state: true },
  };
  static override styles = [base, buttons, cardStyles, retentionStyles];

  declare status: RetentionStatus | null;
  declare fault: AdminFault | null;
  readonly #looks = new LookingAgain(this, () => this.#read());

  constructor() {
    super();
    this.status = null;
    this.fault = null;
  }

  async #read(): Promise<number> {
    try {
      this.status = await this.admin.api.get<RetentionStatus>("/v1/admin/retention");
      this.fault = null;
    } catch (error) {
      this.fault = faultOf(error);
    }
    return this.status?.running ? busyMs : idleMs;
  }

  async #run(): Promise<void> {
    try {
      await this.admin.api.send("POST", "/v1/admin/retention/run", {});
    } catch (error) {
      this.fault = faultOf(error);
    }
    await this.#looks.now();
  }

  #when(at: number): string {
    return momentText(at, this.admin.configuration?.site.zone ?? "UTC", this.language);
  }

  override render(): TemplateResult {
    const { retention } = keepingTextsFor(this.language);
    return html`<h1>${retention.page}</h1>
      <p class="lead">${retention.lead}</p>
      ${
        this.fault
          ? html`<p class="fault" role="alert">${this.texts.refusal(this.fault.code, this.fault.facts)}</p>`
          : nothing
      }
      <section class="card">
        <h2>${retention.rules}</h2>
        ${formFor(this, { kind: "site", id: "", keys: ["retention"] })}
      </section>
      ${this.status ? this.#parts(this.status, retention) : nothing}`;
  }

  #parts(status: RetentionStatus, texts: KeepingTexts["retention"]): TemplateResult {
    const { until, firstDay, last, runs } = status;
    const earlier = runs.filter(({ at }) => at !== last?.at);
    return html`<section class="card">
        <h2>${texts.cuts}</h2>
        <ul>
          <li>${texts.numbers(this.#when(until.numbers))}</li>
          <li>${texts.agents(this.#when(until.agents))}</li>
          <li>${texts.events(dateText(until.firstDay, this.language))}</li>
          <li>${texts.access(this.#when(until.access))}</li>
        </ul>
        ${firstDay ? html`<p class="soft">${texts.begins(dateText(firstDay, this.language))}</p>` : nothing}
      </section>
      <section class="card" aria-live="polite">
        <h2>${texts.last}</h2>
        ${last ? this.#told(last, texts) : html`<p class="soft">${texts.never}</p>`}
        <div class="acts">
          <button type="button" class="button primary" ?disabled=${status.running !== null} @click=${() => this.#run()}>
            ${texts.run}
          </button>
          ${status.nextAt ? html`<span class="soft">${texts.next(this.#when(status.nextAt))}</span>` : nothing}
        </div>
        ${
          status.running
            ? html`<p role="status">${texts.running(status.running.done)}</p>
                <progress aria-label=${texts.run}></progress>`
            : nothing
        }
        ${
          earlier.length > 0
            ? html`<details><summary>${texts.earlier}</summary>
                ${earlier.map((run) => this.#told(run, texts))}</details>`
            : nothing
        }
      </section>
      <section class="card">
        <h2>${texts.elsewhere}</h2>
        <ul>
          <li>${texts.backups(this.admin.configuration?.site.backup.keep ?? 0)}</li>
          ${status.oldLogs.length > 0 ? html`<li>${texts.oldKept(status.oldLogs.join(", "))}</li>` : nothing}
          <li>${texts.downloads}</li>
        </ul>
      </section>`;
  }

  #told(run: RetentionRun, texts: KeepingTexts["retention"]): TemplateResult {
    const seconds = new Intl.NumberFormat(this.language, { maximumFractionDigits: 1 });
    const { removed } = run;
    const counts = [
      [run.unlinked.events, texts.unlinked],
      [run.pseudonymised.events, texts.pseudonymised],
      [removed.events, texts.removed],
      [removed.rows, texts.rows],
      [removed.accessLines, texts.accessLines],
      [removed.oldLogs, texts.oldLogs],
    ] as const;
    const done = counts.filter(([value]) => value > 0).map(([value, text]) => text(value));
    return html`<div class="run">
      <p><strong>${texts.at(this.#when(run.at), seconds.format(run.tookMs / 1000))}</strong></p>
      <p>${done.length > 0 ? done.join(" · ") : texts.nothing}</p>
      ${run.settled ? nothing : html`<p class="soft">${texts.unsettled}</p>`}
      ${run.failed ? html`<p class="fault">${texts.broken}</p>` : nothing}
    </div>`;
  }
}

customElements.define("q-admin-retention", RetentionPage);
