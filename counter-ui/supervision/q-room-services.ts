import { css, html, type TemplateResult } from "lit";
import type { ServiceState } from "../../protocol/views.ts";
import { formatDuration, headWaitMs, localText } from "../../ui/format.ts";
import { checkIcon, clockIcon, closedIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { moodOf, type ServiceMood } from "./room-facts.ts";
import { roomStyles } from "./room-styles.ts";
import { SupervisionElement } from "./supervision-element.ts";

const signs: Readonly<Record<ServiceMood, TemplateResult>> = {
  ok: checkIcon,
  orange: clockIcon,
  red: warningIcon,
  closed: closedIcon,
};

/** Each service in one line: level, who waits, since when, what is told to newcomers, who can call. */
export class RoomServices extends SupervisionElement {
  static override styles = [
    base,
    buttons,
    roomStyles,
    css`
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }

      table {
        width: 100%;
        height: 100%;
        border-collapse: collapse;
      }

      th {
        padding: 0.375rem 0.75rem;
        color: var(--q-text-soft);
        font-size: var(--q-size-1);
        font-weight: 600;
        text-align: right;
        white-space: nowrap;
      }

      th:nth-child(-n + 2),
      td:nth-child(2) {
        text-align: left;
      }

      td,
      tbody th {
        padding: 0.125rem 0.75rem;
        border-top: 1px solid var(--q-line);
        text-align: right;
        white-space: nowrap;
      }

      @media (max-width: 90rem) {
        th,
        td,
        tbody th {
          padding-inline: 0.5rem;
        }
      }

      tbody th {
        color: var(--q-text);
        font-size: var(--q-size-2);
        text-align: left;
      }

      .name {
        display: inline-flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.25rem;
        padding: 0 0.5rem;
        margin-left: -0.5rem;
        border: 0;
        border-radius: var(--q-radius-1);
        background: none;
        font-weight: 600;
        text-align: left;
        cursor: pointer;
      }

      button.name:hover {
        background: var(--q-accent-soft);
      }

      .prefix {
        min-width: 1.75rem;
        padding: 0.0625rem 0.3125rem;
        border-radius: 0.375rem;
        background: var(--q-sunken);
        font-size: var(--q-size-1);
        text-align: center;
      }

      .waiting {
        font-size: var(--q-size-4);
        font-weight: 700;
      }

      .zero {
        color: var(--q-text-soft);
        font-weight: 400;
      }

      tr.red td,
      tr.red th {
        background: color-mix(in srgb, var(--q-red-soft) 55%, transparent);
      }

      tr.orange td,
      tr.orange th {
        background: color-mix(in srgb, var(--q-orange-soft) 55%, transparent);
      }
    `,
  ];

  override render() {
    const { texts } = this;
    const services = this.room.list<ServiceState>("service/+/state");
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">${texts.services}</h2></header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <table>
          <thead>
            <tr>
              <th scope="col">${texts.service}</th>
              <th scope="col">${texts.state}</th>
              <th scope="col">${texts.waiting}</th>
              <th scope="col" title=${texts.nextWaitHint}>${texts.nextWait}</th>
              <th scope="col" title=${texts.estimateHint}>${texts.estimate}</th>
              <th scope="col">${texts.openCounters}</th>
            </tr>
          </thead>
          <tbody>
            ${services.map((service) => this.row(service))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private row(service: ServiceState): TemplateResult {
    const { texts } = this;
    const mood = moodOf(service, this.room.now);
    const none = service.waiting === 0;
    return html`<tr class=${mood}>
      <th scope="row">${this.name(service)}</th>
      <td><span class="level ${mood}">${signs[mood]}${texts.levels[mood]}</span></td>
      <td class="number waiting ${none ? "zero" : ""}">${service.waiting}</td>
      <td class="number ${none ? "zero" : ""}">
        ${none ? "–" : formatDuration(headWaitMs(service, this.room.now))}
      </td>
      <td class="number">${service.open ? texts.range(service.lowMinutes, service.highMinutes) : "–"}</td>
      <td class="number">
        ${service.openCounters === 0 ? html`<span class="soft">${texts.nobody}</span>` : service.openCounters}
      </td>
    </tr>`;
  }

  private name(service: ServiceState): TemplateResult {
    const text = html`<span class="prefix">${service.prefix}</span>${localText(service.name, this.language)}`;
    return this.wall
      ? html`<span class="name">${text}</span>`
      : html`<button
          class="name"
          type="button"
          aria-haspopup="dialog"
          @click=${() => this.ask({ kind: "service", id: service.id })}
        >
          ${text}
        </button>`;
  }
}

customElements.define("q-room-services", RoomServices);
