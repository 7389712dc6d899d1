import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import { DeviceGate, type GateState, type ScreenKind, throughGate } from "../device-gate.ts";
import { connectLive, type LiveStore } from "../live.ts";
import { base } from "../styles.ts";
import { languages, textsFor } from "../texts/texts.ts";

/** A screen that is not in service yet: what to do, where, and the code, legible from across the room. */
export class GateScreen extends LitElement {
  static override properties = { state: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 10;
        inset: 0;
        display: grid;
        place-items: center;
        padding: 5vmin;
        overflow: auto;
        background: var(--q-bg);
        color: var(--q-text);
        text-align: center;
      }

      main {
        display: grid;
        gap: 3vmin;
        justify-items: center;
      }

      h1 {
        font-size: clamp(2rem, 6vmin, 4rem);
      }

      p {
        max-width: 44rem;
        color: var(--q-text-soft);
        font-size: clamp(1.125rem, 2.6vmin, 2rem);
      }

      dl {
        display: grid;
        gap: 2vmin;
      }

      dt {
        color: var(--q-text-soft);
        font-size: clamp(1rem, 2vmin, 1.5rem);
      }

      .address {
        font-size: clamp(1.5rem, 5vmin, 3.5rem);
        font-weight: 700;
        overflow-wrap: anywhere;
      }

      .code {
        color: var(--q-accent);
        font-size: clamp(3rem, 13vmin, 9rem);
        font-weight: 800;
        letter-spacing: 0.06em;
        white-space: nowrap;
      }

      .others {
        display: grid;
        gap: 1vmin;
        font-size: clamp(0.875rem, 1.8vmin, 1.25rem);
      }

      a {
        padding: 0.75em 1.5em;
        border-radius: var(--q-radius-2);
        background: var(--q-accent);
        color: var(--q-on-accent);
        font-size: clamp(1.125rem, 2.4vmin, 1.75rem);
        font-weight: 700;
        text-decoration: none;
      }
    `,
  ];

  declare state: GateState;

  constructor() {
    super();
    this.state = { kind: "open" };
  }

  override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state.kind === "open") return nothing;
    const { gate } = textsFor("fr");
    const title = { setup: "setupTitle", pairing: "pairTitle", unknown: "unknownTitle" } as const;
    const lead = { setup: "setupLead", pairing: "pairLead", unknown: "unknownLead" } as const;
    const say = (language: Language) => textsFor(language).gate;
    return html`<main lang="fr">
      <h1>${gate[title[state.kind]]}</h1>
      <p>${gate[lead[state.kind]]}</p>
      ${this.facts(state)}
      <div class="others">
        ${languages
          .filter((one) => one !== "fr")
          .map((one) => html`<p lang=${one}>${say(one)[lead[state.kind]]}</p>`)}
      </div>
    </main>`;
  }

  private facts(state: GateState): TemplateResult | typeof nothing {
    const { gate } = textsFor("fr");
    if (state.kind === "unknown") return html`<a href="/admin">${gate.here}</a>`;
    if (state.kind === "pairing")
      return html`<dl>
        <dt>${gate.code}</dt>
        <dd class="code number">${state.code}</dd>
      </dl>`;
    if (state.kind !== "setup" || state.code === "") return nothing;
    const [first] = state.addresses;
    return html`<dl>
        <dt>${gate.address}</dt>
        <dd class="address">${`${first ?? location.origin}/admin`}</dd>
        <dt>${gate.code}</dt>
        <dd class="code number">${state.code}</dd>
      </dl>
      <a href="/admin">${gate.here}</a>`;
  }
}

customElements.define("q-device-gate", GateScreen);

/** Resolves once the screen may open; until then it shows what is to be done. */
export async function openGate(kind: ScreenKind, id: string): Promise<void> {
  const screen = new GateScreen();
  await throughGate(new DeviceGate(kind, id), (state) => {
    screen.state = state;
    // The page behind it is nobody's to read yet.
    const shut = state.kind !== "open";
    for (const one of document.body.children)
      if (one instanceof HTMLElement && one !== screen) one.hidden = shut;
    if (!shut) screen.remove();
    else if (!screen.isConnected) document.body.append(screen);
  });
}

/** Why the box lets a screen in no more: its pairing was taken back, or it is gone from the configuration. */
const gone = new Set(["notPaired", "notFound"]);

/** Opens a screen once it may be, and goes back to the gate when it may be no more. */
export async function serveScreen(
  kind: ScreenKind,
  id: string,
  begin: (store: LiveStore) => void,
): Promise<void> {
  await openGate(kind, id);
  const store = connectLive({ device: `${kind}/${id}` });
  store.subscribe(() => {
    if (store.denied && gone.has(store.denied.code)) location.reload();
  });
  begin(store);
}
