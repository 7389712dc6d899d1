import { css, html, nothing, type TemplateResult } from "lit";
import { formatTime } from "../../ui/format.ts";
import { pauseIcon, warningIcon } from "../../ui/icons.ts";
import type { ScreenOf } from "./screens.ts";
import { ScreenElement } from "./step-element.ts";

type EndedScreen = ScreenOf<"over"> | ScreenOf<"moved"> | ScreenOf<"paused">;

/** The window of row E74 and its like: why the counter is not open here, and one tap to have it back (E75). */
export class Ended extends ScreenElement<EndedScreen> {
  static override properties = { ...ScreenElement.properties, zone: { attribute: false } };

  static override styles = [
    ...ScreenElement.styles,
    css`
      :host {
        display: grid;
        min-height: 100%;
        padding: var(--q-space-4);
      }

      .card {
        display: grid;
        gap: var(--q-space-4);
        justify-items: center;
        width: min(100%, 48rem);
        margin: auto;
        padding: var(--q-space-6);
        border-radius: var(--q-radius-3);
        background: var(--q-surface);
        box-shadow: var(--q-shadow);
        text-align: center;
      }

      .mark svg {
        width: 4rem;
        height: 4rem;
        color: var(--q-orange-strong);
      }

      .place {
        font-weight: 700;
      }

      .why {
        font-size: var(--q-size-4);
        font-weight: 600;
        line-height: 1.35;
        text-wrap: balance;
      }

      /* Lower than the calls of the main screen, higher than the acts of a visit: what comes next is elsewhere. */
      .acts {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--q-space-3);
        width: 100%;
        margin-top: var(--q-space-8);
      }

      @media (max-width: 599px) {
        .card {
          padding: var(--q-space-5) var(--q-space-4);
        }

        .acts {
          margin-top: var(--q-space-5);
        }
      }

      .acts .button {
        flex: 1 1 15rem;
        min-height: 4.5rem;
        font-size: var(--q-size-3);
      }
    `,
  ];

  /** The site's time zone, in which the time of the end is written. */
  declare zone: string;

  constructor() {
    super();
    this.zone = "";
  }

  override render() {
    const { screen, texts } = this;
    const { post } = screen;
    return html`<section class="card" role="alertdialog" aria-labelledby="why">
      <span class="mark">${screen.kind === "paused" ? pauseIcon : warningIcon}</span>
      <p class="place soft">
        ${texts.title(post.place, post.number)}${"login" in screen ? ` - ${screen.login}` : nothing}
        ${this.when()}
      </p>
      <h2 class="why" id="why">${this.why()}</h2>
      <div class="acts">${this.acts()}</div>
    </section>`;
  }

  private when() {
    const at = this.screen.kind === "over" ? this.screen.endedAt : null;
    if (at === null) return nothing;
    return html`<span class="number">${this.texts.over.at(formatTime(at, this.zone, this.language))}</span>`;
  }

  private why(): string {
    const { screen } = this;
    const { over, atPlace } = this.texts;
    if (screen.kind === "paused") return over.paused;
    if (screen.kind === "over")
      return screen.why === "expired" ? over.expired(this.delay(screen)) : over[screen.why];
    return over.movedTo(atPlace(screen.elsewhere.place, screen.elsewhere.number));
  }

  private delay({ delaySeconds }: ScreenOf<"over">): string {
    const { over } = this.texts;
    return delaySeconds % 60 === 0 ? over.minutes(delaySeconds / 60) : over.seconds(delaySeconds);
  }

  private acts(): TemplateResult {
    const { over, main } = this.texts;
    const other = this.button({ act: { name: "otherCounter" }, label: over.other, look: "" });
    switch (this.screen.kind) {
      case "paused":
        return html`${this.button({ act: { name: "resume" }, label: over.resume, look: "green big", key: "F2" })}
        ${this.button({ act: { name: "logout" }, label: main.logout, look: "violet" })}`;
      case "moved":
        return html`${this.button({ act: { name: "bringBack" }, label: over.bringBack, look: "green big", key: "F2" })}
        ${other}`;
      default:
        return html`${this.button({ act: { name: "reconnect" }, label: over.reconnect, look: "green big", key: "F2" })}
        ${other}`;
    }
  }
}

customElements.define("q-ended", Ended);
