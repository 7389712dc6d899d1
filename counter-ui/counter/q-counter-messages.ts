import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import type { UnreadMessage, UnreadMessages } from "../../protocol/supervision.ts";
import { ApiError } from "../../ui/api.ts";
import { formatTime } from "../../ui/format.ts";
import { bellIcon, checkIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import type { BoxApi } from "./desk-ports.ts";

/** Messages of supervisors, each until the agent has read it. The bus says which there are, the box what they say. */
export class CounterMessages extends LitElement {
  static override properties = {
    unread: { attribute: false },
    api: { attribute: false },
    language: { attribute: false },
    zone: { attribute: false },
    messages: { state: true },
  };

  static override styles = [
    base,
    buttons,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--q-space-2) var(--q-space-4);
        padding: var(--q-space-2) var(--q-space-4);
        border-block: 1px solid var(--q-accent);
        background: var(--q-accent-soft);
        font-weight: 600;
      }

      .text {
        flex: 1;
        min-width: 12rem;
        overflow-wrap: anywhere;
      }

      .from {
        color: var(--q-text-soft);
        font-size: var(--q-size-1);
        font-weight: 400;
      }

      .button {
        min-height: 2.5rem;
        padding: 0.25em 1em;
      }
    `,
  ];

  /** The ids of what is unread, as one word: another word means that the box is asked. */
  declare unread: string;
  declare api: Pick<BoxApi, "get" | "send">;
  declare language: Language;
  declare zone: string;
  declare messages: readonly UnreadMessage[];

  constructor() {
    super();
    this.unread = "";
    this.language = "fr";
    this.zone = "";
    this.messages = [];
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("unread")) return;
    if (this.unread === "") this.messages = [];
    else void this.read();
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.messages.map((message) => this.line(message))}</div>`;
  }

  private line({ id, text, from, at }: UnreadMessage): TemplateResult {
    const { counterMessage } = textsFor(this.language).supervision;
    return html`<p>
      ${bellIcon}
      <span class="text">${text}</span>
      <span class="from">${counterMessage.from(from, formatTime(at, this.zone, this.language))}</span>
      <button type="button" class="button" @click=${() => void this.done(id)}>
        ${checkIcon}${counterMessage.read}
      </button>
    </p>`;
  }

  private async read(): Promise<void> {
    await this.tried(async () => {
      this.messages = (await this.api.get<UnreadMessages>("/v1/messages")).messages;
    });
  }

  private async done(id: string): Promise<void> {
    await this.tried(async () => {
      await this.api.send("POST", `/v1/messages/${encodeURIComponent(id)}/read`);
      this.messages = this.messages.filter((message) => message.id !== id);
    });
  }

  /** A silent box is no news here: the page says so, and the message stays. */
  private async tried(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}

customElements.define("q-counter-messages", CounterMessages);
