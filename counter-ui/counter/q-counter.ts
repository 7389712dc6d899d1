import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Language } from "../../protocol/schema.ts";
import type { SosState } from "../../protocol/views.ts";
import { ClockController } from "../../ui/controllers/clock-controller.ts";
import { base, buttons } from "../../ui/styles.ts";
import { languages, textsFor } from "../../ui/texts/texts.ts";
import { languageChoiceStyles } from "../shared/language-choice.ts";
import type { Act } from "./acts.ts";
import { Alarms } from "./alarms.ts";
import { counterHeader } from "./counter-header.ts";
import { panes } from "./counter-panes.ts";
import { counterStyles } from "./counter-styles.ts";
import { Desk, type SignIn } from "./desk.ts";
import { DeskDrawer } from "./desk-drawer.ts";
import { deskOffer } from "./desk-offer.ts";
import { deskPanes, deskWindowOpen, mainClass, openTransfer } from "./desk-panes.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { deskPageStyles } from "./desk-styles.ts";
import type { Fault, Notice } from "./faults.ts";
import { isOurs, type KeyWish, keyWish } from "./keys.ts";
import { PageEffects } from "./page-effects.ts";
import { isHeldPress, pressOf } from "./page-keys.ts";
import { memoryKeys } from "./page-memory.ts";
import { pageTitle } from "./page-title.ts";
import "./q-alarms.ts";
import "./q-counter-messages.ts";
import "./q-health-line.ts";
import "./q-key-help.ts";
import type { KeyHelp } from "./q-key-help.ts";
import "./q-sos-button.ts";
import type { SosButton } from "./q-sos-button.ts";
import { screenKey } from "./screen.ts";
import { Sounds } from "./sounds.ts";
import { staff } from "./staff-styles.ts";
import type { CounterTexts } from "./step-element.ts";

/** A silent box is asked again, and the counters of the sign-in are read again, this often, milliseconds. */
const pollMs = 3_000;
/** A short message stays this long, milliseconds: two lines read twice. */
const noticeMs = 8_000;

/** An element of the page that knows where the focus goes. */
interface Focusable extends LitElement {
  focusNext(): void;
}

/** The agent's page: header, alarms, and the screen that the desk says. It holds no rule. */
export class CounterPage extends LitElement {
  static override properties = { chosenLanguage: { state: true } };

  static override styles = [
    base,
    buttons,
    languageChoiceStyles,
    staff,
    counterStyles,
    deskPageStyles,
  ];

  /** Null: the site's first. */
  declare chosenLanguage: Language | null;
  readonly #ports: DeskPorts;
  readonly #desk: Desk;
  readonly #drawer: DeskDrawer;
  readonly #alarms: Alarms;
  readonly #sounds = new Sounds();
  readonly #effects = new PageEffects(this.#sounds);
  #stop: (() => void)[] = [];
  #key = "";
  #banners = "0 false";
  #notice: Notice | null = null;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: DeskPorts) {
    super();
    this.#ports = ports;
    this.#desk = new Desk(ports);
    this.#drawer = new DeskDrawer(this.#desk, ports, () => this.requestUpdate());
    this.#alarms = new Alarms(ports.api, () => this.requestUpdate());
    const kept = ports.kept.read(memoryKeys.language);
    this.chosenLanguage = languages.find((language) => language === kept) ?? null;
    new ClockController(this, () => this.#desk.truth.facts.now);
  }

  private get language(): Language {
    return this.chosenLanguage ?? this.#desk.truth.site?.languages[0] ?? "fr";
  }

  private get texts(): CounterTexts {
    return textsFor(this.language).counter;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const listen = <K extends keyof WindowEventMap>(
      type: K,
      on: (event: WindowEventMap[K]) => void,
    ) => {
      addEventListener(type, on);
      this.#stop.push(() => removeEventListener(type, on));
    };
    listen("keydown", (event) => this.keyDown(event));
    listen("keyup", (event) => this.keyUp(event));
    listen("pointerdown", () => this.#sounds.touched());
    listen("focus", () => this.look());
    const polling = setInterval(() => void this.#desk.poll(), pollMs);
    this.#stop.push(
      () => clearInterval(polling),
      this.#desk.subscribe(() => this.requestUpdate()),
    );
    void this.#desk.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop.splice(0)) stop();
    clearTimeout(this.#noticeTimer);
  }

  /** The agent is back at this window: what it shows is compared with the box, not trusted. */
  private look(): void {
    if (this.#desk.truth.current) void this.#desk.truth.readCurrent();
  }

  override render(): TemplateResult {
    const desk = this.#desk;
    const { screen, truth } = desk;
    const { texts, language } = this;
    const offer = deskOffer(truth.current);
    const zone = truth.site?.zone ?? "";
    return html`
      ${counterHeader(screen, {
        texts,
        language,
        zone,
        site: truth.site,
        now: truth.facts.now,
        lost: !truth.reachable,
        notice: desk.notice,
        sosBusy: this.#alarms.busy === "raise",
        on: {
          help: () => this.help?.toggle(),
          sos: () => void this.raiseSos(),
          sosShort: () => desk.say({ kind: "sosHold" }),
          language: (chosen) => this.choose(chosen),
        },
      })}
      <q-alarms
        .alarms=${truth.alarms}
        .mine=${truth.session?.counterId ?? ""}
        .texts=${texts}
        .language=${language}
        .zone=${zone}
        .busy=${this.#alarms.busy}
        @q-alarm-go=${(event: CustomEvent<SosState>) =>
          void this.told(this.#alarms.acknowledge(event.detail.id))}
        @q-alarm-close=${(event: CustomEvent<SosState>) =>
          void this.told(this.#alarms.close(event.detail))}
      ></q-alarms>
      <q-counter-messages .unread=${truth.unread} .api=${this.#ports.api} .language=${language} .zone=${zone}></q-counter-messages>
      <q-health-line .reports=${truth.health} .language=${language}></q-health-line>
      <main
        class=${mainClass(screen, offer)}
        @q-act=${(event: CustomEvent<Act>) => void desk.act(event.detail)}
        @q-sign-in=${(event: CustomEvent<SignIn>) => void desk.signIn(event.detail)}
        @q-move=${(event: CustomEvent<string>) => void desk.moveHere(event.detail)}
        @q-stay=${() => desk.forgetSignInFault()}
      >
        ${panes(screen, {
          texts,
          language,
          zone,
          busy: desk.busy,
          site: truth.site,
          login: desk.rememberedLogin,
          wanted: this.#ports.wanted,
          fault: desk.signInFault,
          typed: desk.intent.number,
        })}${deskPanes(desk, this.#drawer, language)}
      </main>
      <q-key-help
        @q-help-closed=${() => desk.hold()}
        .texts=${texts}
        .transfer=${offer.transfer ? textsFor(language).desk.transferKey : null}
      ></q-key-help>
    `;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { screen, truth } = this.#desk;
    document.title = pageTitle(screen, this.texts);
    document.documentElement.lang = this.language;
    this.#effects.follow(screen, truth.alarms, truth.facts.now);
    this.#guardBanners(`${truth.alarms.length} ${truth.health.length > 0}`);
    this.#drawer.follow();
    this.#letNoticeGo();
    const key = screenKey(screen);
    if (key === this.#key) return;
    this.#key = key;
    void this.focusStep();
  }

  /** A banner that comes or goes moves everything below it: no press counts until the eye has followed. */
  #guardBanners(banners: string): void {
    if (banners === this.#banners) return;
    this.#banners = banners;
    this.#desk.hold();
  }

  #letNoticeGo(): void {
    const { notice } = this.#desk;
    if (notice === this.#notice) return;
    this.#notice = notice;
    clearTimeout(this.#noticeTimer);
    if (notice) this.#noticeTimer = setTimeout(() => this.#desk.say(null), noticeMs);
  }

  /** The focus follows the screen to its next act; the table's, where the step has none. */
  private async focusStep(): Promise<void> {
    if (this.help?.open) return;
    for (const name of ["[data-step]", "[data-first]"]) {
      const element = this.renderRoot.querySelector<Focusable>(name);
      await element?.updateComplete;
      element?.focusNext();
      if (element?.shadowRoot?.activeElement) return;
    }
  }

  private get help(): KeyHelp | null {
    return this.renderRoot.querySelector<KeyHelp>("q-key-help");
  }

  private get sosButton(): SosButton | null {
    return this.renderRoot.querySelector<SosButton>("q-sos-button");
  }

  private keyDown(event: KeyboardEvent): void {
    this.#sounds.touched();
    if (isHeldPress(event) || isOurs(event.key)) event.preventDefault();
    const wish = keyWish(pressOf(event), this.#desk.screen, this.#desk.intent.serviceId);
    if (!wish || (this.help?.open && wish.kind !== "help")) return;
    if (deskWindowOpen(this.renderRoot) && wish.kind !== "sos") return;
    if (wish.kind !== "escape") event.preventDefault();
    this.grant(wish);
  }

  private keyUp(event: KeyboardEvent): void {
    if (event.key === "F12") this.sosButton?.release();
  }

  private grant(wish: KeyWish): void {
    const desk = this.#desk;
    switch (wish.kind) {
      case "act":
        void desk.act(wish.act);
        return;
      case "help":
        this.help?.toggle();
        return;
      case "transfer":
        openTransfer(this.renderRoot);
        return;
      case "sos":
        this.sosButton?.press();
        return;
      case "noService":
        desk.say({ kind: "chooseFirst" });
        return;
      default:
        this.escape();
    }
  }

  /** Escape takes back what was only begun here; it never takes back what the box was told. */
  private escape(): void {
    const desk = this.#desk;
    if (desk.signInFault) desk.forgetSignInFault();
    else if (desk.screen.acts.includes("closeWindow")) void desk.act({ name: "closeWindow" });
    else if (desk.screen.acts.includes("back")) void desk.act({ name: "back" });
    else desk.say(null);
  }

  private async raiseSos(): Promise<void> {
    const fault = await this.#alarms.raise();
    this.#desk.say(fault ? { kind: "refused", fault } : { kind: "sosSent" });
  }

  private async told(answer: Promise<Fault | null>): Promise<void> {
    const fault = await answer;
    if (fault) this.#desk.say({ kind: "refused", fault });
  }

  private choose(language: Language): void {
    this.chosenLanguage = language;
    this.#ports.kept.write(memoryKeys.language, language);
  }
}

customElements.define("q-counter", CounterPage);
