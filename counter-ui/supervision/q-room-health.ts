import { css, html, nothing, type TemplateResult } from "lit";
import type { HealthLevel, HealthReport } from "../../protocol/health.ts";
import { formatTime } from "../../ui/format.ts";
import { healthText } from "../../ui/health-text.ts";
import { checkIcon, closedIcon, warningIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { textsFor } from "../../ui/texts/texts.ts";
import { type HealthKind, healthKinds } from "./room-facts.ts";
import { roomStyles } from "./room-styles.ts";
import { SupervisionElement } from "./supervision-element.ts";

const signs: Readonly<Record<HealthLevel, TemplateResult>> = {
  ok: checkIcon,
  warning: warningIcon,
  alert: closedIcon,
};

/** How the parts of the box are: one chip a kind; what is not in order says which part, what, since when. */
export class RoomHealth extends SupervisionElement {
  static override styles = [
    base,
    buttons,
    roomStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 0.5rem;
      }

      .level {
        border-radius: 0.875rem;
        white-space: normal;
      }

      .count {
        font-weight: 400;
        white-space: nowrap;
      }
    `,
  ];

  override render() {
    const kinds = healthKinds(this.room.list<HealthReport>("health/+"));
    return html`<ul aria-label=${this.texts.health.title}>
      ${kinds.map((kind) => this.chips(kind))}
    </ul>`;
  }

  private chips({ kind, level, parts }: HealthKind): TemplateResult {
    if (level === "ok") return this.chip(level, this.kindName(kind), this.detail(parts));
    const bad = parts.filter((part) => part.level !== "ok");
    return html`${bad.map((part) => this.bad(kind, part))}`;
  }

  /** The sentence that every page has for it, else the part and what its code says. */
  private bad(kind: string, part: HealthReport): TemplateResult {
    const sentence = healthText(textsFor(this.language), part);
    const since = formatTime(part.since, this.room.zone, this.language);
    return sentence === null
      ? this.chip(part.level, this.partName(kind, part), `${this.trouble(part)}, ${since}`)
      : this.chip(part.level, sentence, since);
  }

  private chip(level: HealthLevel, name: string, detail: string): TemplateResult {
    const { levels } = this.texts.health;
    return html`<li class="level ${level}">
      ${signs[level]}${name}
      ${detail ? html`<span class="count number">${detail}</span>` : nothing}
      <span class="visually-hidden">${levels[level]}</span>
    </li>`;
  }

  /** How many there are, or how long the disk takes to keep something for good. */
  private detail(parts: readonly HealthReport[]): string {
    const [first] = parts;
    const ms = first?.facts["flushMs"];
    if (typeof ms === "number") return this.texts.health.flush(ms);
    return parts.length > 1 ? String(parts.length) : "";
  }

  private kindName(kind: string): string {
    const kinds: Readonly<Record<string, string>> = this.texts.health.kinds;
    return kinds[kind] ?? kind;
  }

  private partName(kind: string, { component, facts }: HealthReport): string {
    const name = facts["name"];
    if (typeof name === "string" && name !== "") return name;
    const id = component.split(":")[1];
    const device = [...(this.room.site?.boards ?? []), ...(this.room.site?.kiosks ?? [])];
    return device.find((each) => each.id === id)?.name ?? this.kindName(kind);
  }

  private trouble({ code, level, facts }: HealthReport): string {
    const { health } = this.texts;
    const codes: Readonly<Record<string, string>> = health.codes;
    const ms = facts["flushMs"];
    const word = codes[code] ?? health.levels[level];
    const measured = typeof ms === "number" ? ` (${health.flush(ms)})` : "";
    return `${word}${measured}`;
  }
}

customElements.define("q-room-health", RoomHealth);
