import { css, html, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { languageNames, languages } from "../../ui/texts/texts.ts";

/** The languages of a page, each by its own name; the one in use is underlined. */
export function languageChoice(
  label: string,
  chosen: Language,
  choose: (language: Language) => void,
): TemplateResult {
  return html`<div class="languages" role="group" aria-label=${label}>
    ${languages.map(
      (one) =>
        html`<button
          type="button"
          class="button quiet"
          lang=${one}
          aria-pressed=${one === chosen ? "true" : "false"}
          @click=${() => choose(one)}
        >
          ${languageNames[one]}
        </button>`,
    )}
  </div>`;
}

export const languageChoiceStyles = css`
  .languages {
    display: flex;
    flex-wrap: wrap;
  }

  .languages .button {
    padding-inline: var(--q-space-3);
    font-weight: 500;
  }

  @media (max-width: 599px) {
    .languages .button {
      padding-inline: var(--q-space-2);
      font-size: var(--q-size-1);
    }
  }

  .languages .button[aria-pressed="true"] {
    color: var(--q-accent);
    font-weight: 700;
    text-decoration: underline;
    text-decoration-thickness: 0.125rem;
    text-underline-offset: 0.375rem;
  }
`;
