import { css, html, LitElement } from "lit";
import { base } from "../../ui/styles.ts";
import type { CounterTexts } from "./step-element.ts";

/** Held this long, milliseconds, the button alarms: a touch in passing does not (requirements 2.2). */
export const sosHoldMs = 1_000;

/**
 * Red « SOS », top right, always there (row E41). Held for a second it fires `q-sos`; let go sooner,
 * `q-sos-short`, so that the page can say how it works.
 */
export class SosButton extends LitElement {
  static override properties = {
    texts: { attribute: false },
    busy: { type: Boolean },
    held: { state: true },
  };

  static override styles = [
    base,
    css`
      button {
        position: relative;
        min-width: 6.5rem;
        height: 3rem;
        padding: 0 var(--q-space-4);
        border: 0.125rem solid var(--staff-alarm-edge);
        border-radius: var(--q-radius-1);
        background: var(--staff-alarm);
        color: var(--staff-on-alarm);
        font-size: var(--q-size-3);
        font-weight: 800;
        letter-spacing: 0.06em;
        cursor: pointer;
        overflow: hidden;
        touch-action: none;
        user-select: none;
        -webkit-touch-callout: none;
      }

      .fill {
        position: absolute;
        inset: auto 0 0;
        height: 0.4375rem;
        background: currentcolor;
        transform: scaleX(0);
        transform-origin: left;
      }

      .held .fill {
        transform: scaleX(1);
        transition: transform 1s linear;
      }

      .held {
        box-shadow: 0 0 0 0.25rem var(--q-red-soft);
      }

      button[aria-disabled="true"] {
        cursor: progress;
      }
    `,
  ];

  declare texts: CounterTexts;
  declare busy: boolean;
  declare held: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.busy = false;
    this.held = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** The press begins; also F12's, which the page hears. */
  press(): void {
    if (this.held || this.busy) return;
    this.held = true;
    this.#timer = setTimeout(() => {
      this.#stop();
      this.dispatchEvent(new CustomEvent("q-sos"));
    }, sosHoldMs);
  }

  /** The press ends. */
  release(): void {
    if (!this.held) return;
    this.#stop();
    this.dispatchEvent(new CustomEvent("q-sos-short"));
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.held = false;
  }

  override render() {
    return html`<button
      type="button"
      class=${this.held ? "held" : ""}
      aria-label=${this.texts.sos.name}
      aria-disabled=${this.busy ? "true" : "false"}
      @pointerdown=${(event: PointerEvent) => {
        if (event.button === 0) this.press();
      }}
      @pointerup=${() => this.release()}
      @pointerleave=${() => this.release()}
      @pointercancel=${() => this.release()}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @keydown=${(event: KeyboardEvent) => this.key(event, () => this.press())}
      @keyup=${(event: KeyboardEvent) => this.key(event, () => this.release())}
      @blur=${() => this.release()}
    >
      ${this.texts.sos.button}<span class="fill" aria-hidden="true"></span>
    </button>`;
  }

  private key(event: KeyboardEvent, act: () => void): void {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!event.repeat) act();
  }
}

customElements.define("q-sos-button", SosButton);
