import { html, nothing, type TemplateResult } from "lit";
import { checkIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { AdminElement } from "./admin-element.ts";
import { cardStyles } from "./card-styles.ts";
import { formStyles } from "./form-styles.ts";
import "./q-devices-step.ts";
import "./q-team-step.ts";
import { formFor } from "./settings-page.ts";
import { startStyles } from "./start-styles.ts";
import { servicesOf, type TemplateName, templateNames, useTemplate } from "./templates.ts";

const steps = [
  "site",
  "opening",
  "template",
  "services",
  "counters",
  "team",
  "devices",
  "done",
] as const;
type Step = (typeof steps)[number];

/** The first run, step by step, from an empty box to the first ticket. It can be left, and resumed where it was. */
class StartPage extends AdminElement {
  static override properties = {
    ...AdminElement.properties,
    step: { state: true },
    visited: { state: true },
  };

  static override styles = [base, buttons, cardStyles, formStyles, startStyles];

  declare step: Step;
  declare visited: ReadonlySet<Step>;

  constructor() {
    super();
    this.step = "site";
    this.visited = new Set();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.admin.list("service").length > 0) this.step = "services";
    if (this.admin.list("agent").length > 1) this.step = "devices";
  }

  override render(): TemplateResult {
    const { start } = this.texts;
    return html`<h1>${start.title}</h1>
      <p class="lead">${start.lead}</p>
      ${
        this.admin.list("service").length > 0
          ? nothing
          : html`<p class="soft">${start.restore} <a href="/admin/backups">${start.restoreLink}</a></p>`
      }
      <ol class="steps">
        ${steps.map((step, index) => this.card(step, index))}
      </ol>`;
  }

  private card(step: Step, index: number): TemplateResult {
    const { start } = this.texts;
    const open = step === this.step;
    return html`<li class=${open ? "card open" : "card"}>
      <h2>
        <button
          type="button"
          class="name"
          aria-expanded=${open ? "true" : "false"}
          @click=${() => this.go(step)}
        >
          <span class=${this.isDone(step) ? "mark done" : "mark"}
            >${this.isDone(step) ? checkIcon : index + 1}</span
          >${start.steps[step].title}
        </button>
      </h2>
      ${
        open
          ? html`<p class="soft">${start.steps[step].lead}</p>
              ${this.content(step)} ${step === "done" ? nothing : this.next(step)}`
          : nothing
      }
    </li>`;
  }

  private isDone(step: Step): boolean {
    const { admin } = this;
    const some = (kind: "service" | "counter" | "kiosk") => admin.list(kind).length > 0;
    if (step === "template" || step === "services") return some("service");
    if (step === "counters") return some("counter");
    if (step === "team") return admin.list("agent").length > 1;
    return this.visited.has(step);
  }

  private next(step: Step): TemplateResult {
    const { start } = this.texts;
    return html`<div class="acts">
      <button
        type="button"
        class="button primary"
        ?disabled=${this.admin.drafts.length > 0 && !this.admin.ready}
        @click=${() => this.save(step)}
      >
        ${start.next}
      </button>
    </div>`;
  }

  /** What is edited in a step is saved when it is left for the next one. */
  private async save(step: Step): Promise<void> {
    if (this.admin.drafts.length > 0 && !(await this.admin.save())) return;
    this.visited = new Set([...this.visited, step]);
    this.go(steps[steps.indexOf(step) + 1] ?? "done");
  }

  private go(step: Step): void {
    this.step = step;
    void this.updateComplete.then(() => {
      const heading = this.renderRoot.querySelector<HTMLElement>(".open .name");
      heading?.focus();
      heading?.scrollIntoView({ block: "start", behavior: "smooth" });
    });
  }

  private content(step: Step): TemplateResult {
    const site = (keys: readonly string[]) => formFor(this, { kind: "site", id: "", keys });
    if (step === "site") return site(["name", "languages", "zone"]);
    if (step === "opening") return site(["hours", "closedDays"]);
    if (step === "template") return this.templates();
    if (step === "services") return this.services();
    if (step === "counters") return this.counters();
    if (step === "team")
      return html`<q-team-step .admin=${this.admin} .language=${this.language}></q-team-step>`;
    if (step === "devices")
      return html`<q-devices-step .admin=${this.admin} .language=${this.language}></q-devices-step>`;
    return this.done();
  }

  private templates(): TemplateResult {
    const { start } = this.texts;
    return html`<div class="templates">
      ${templateNames.map(
        (name) => html`<button type="button" class="template" @click=${() => this.use(name)}>
          <strong>${start.templates[name]}</strong>
          <span class="soft">${servicesOf(name, this.language).join(" · ") || start.nothing}</span>
        </button>`,
      )}
    </div>`;
  }

  private use(name: TemplateName): void {
    const { start } = this.texts;
    useTemplate(this.admin, name, start.devices);
    void this.save("template");
  }

  /** Names and prefixes in one look; everything else of a service has its own page. */
  private services(): TemplateResult {
    const { start, services } = this.texts;
    const all = this.admin.list("service");
    return html`<div class="rows">
        ${all.map((service) => {
          const name = service["name"] as { readonly fr: string };
          const typed = (event: Event) => (event.target as HTMLInputElement).value;
          const edit = (change: object) =>
            this.admin.edit("service", service.id, { ...service, ...change });
          return html`<div class="row">
            <input
              class="short"
              type="text"
              maxlength="3"
              aria-label=${start.prefix(name.fr)}
              .value=${String(service["prefix"])}
              @input=${(event: Event) => edit({ prefix: typed(event).toUpperCase() })}
            />
            <input
              type="text"
              maxlength="200"
              aria-label=${start.serviceName}
              .value=${name.fr}
              @input=${(event: Event) => edit({ name: { ...name, fr: typed(event) } })}
            />
          </div>`;
        })}
      </div>
      <p><a href="/admin/services">${services.title}</a></p>`;
  }

  private counters(): TemplateResult {
    const { counters } = this.texts;
    return html`<ul class="chips">
        ${this.admin.list("counter").map(
          (counter) =>
            html`<li class="tag">
              ${this.texts.placeName(String(counter["place"]), String(counter["label"]))}
            </li>`,
        )}
      </ul>
      <div class="acts">
        <button type="button" class="button" @click=${() => this.addCounter()}>
          ${counters.add}
        </button>
        <a href="/admin/counters">${counters.title}</a>
      </div>`;
  }

  private addCounter(): void {
    const all = this.admin.list("counter");
    const number =
      Math.max(0, ...all.map(({ label }) => Number.parseInt(String(label), 10) || 0)) + 1;
    const [last] = all.toReversed();
    this.admin.edit("counter", `guichet-${number}`, {
      ...{ way: null, place: last?.["place"] ?? "guichet" },
      ...{ id: `guichet-${number}`, label: String(number), position: number },
    });
  }

  private done(): TemplateResult {
    const { start } = this.texts;
    return html`<div class="acts">
      <a class="button primary" href="/guichet">${start.openCounter}</a>
      <a class="button" href="/kiosk/kiosk-1">${start.tryKiosk}</a>
      <a class="button" href="/guichet/fiche">${start.sheet}</a>
    </div>`;
  }
}

customElements.define("q-admin-start", StartPage);
