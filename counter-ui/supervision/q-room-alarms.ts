import { css, html, nothing, type TemplateResult } from "lit";
import type { SosState } from "../../protocol/views.ts";
import { formatDuration } from "../../ui/format.ts";
import { bellIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { roomStyles } from "./room-styles.ts";
import { SupervisionElement } from "./supervision-element.ts";

/** Open calls for help: who, where, since when, who is on it. */
export class RoomAlarms extends SupervisionElement {
  static override styles = [
    base,
    buttons,
    roomStyles,
    css`
      .alarm {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        padding: 0.5rem 1rem;
        border-radius: var(--q-radius-1);
        background: var(--staff-alarm);
        color: var(--staff-on-alarm);
        font-size: var(--q-size-3);
        font-weight: 700;
      }

      .alarm + .alarm {
        margin-top: 0.375rem;
      }

      .by {
        font-size: var(--q-size-2);
        font-weight: 600;
      }

      .button {
        --back: var(--staff-on-alarm);
        --front: var(--staff-alarm);
        --edge: var(--staff-on-alarm);

        min-height: 2.5rem;
        margin-left: auto;
        font-size: var(--q-size-2);
      }
    `,
  ];

  override render() {
    const alarms = [...this.room.list<SosState>("sos/+/state")].sort(
      (a, b) => a.raisedAt - b.raisedAt,
    );
    return html`<div role="alert">${alarms.map((alarm) => this.banner(alarm))}</div>`;
  }

  private banner(alarm: SosState): TemplateResult {
    const { texts } = this;
    const known = this.room.view?.alarms.find(({ id }) => id === alarm.id);
    const taken = alarm.acknowledgedAt !== null;
    return html`<div class="alarm">
      ${bellIcon}<span>${texts.sos(this.placeName(alarm.counter), known?.agentName ?? "")}</span>
      <span class="number">${formatDuration(this.room.now - alarm.raisedAt)}</span>
      ${known?.acknowledgedBy ? html`<span class="by">${texts.sosBy(known.acknowledgedBy)}</span>` : nothing}
      ${
        this.wall
          ? nothing
          : html`<button
              type="button"
              class="button"
              @click=${() => this.answer(alarm.id, taken ? "close" : "acknowledge")}
            >
              ${taken ? texts.sosDone : texts.sosGo}
            </button>`
      }
    </div>`;
  }

  private answer(id: string, act: "acknowledge" | "close"): void {
    const detail = { id, act };
    this.dispatchEvent(new CustomEvent("q-alarm", { detail, bubbles: true, composed: true }));
  }
}

customElements.define("q-room-alarms", RoomAlarms);
