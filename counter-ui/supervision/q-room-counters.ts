import { css, html, nothing, type TemplateResult } from "lit";
import type { CounterAgent, CounterState, ServiceState } from "../../protocol/views.ts";
import { formatDuration } from "../../ui/format.ts";
import {
  callIcon,
  checkIcon,
  clockIcon,
  closedIcon,
  offlineIcon,
  penIcon,
  personIcon,
} from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type CounterFacts, type CounterPhaseShown, countersOf } from "./room-facts.ts";
import { roomStyles } from "./room-styles.ts";
import { SupervisionElement } from "./supervision-element.ts";

const looks: Readonly<Record<CounterPhaseShown, readonly [tone: string, sign: TemplateResult]>> = {
  closed: ["", closedIcon],
  free: ["ok", checkIcon],
  called: ["violet", callIcon],
  serving: ["accent", personIcon],
  wrapUp: ["accent", penIcon],
  paused: ["orange", clockIcon],
};

/** Each counter: what it does, since when, who sits there, which ticket is there, what it serves. */
export class RoomCounters extends SupervisionElement {
  static override styles = [
    base,
    buttons,
    roomStyles,
    css`
      ul {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr));
        grid-auto-rows: minmax(7.5rem, 1fr);
        gap: 0.625rem;
        min-height: 0;
        padding: 0.75rem;
        overflow: auto;
      }

      li {
        container-type: inline-size;
      }

      .counter {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-content: space-between;
        align-items: center;
        gap: 0 0.5rem;
        width: 100%;
        height: 100%;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--q-line);
        border-radius: var(--q-radius-1);
        background: var(--q-bg);
        text-align: left;
      }

      button.counter {
        cursor: pointer;
      }

      button.counter:hover {
        border-color: var(--q-line-strong);
      }

      .closed {
        background: transparent;
        border-style: dashed;
        color: var(--q-text-soft);
      }

      strong {
        font-size: var(--q-size-3);
        white-space: nowrap;
      }

      .ticket {
        font-size: var(--q-size-4);
        font-weight: 700;
        line-height: 1.2;
        text-align: right;
      }

      .level {
        justify-self: start;
      }

      .since {
        color: var(--q-text-soft);
        text-align: right;
      }

      .agent,
      .serves {
        grid-column: 1 / -1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .serves {
        color: var(--q-text-soft);
        font-size: var(--q-size-1);
      }

      .lost {
        grid-column: 1 / -1;
      }

      /* Four side by side on a small screen: everything stays on its line, in smaller letters. */
      @container (max-width: 12.5rem) {
        .counter {
          gap: 0 0.25rem;
          padding: 0.375rem 0.5rem;
        }

        strong {
          font-size: var(--q-size-2);
        }

        .since {
          font-size: var(--q-size-1);
        }

        .ticket {
          font-size: var(--q-size-3);
        }

        .level {
          gap: 0.25rem;
          padding: 0.125rem 0.375rem;
        }
      }

      /* Eight side by side leave no room for two facts on a line. */
      :host([wall]) .counter {
        grid-template-columns: minmax(0, 1fr);
      }

      :host([wall]) .counter > * {
        text-align: left;
      }

      @media (min-width: 72rem) {
        .few {
          grid-template-columns: repeat(4, minmax(0, 1fr));
        }

        :host([wall]) .few {
          grid-template-columns: repeat(8, minmax(0, 1fr));
        }
      }
    `,
  ];

  override render() {
    const counters = countersOf(
      this.room.list<CounterState>("counter/+/state"),
      this.room.list<CounterAgent>("counter/+/agent"),
    );
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">${this.texts.counters}</h2></header>
      <ul class=${counters.length <= 8 ? "few" : ""}>
        ${counters.map((counter) => html`<li>${this.card(counter)}</li>`)}
      </ul>
    </section>`;
  }

  private card(counter: CounterFacts): TemplateResult {
    const { id } = counter.state;
    if (this.wall || counter.phase === "closed")
      return html`<div class="counter ${counter.phase}">${this.facts(counter)}</div>`;
    return html`<button
      class="counter ${counter.phase}"
      type="button"
      aria-haspopup="dialog"
      @click=${() => this.ask({ kind: "counter", id })}
    >
      ${this.facts(counter)}
    </button>`;
  }

  private facts({ state, agent, phase, linkLost }: CounterFacts): TemplateResult {
    const { texts, room } = this;
    const [tone, sign] = looks[phase];
    const open = phase !== "closed";
    return html`<strong>${this.placeName(state)}</strong>
      <span class="number since">
        ${open && state.since !== null ? formatDuration(room.now - state.since) : nothing}
      </span>
      <span class="level ${tone}">${sign}${texts.phases[phase]}</span>
      <span class="ticket number">${state.ticketLabel ?? ""}</span>
      ${
        open
          ? html`<span class="agent">${this.agentName(agent?.session?.agentId)}</span>
              ${linkLost ? this.lost() : html`<span class="serves">${this.serves(state)}</span>`}`
          : nothing
      }`;
  }

  private lost(): TemplateResult {
    return html`<span class="level warning lost">${offlineIcon}${this.texts.linkLost}</span>`;
  }

  /** The prefixes that the tickets bear: a counter that serves all of them says so in words. */
  private serves({ serviceIds }: CounterState): string {
    const services = this.room.list<ServiceState>("service/+/state");
    if (serviceIds.length === 0) return this.texts.noService;
    if (services.every(({ id }) => serviceIds.includes(id))) return this.texts.allServices;
    return services
      .filter(({ id }) => serviceIds.includes(id))
      .map(({ prefix }) => prefix)
      .join(" · ");
  }
}

customElements.define("q-room-counters", RoomCounters);
