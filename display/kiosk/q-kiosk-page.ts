import { html, LitElement } from "lit";
import type { KioskPrint } from "../../protocol/devices.ts";
import type { TicketAnswer } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import { topics } from "../../protocol/topics.ts";
import type { ServiceState, SiteState, TicketView } from "../../protocol/views.ts";
import { ApiError, api } from "../../ui/api.ts";
import { LiveController } from "../../ui/controllers/live-controller.ts";
import type { LiveStore } from "../../ui/live.ts";
import { base } from "../../ui/styles.ts";
import { languages, textsFor } from "../../ui/texts/texts.ts";
import { doubleStrikeMs, idleKiosk, type Kiosk, type KioskEvent, nextKiosk } from "./steps.ts";
import "./q-kiosk-home.ts";
import "./q-kiosk-notice.ts";
import "./q-kiosk-ticket.ts";
import { pageStyles } from "./kiosk-styles.ts";

/** How often the time of the steps is looked at, milliseconds. */
const tickMs = 250;
/** Without the printer's word on the bus, the ticket is asked for this often. */
const askMs = 2_000;

/** The kiosk's page: shows the step, and does what a step asks of the box. */
export class KioskPage extends LitElement {
  static override properties = { kiosk: { state: true } };
  static override styles = [base, pageStyles];

  declare kiosk: Kiosk;
  readonly #live = new LiveController(this);
  #id = "";
  #timer: ReturnType<typeof setInterval> | undefined;
  #askedAt = 0;

  constructor() {
    super();
    this.kiosk = idleKiosk("fr", 0);
  }

  /** Begins to serve visitors as the kiosk `id`. */
  begin(id: string, store: LiveStore): void {
    this.#id = id;
    this.#live.follow(store);
    store.on<KioskPrint>(topics.kioskPrint(id), ({ ticketId, print }) =>
      this.#happen({ type: "print", ticketId, print }),
    );
    // Monotonic: a clock that is set neither closes a screen early nor leaves it open for hours. Nobody has touched
    // the screen yet, so that the first touch is no double strike.
    this.kiosk = idleKiosk(this.#home, performance.now() - doubleStrikeMs);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  get #site(): SiteState | undefined {
    return this.#live.store?.get<SiteState>(topics.siteState);
  }

  /** The language in which the next visitor is greeted. */
  get #home(): Language {
    return this.#site?.languages[0] ?? "fr";
  }

  #happen(event: KioskEvent): void {
    const before = this.kiosk;
    this.kiosk = nextKiosk(this.kiosk, event, performance.now(), this.#home);
    const { step } = this.kiosk;
    if (step.name === "asking" && before.step.name !== "asking") void this.#issue(step.serviceId);
    if (step.name === "ticket" && step.reprints > reprintsOf(before))
      void this.#reprint(step.ticket.token);
  }

  #tick(): void {
    this.#happen({ type: "tick" });
    const { step } = this.kiosk;
    if (step.name !== "ticket") return;
    this.requestUpdate();
    const waiting = step.print.state === "queued" || step.print.state === "unknown";
    if (waiting && performance.now() - this.#askedAt > askMs) void this.#askPaper(step.ticket);
  }

  async #issue(serviceId: string): Promise<void> {
    const body = { serviceId, language: this.kiosk.language, kioskId: this.#id };
    try {
      const ticket = await api.send<TicketAnswer>("POST", "/v1/tickets", body);
      this.#askedAt = performance.now();
      this.#happen({ type: "issued", ticket });
    } catch (error) {
      this.#happen({ type: "refused", code: codeOf(error) });
    }
  }

  async #reprint(token: string): Promise<void> {
    try {
      await api.send<TicketView>("POST", `/v1/tickets/${token}/reprint`);
    } catch {
      this.#happen({ type: "reprintRefused" });
    }
  }

  async #askPaper(ticket: TicketAnswer): Promise<void> {
    this.#askedAt = performance.now();
    const view = await api.get<TicketView>(`/v1/tickets/${ticket.token}`).catch(() => null);
    if (view) this.#happen({ type: "print", ticketId: ticket.id, print: view.print });
  }

  protected override updated(): void {
    document.documentElement.lang = this.kiosk.language;
    document.title = textsFor(this.kiosk.language).kiosk.pageTitle;
  }

  override render() {
    return html`<main
      @q-kiosk-event=${(event: CustomEvent<KioskEvent>) => this.#happen(event.detail)}
    >
      ${this.#screen()}
    </main>`;
  }

  #screen() {
    const { step, language } = this.kiosk;
    const store = this.#live.store;
    const texts = textsFor(language);
    const now = performance.now();
    if (step.name === "ticket")
      return html`<q-kiosk-ticket
        .step=${step}
        .service=${this.#service(step.ticket.serviceId)}
        .language=${language}
        .now=${now}
      ></q-kiosk-ticket>`;
    if (step.name === "refused")
      return html`<q-kiosk-notice kind="refused" .code=${step.code} .language=${language}></q-kiosk-notice>`;
    if (!store || (store.lost && step.name === "home"))
      return html`<q-kiosk-notice
        kind=${store?.denied ? "denied" : "offline"}
        .code=${store?.denied?.code ?? "offline"}
        .language=${language}
      ></q-kiosk-notice>`;
    const site = this.#site;
    if (!site) return html`<p class="starting">${texts.kiosk.starting}</p>`;
    return html`<q-kiosk-home
      .site=${site}
      .services=${store.list<ServiceState>("service/+/state")}
      .languages=${languages.filter((one) => site.languages.includes(one))}
      .language=${language}
      .page=${this.kiosk.page}
      .asking=${step.name === "asking" ? step.serviceId : null}
      .missing=${this.kiosk.missing?.ticket.label ?? null}
      .clock=${() => store.now()}
    ></q-kiosk-home>`;
  }

  #service(id: string): ServiceState | null {
    return this.#live.store?.get<ServiceState>(topics.serviceState(id)) ?? null;
  }
}

/** How often the ticket at hand was asked for again. */
function reprintsOf({ step, missing }: Kiosk): number {
  return step.name === "ticket" ? step.reprints : (missing?.reprints ?? 0);
}

function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : "other";
}

customElements.define("q-kiosk-page", KioskPage);
