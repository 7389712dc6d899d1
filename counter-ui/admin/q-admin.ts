import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { CurrentSession, Site } from "../../protocol/http.ts";
import type { Language } from "../../protocol/schema.ts";
import type { SetupState } from "../../protocol/setup.ts";
import { ApiError } from "../../ui/api.ts";
import { offlineIcon } from "../../ui/icons.ts";
import { base, buttons } from "../../ui/styles.ts";
import { type AdminTexts, adminTextsFor } from "../../ui/texts/admin-texts.ts";
import { languageNames, languages } from "../../ui/texts/texts.ts";
import type { BoxApi, LiveLink, PageMemory } from "../counter/desk-ports.ts";
import { memoryKeys } from "../counter/page-memory.ts";
import type { AdminElement } from "./admin-element.ts";
import { type AdminFault, AdminStore, faultOf } from "./admin-store.ts";
import { adminStyles } from "./admin-styles.ts";
import { navigation } from "./navigation.ts";
import { type AdminPage, pageAt } from "./pages.ts";
import "./q-admin-sign-in.ts";
import "./q-first-run.ts";
import "./q-save-bar.ts";

export interface AdminPorts {
  readonly api: BoxApi;
  readonly connect: () => LiveLink;
  readonly kept: PageMemory;
}

/** The administration: who may come in, where one is, and the bar that saves. */
export class AdminApp extends LitElement {
  static override properties = {
    state: { state: true },
    site: { state: true },
    fault: { state: true },
    busy: { state: true },
    page: { state: true },
    language: { state: true },
    loaded: { state: true },
  };

  static override styles = [base, buttons, adminStyles];

  /** `setup`: the box has no administrator yet; `stranger`: signed out; `forbidden`: signed in, but no administrator. */
  declare state: "loading" | "setup" | "stranger" | "forbidden" | "ready";
  declare site: Site | null;
  declare fault: AdminFault | null;
  declare busy: boolean;
  declare page: AdminPage | null;
  declare language: Language;
  declare loaded: ReadonlySet<string>;
  readonly #ports: AdminPorts;
  #admin: AdminStore | null = null;
  #element: AdminElement | null = null;

  constructor(ports: AdminPorts) {
    super();
    this.#ports = ports;
    this.state = "loading";
    this.site = null;
    this.fault = null;
    this.busy = false;
    this.page = pageAt(location.pathname);
    this.loaded = new Set();
    const kept = ports.kept.read(memoryKeys.language);
    this.language = languages.find((one) => one === kept) ?? "fr";
  }

  private get texts(): AdminTexts {
    return adminTextsFor(this.language);
  }

  readonly #moved = () => {
    this.page = pageAt(location.pathname);
    void this.load();
  };
  /** Links within the administration change the page without leaving it, and what is typed stays. */
  readonly #clicked = (event: MouseEvent) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0);
    if (!(link instanceof HTMLAnchorElement) || link.target !== "" || !plain) return;
    const page = link.pathname.startsWith("/admin/") ? pageAt(link.pathname) : null;
    if (!page || this.state !== "ready") return;
    event.preventDefault();
    this.open(page);
  };
  readonly #leaving = (event: BeforeUnloadEvent) => {
    if ((this.#admin?.drafts.length ?? 0) > 0) event.preventDefault();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.#moved);
    addEventListener("beforeunload", this.#leaving);
    this.addEventListener("click", this.#clicked);
    void this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#moved);
    removeEventListener("beforeunload", this.#leaving);
    this.#admin?.close();
  }

  /** With the cookie of this browser, if there is one. */
  private async enter(): Promise<void> {
    try {
      this.site = await this.#ports.api.get<Site>("/v1/site");
      const setup = await this.#ports.api.get<SetupState>("/v1/setup");
      if (setup.needed) this.state = "setup";
      else this.welcome(await this.#ports.api.get<CurrentSession>("/v1/sessions/current"));
    } catch (error) {
      const { code } = faultOf(error);
      if (code === "notSignedIn") this.state = "stranger";
      else this.fault = faultOf(error);
    }
  }

  private welcome({ agent }: CurrentSession): void {
    this.fault = null;
    if (agent.role !== "administrator") {
      this.state = "forbidden";
      return;
    }
    const { api, connect } = this.#ports;
    const admin = new AdminStore({ api, live: connect(), agent });
    admin.subscribe(() => this.follow(admin));
    this.#admin = admin;
    this.state = "ready";
    void admin.read();
    void this.load();
  }

  /** The first administrator goes on with the first run. */
  private begun(session: CurrentSession): void {
    history.replaceState(null, "", "/admin/start");
    this.page = pageAt(location.pathname);
    this.#ports.kept.write(memoryKeys.login, session.agent.login);
    this.welcome(session);
  }

  /** The cookie may end while the page is open. */
  private follow(admin: AdminStore): void {
    if (admin.live.denied !== null || admin.fault?.code === "notSignedIn") {
      admin.close();
      this.#admin = null;
      this.#element = null;
      this.state = "stranger";
    }
    this.requestUpdate();
  }

  private async signIn(event: CustomEvent<{ login: string; password: string }>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const session = await this.#ports.api.send<CurrentSession>(
        "POST",
        "/v1/sessions",
        event.detail,
      );
      this.#ports.kept.write(memoryKeys.login, event.detail.login);
      this.welcome(session);
    } catch (error) {
      this.fault = faultOf(error);
    } finally {
      this.busy = false;
    }
  }

  private async signOut(): Promise<void> {
    try {
      await this.#ports.api.send("DELETE", "/v1/sessions/current");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.fault = faultOf(error);
      return;
    }
    this.#admin?.close();
    this.#admin = null;
    this.#element = null;
    this.state = "stranger";
  }

  private async load(): Promise<void> {
    const { page } = this;
    if (!page || this.loaded.has(page.tag)) return;
    await page.load();
    this.loaded = new Set([...this.loaded, page.tag]);
  }

  private open(page: AdminPage): void {
    history.pushState(null, "", `/admin/${page.path}`);
    this.#moved();
    this.renderRoot.querySelector<HTMLElement>("main")?.focus();
    scrollTo(0, 0);
  }

  private choose(language: Language): void {
    this.language = language;
    this.#ports.kept.write(memoryKeys.language, language);
  }

  override updated(): void {
    document.documentElement.lang = this.language;
    const title = this.page?.title(this.language) ?? this.texts.title;
    document.title = `${title} · ${this.site?.name ?? this.texts.title}`;
  }

  override render(): TemplateResult {
    const { texts } = this;
    return html`<header>
        <p class="product">${this.#admin?.configuration?.site.name ?? this.site?.name ?? "Patience"}
          <span class="soft">${texts.title}</span></p>
        <div class="tools">${this.languages()} ${this.who()}</div>
      </header>
      ${this.state === "ready" && this.#admin ? this.inside(this.#admin) : this.outside()}`;
  }

  private outside(): TemplateResult {
    const { state, texts, fault } = this;
    if (state === "stranger")
      return html`<main class="alone">
        <q-admin-sign-in
          .texts=${texts}
          .login=${this.#ports.kept.read(memoryKeys.login) ?? ""}
          .busy=${this.busy}
          .fault=${fault}
          @q-sign-in=${(event: CustomEvent<{ login: string; password: string }>) => this.signIn(event)}
        ></q-admin-sign-in>
      </main>`;
    if (state === "setup")
      return html`<main class="alone">
        <q-first-run-door
          .texts=${texts}
          .api=${this.#ports.api}
          @q-begun=${(event: CustomEvent<CurrentSession>) => this.begun(event.detail)}
        ></q-first-run-door>
      </main>`;
    if (state === "forbidden")
      return html`<main class="alone">
        <section class="card">
          <h1>${texts.forbidden.title}</h1>
          <p>${texts.forbidden.hint}</p>
          <button type="button" class="button primary" @click=${() => this.signOut()}>
            ${texts.forbidden.other}
          </button>
        </section>
      </main>`;
    return html`<main class="alone">
      <p role="status">${fault ? html`${offlineIcon} ${texts.refusal(fault.code, fault.facts)}` : texts.loading}</p>
    </main>`;
  }

  private inside(admin: AdminStore): TemplateResult {
    return html`<div class="frame">
      ${navigation(this.page, this.language)}
      <main tabindex="-1">
        ${
          !admin.live.lost || admin.configuration === null
            ? nothing
            : html`<p class="offline" role="status">${offlineIcon}${this.texts.offline}</p>`
        }
        ${this.content(admin)}
      </main>
      <q-save-bar
        .admin=${admin}
        .language=${this.language}
        .quiet=${this.page?.path === "start"}
      ></q-save-bar>
    </div>`;
  }

  private content(admin: AdminStore): unknown {
    const { page } = this;
    if (!page) return html`<h1>${this.texts.lost}</h1>`;
    if (!this.loaded.has(page.tag) || admin.configuration === null)
      return html`<p role="status">${this.texts.loading}</p>`;
    return this.element(admin, page);
  }

  /** One element a page, kept while the page is open: it may hold what is being typed. */
  private element(admin: AdminStore, { tag }: AdminPage): AdminElement {
    if (this.#element?.localName !== tag || this.#element.admin !== admin) {
      this.#element = document.createElement(tag) as AdminElement;
      this.#element.admin = admin;
    }
    this.#element.language = this.language;
    return this.#element;
  }

  private languages(): TemplateResult {
    return html`<div class="languages" role="group" aria-label=${this.texts.languageLabel}>
      ${languages.map(
        (one) =>
          html`<button
            type="button"
            class="button quiet"
            lang=${one}
            aria-pressed=${one === this.language ? "true" : "false"}
            @click=${() => this.choose(one)}
          >
            ${languageNames[one]}
          </button>`,
      )}
    </div>`;
  }

  private who(): TemplateResult | typeof nothing {
    if (this.state !== "ready" || !this.#admin) return nothing;
    return html`<span class="who">${this.#admin.agent.name}</span>
      <button type="button" class="button" @click=${() => this.signOut()}>
        ${this.texts.signOut}
      </button>`;
  }
}

customElements.define("q-admin", AdminApp);
