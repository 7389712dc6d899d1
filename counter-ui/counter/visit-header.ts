import { css, html, nothing, type TemplateResult } from "lit";
import type { VisitView } from "../../protocol/views.ts";
import type { CounterTexts } from "./step-element.ts";

/** The ticket's number and its service: they never leave the top of the visit's screens. */
export function visitHeader(
  visit: VisitView,
  serviceName: string,
  texts: CounterTexts,
): TemplateResult {
  return html`<p class="who">
    <span class="visually-hidden">${texts.call.ticket}</span>
    <span class="ticket number">${visit.label}</span>
    <span class="of-service">
      <span class="service">${serviceName}</span>
      ${visit.recall ? html`<span class="tag">${texts.call.recalled}</span>` : nothing}
    </span>
  </p>`;
}

export const visitStyles = css`
  .visit {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--q-space-2) var(--q-space-4);
  }

  .who {
    display: flex;
    align-items: center;
    gap: var(--q-space-2) var(--q-space-5);
    min-width: 0;
  }

  .ticket {
    color: var(--q-accent);
    font-size: clamp(4rem, 20dvh - 4.125rem, 5.5rem);
    font-weight: 800;
    line-height: 1;
    letter-spacing: -0.02em;
  }

  .of-service {
    display: grid;
    gap: var(--q-space-1);
    justify-items: start;
    min-width: 0;
  }

  .service {
    font-size: var(--q-size-4);
    font-weight: 700;
    line-height: 1.15;
    overflow-wrap: break-word;
  }

  .paper {
    display: flex;
    align-items: center;
    gap: var(--q-space-3);
    max-width: 17rem;
    padding: var(--q-space-2) var(--q-space-3);
    border: 0.125rem solid var(--q-orange-strong);
    border-radius: var(--q-radius-1);
    background: var(--q-orange-soft);
    font-size: var(--q-size-1);
    font-weight: 600;
    line-height: 1.3;
  }

  /* The panes stand on each other: less height for each. */
  @media (max-width: 999px) {
    .ticket {
      font-size: 4.5rem;
    }
  }

  @container (max-width: 40rem) {
    .ticket {
      font-size: 4.5rem;
    }

    .who {
      column-gap: var(--q-space-4);
    }

    .service {
      font-size: var(--q-size-3);
    }
  }

  @container (max-width: 34rem) {
    .visit,
    .who {
      flex-wrap: wrap;
    }

    .ticket {
      font-size: 4rem;
    }

    .paper {
      max-width: none;
    }
  }
`;
