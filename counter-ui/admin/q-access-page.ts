import { css, html, nothing, type TemplateResult } from "lit";
import { type AccessAnswer, type AccessLine, accessActNames } from "../../protocol/access.ts";
import { base, buttons } from "../../ui/styles.ts";
import { keepingTextsFor } from "../../ui/texts/keeping-texts.ts";
import { AdminElement } from "./admin-element.ts";
import { type AdminFault, faultOf } from "./admin-store.ts";
import { cardStyles } from "./card-styles.ts";
import { nameOfThing } from "./described-changes.ts";
import { formStyles } from "./form-styles.ts";
import { startOfDate } from "./time-text.ts";

const accessStyles = css`
  :host {
    display: grid;
    gap: var(--q-space-5);
    max-width: 70rem;
  }

  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
    gap: var(--q-space-4);
    align-items: end;
  }

  .filters select,
  .filters input {
    width: 100%;
  }

  .wide {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th {
    text-align: start;
    color: var(--q-text-soft);
    font-size: var(--q-size-1);
  }

  th,
  td {
    padding: var(--q-space-3) var(--q-space-4) var(--q-space-3) 0;
    border-bottom: 1px solid var(--q-line);
    vertical-align: top;
  }

  .soft {
    display: block;
  }

  @media (max-width: 40rem) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tr {
      display: grid;
      padding-block: var(--q-space-3);
      border-bottom: 1px solid var(--q-line);
    }

    td {
      padding: 0;
      border: 0;
    }
  }
`;

/** Who signed in, exported, restored or changed what, and when. */
export class AccessPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    lines: { state: true },
    more: { state: true },
    fault: { state: true },
    wanted: { state: true },
  };
  static override styles = [base, buttons, formStyles, cardStyles, accessStyles];

  declare lines: readonly AccessLine[];
  declare more: boolean;
  declare fault: AdminFault | null;
  declare wanted: Readonly<Record<"actor" | "act" | "from" | "until", string>>;
  #asked = 0;

  constructor() {
    super();
    this.lines = [];
    this.more = false;
    this.fault = null;
    this.wanted = { actor: "", act: "", from: "", until: "" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read(null);
  }

  get #zone(): string {
    return this.admin.configuration?.site.zone ?? "UTC";
  }

  #query(): URLSearchParams {
    const { actor, act, from, until } = this.wanted;
    const query = new URLSearchParams();
    if (actor) query.set("actor", actor);
    if (act) query.set("act", act);
    if (from) query.set("from", String(startOfDate(from, this.#zone)));
    if (until) query.set("until", String(startOfDate(until, this.#zone, 1)));
    return query;
  }

  async #read(before: number | null): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const query = this.#query();
    if (before !== null) query.set("before", String(before));
    try {
      const answer = await this.admin.api.get<AccessAnswer>(`/v1/admin/access?${query}`);
      // Only the newest question counts.
      if (asked !== this.#asked) return;
      this.lines = before === null ? answer.lines : [...this.lines, ...answer.lines];
      this.more = answer.more;
      this.fault = null;
    } catch (error) {
      this.fault = faultOf(error);
    }
  }

  #choose(key: "actor" | "act" | "from" | "until"): (event: Event) => void {
    return (event) => {
      const { value } = event.target as HTMLInputElement | HTMLSelectElement;
      this.wanted = { ...this.wanted, [key]: value };
      void this.#read(null);
    };
  }

  #name(id: string): string {
    const { access } = keepingTextsFor(this.language);
    if (id === "unknown") return access.unknown;
    return id === "box" ? access.box : nameOfThing(this.admin, id, this.language);
  }

  /** A place, a kind of table, an agent, a file: whatever has no name of its own is told as it is. */
  #subject(subject: string): string {
    const { access } = keepingTextsFor(this.language);
    const words: Readonly<Record<string, string>> = access.subjects;
    if (subject === "") return "";
    return Object.hasOwn(words, subject) ? (words[subject] ?? subject) : this.#name(subject);
  }

  override render(): TemplateResult {
    const { access } = keepingTextsFor(this.language);
    return html`<h1>${access.page}</h1>
      <p class="lead">${access.lead}</p>
      ${
        this.fault
          ? html`<p class="fault" role="alert">${this.texts.refusal(this.fault.code, this.fault.facts)}</p>`
          : nothing
      }
      <section class="card">
        ${this.#filters()}
        <p>
          <a class="button" href=${`/v1/admin/access.csv?${this.#query()}`} download>${access.file}</a>
        </p>
      </section>
      <section class="card">
        ${this.lines.length === 0 ? html`<p class="soft" role="status">${access.none}</p>` : this.#table()}
        ${
          this.more
            ? html`<p>
                <button type="button" class="button" @click=${() => this.#read(this.lines.at(-1)?.id ?? null)}>
                  ${access.more}
                </button>
              </p>`
            : nothing
        }
      </section>`;
  }

  #filters(): TemplateResult {
    const { access } = keepingTextsFor(this.language);
    const people = [
      ...this.admin.list("agent").map(({ id }) => [id, this.#name(id)] as const),
      ...(["unknown", "box"] as const).map((id) => [id, this.#name(id)] as const),
    ];
    const acts = accessActNames.map((act) => [act, access.acts[act]] as const);
    return html`<div class="filters">
      ${this.#select("actor", { label: access.who, all: access.everybody, offers: people })}
      ${this.#select("act", { label: access.what, all: access.everything, offers: acts })}
      ${this.#date("from", access.from)} ${this.#date("until", access.until)}
    </div>`;
  }

  #select(
    key: "actor" | "act",
    {
      label,
      all,
      offers,
    }: {
      readonly label: string;
      readonly all: string;
      readonly offers: readonly (readonly [string, string])[];
    },
  ): TemplateResult {
    return html`<div class="field">
      <label class="label" for=${key}>${label}</label>
      <select id=${key} @change=${this.#choose(key)}>
        <option value="">${all}</option>
        ${offers.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === this.wanted[key]}>${text}</option>`,
        )}
      </select>
    </div>`;
  }

  #date(key: "from" | "until", label: string): TemplateResult {
    return html`<div class="field">
      <label class="label" for=${key}>${label}</label>
      <input id=${key} type="date" .value=${this.wanted[key]} @change=${this.#choose(key)} />
    </div>`;
  }

  #table(): TemplateResult {
    const { access } = keepingTextsFor(this.language);
    const heads = [access.when, access.who, access.what, access.about, access.where];
    return html`<div class="wide">
      <table>
        <thead>
          <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
        </thead>
        <tbody>${this.lines.map((line) => this.#row(line))}</tbody>
      </table>
    </div>`;
  }

  #row({ at, lastAt, actor, act, subject, address, times }: AccessLine): TemplateResult {
    const { access } = keepingTextsFor(this.language);
    const moment = (value: number, style: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(this.language, { ...style, timeZone: this.#zone }).format(value);
    const short = { timeStyle: "short" } as const;
    return html`<tr>
      <td>
        ${moment(at, { dateStyle: "medium", ...short })}
        ${times > 1 ? html`<span class="soft">${access.times(times, moment(lastAt, short))}</span>` : nothing}
      </td>
      <td><strong>${this.#name(actor)}</strong></td>
      <td>${access.acts[act]}</td>
      <td>${this.#subject(subject)}</td>
      <td class="tabular">${address || access.here}</td>
    </tr>`;
  }
}

customElements.define("q-admin-access", AccessPage);
