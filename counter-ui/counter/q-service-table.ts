import { html, nothing, type TemplateResult } from "lit";
import type { Level } from "../../protocol/views.ts";
import { formatWait } from "../../ui/format.ts";
import { checkIcon, fullIcon, leaveIcon, pauseIcon, warningIcon } from "../../ui/icons.ts";
import type { AtCounter, Screen, Totals } from "./screens.ts";
import type { ServiceFigures, ServiceRow } from "./service-rows.ts";
import { serviceTableStyles } from "./service-table-styles.ts";
import { ScreenElement } from "./step-element.ts";

type TableScreen = Extract<Screen, AtCounter>;

/**
 * Every service with « Clients », « Attente », « Guichets », live (rows E22 to E27, E43 to E50). On the service
 * screen its names are ticks, on the main screen the served ones call, elsewhere it only shows.
 */
export class ServiceTable extends ScreenElement<TableScreen> {
  static override styles = [...ScreenElement.styles, serviceTableStyles];

  /** Nothing in the table may take the focus on most screens: one that scrolls takes it itself, for the arrow keys. */
  readonly #sizes = new ResizeObserver(() => this.#letScroll());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override updated(): void {
    this.#letScroll();
  }

  #letScroll(): void {
    const scrolls = this.scrollHeight > this.clientHeight + 1;
    if (scrolls === this.hasAttribute("tabindex")) return;
    if (scrolls) {
      this.setAttribute("tabindex", "0");
      this.setAttribute("role", "region");
      this.setAttribute("aria-label", this.caption);
    } else for (const name of ["tabindex", "role", "aria-label"]) this.removeAttribute(name);
  }

  override render() {
    const { table } = this.texts;
    return html`<table>
      <caption class="visually-hidden">${this.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${table.service}</th>
          <th scope="col" class="figure">${table.waiting}</th>
          <th scope="col" class="figure"><abbr title=${table.waitHint}>${table.wait}</abbr></th>
          <th scope="col" class="figure">${table.counters}</th>
        </tr>
      </thead>
      <tbody>
        ${this.screen.rows.map((row) => this.row(row))}
      </tbody>
      <tfoot>
        ${this.totals(this.screen.totals)}
      </tfoot>
    </table>`;
  }

  private get caption(): string {
    return this.screen.kind === "services" ? this.texts.services.prompt : this.texts.main.prompt;
  }

  private row(row: ServiceRow): TemplateResult {
    const level = row.figures?.level ?? "ok";
    return html`<tr class=${level} data-service=${row.id}>
      <th scope="row">${this.nameCell(row)}</th>
      ${this.figures(row.figures)}
    </tr>`;
  }

  private nameCell(row: ServiceRow): TemplateResult {
    const name = this.serviceName(row);
    if (this.screen.kind === "services" && row.allowed) return this.tick(row, name);
    if (this.screen.kind === "main" && row.served)
      return this.button({
        act: { name: "chooseService", serviceId: row.id },
        label: html`<span class="visually-hidden">${this.texts.table.callIn} </span
          ><span class="name">${name}</span>${this.closed(row)}`,
        look: "service green",
      });
    return this.plain(row, name);
  }

  private tick(row: ServiceRow, name: string): TemplateResult {
    const chosen = this.screen.kind === "services" && this.screen.chosen.includes(row.id);
    return this.button({
      act: { name: "toggleService", serviceId: row.id },
      label: html`<span class="name">${name}</span>${this.closed(row)}${
        chosen
          ? html`<span class="chosen">${checkIcon}${this.texts.services.selected}</span>`
          : nothing
      }`,
      look: chosen ? "service green" : "service",
      pressed: chosen,
    });
  }

  private plain(row: ServiceRow, name: string): TemplateResult {
    const { services, table } = this.texts;
    const why =
      this.screen.kind === "services"
        ? html`<span class="why">${services.notAllowed}</span>`
        : html`<span class="visually-hidden">${row.served ? "" : table.notServed}</span>`;
    return html`<span class=${row.served ? "plain served" : "plain"}>
      <span class="name">${name}</span>${this.closed(row)}${why}
    </span>`;
  }

  private closed(row: ServiceRow) {
    return row.open ? nothing : html`<span class="tag closed">${this.texts.table.closed}</span>`;
  }

  private figures(figures: ServiceFigures | null): TemplateResult {
    if (figures === null)
      return html`<td class="figure">–</td>
        <td class="figure">–</td>
        <td class="figure">–</td>`;
    return html`<td class="figure number first">
        <span class="value">${figures.waiting}</span>${this.levelWord(figures.level)}
      </td>
      <td class="figure number"><span class="value">${formatWait(figures.waitMs)}</span></td>
      <td class="figure number last"><span class="value">${figures.openCounters}</span></td>`;
  }

  /** E48 with icon and word: a colour alone says nothing. */
  private levelWord(level: Level) {
    if (level === "ok") return nothing;
    const [icon, word] =
      level === "red" ? [fullIcon, this.texts.table.red] : [warningIcon, this.texts.table.orange];
    return html`<span class="level">${icon}${word}</span>`;
  }

  private totals(totals: Totals | null): TemplateResult {
    const { table } = this.texts;
    const cells: readonly (readonly [string, number | string | null])[] = [
      [table.total, totals?.waiting ?? null],
      [table.mean, totals ? formatWait(totals.meanMinutes * 60_000) : null],
      [table.total, totals?.openCounters ?? null],
    ];
    return html`<tr>
      <th scope="row">${this.footButton()}</th>
      ${cells.map(
        ([label, value]) =>
          html`<td class="figure number">
            <span class="label">${label}</span><span class="value">${value ?? "–"}</span>
          </td>`,
      )}
    </tr>`;
  }

  /** E25 and E50: the screen's own button stands before the totals. */
  private footButton() {
    if (this.screen.kind === "services")
      return this.button({
        act: { name: "validateServices" },
        label: this.texts.services.validate,
        look: "green big validate",
        key: "F2",
      });
    if (this.screen.kind === "main")
      return html`<div class="feet">${this.leave()}${this.pause()}</div>`;
    return html`<span class="visually-hidden">${this.texts.table.all}</span>`;
  }

  private leave(): TemplateResult {
    return this.button({
      act: { name: "logout" },
      label: html`${leaveIcon}${this.texts.main.logout}`,
      look: "violet",
    });
  }

  /** E52: lunch need not give the counter back; only where the site has switched it on. */
  private pause() {
    if (!this.screen.acts.includes("pause")) return nothing;
    return this.button({
      act: { name: "pause" },
      label: html`${pauseIcon}${this.texts.main.pause}`,
      look: "quiet pause",
    });
  }
}

customElements.define("q-service-table", ServiceTable);
