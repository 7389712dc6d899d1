import type { CurrentSession } from "../../protocol/http.ts";
import type { Act } from "./acts.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { type Intent, noIntent } from "./facts.ts";
import { type Fault, faultOf, type Notice } from "./faults.ts";
import { intentAfter, outcomeOf } from "./intents.ts";
import { memoryKeys } from "./page-memory.ts";
import { type BoxAnswer, recallRequest, requestOf } from "./requests.ts";
import { screenKey, screenOf } from "./screen.ts";
import type { Screen } from "./screens.ts";
import { Truth } from "./truth.ts";

/** No act counts in this time after a screen change: a double click cannot reach the next screen (row E73). */
export const clickGuardMs = 700;

/** What a sign-in needs (rows E06 to E12). */
export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly counterId: string;
}

/**
 * The agent's desk behind the page: what the box said, what the agent intends, and the one command on its way.
 * It decides nothing about tickets: every act goes to the box, and a refusal shows what is true there.
 */
export class Desk {
  readonly truth: Truth;
  notice: Notice | null = null;
  /** The act on its way to the box; every other act waits for its answer. */
  busy: Act["name"] | "signIn" | null = null;
  /** Why the sign-in was refused; `agentElsewhere` comes with the way to move. */
  signInFault: Fault | null = null;
  readonly #ports: DeskPorts;
  readonly #listeners = new Set<() => void>();
  #intent: Intent = noIntent;
  #key = "";
  #changedAt = Number.NEGATIVE_INFINITY;
  /** The session for which the only service was chosen by itself (row E29). */
  #autoChosen = "";

  constructor(ports: DeskPorts) {
    this.#ports = ports;
    this.truth = new Truth(ports, () => this.changed());
  }

  get intent(): Intent {
    return this.#intent;
  }

  get screen(): Screen {
    return screenOf(this.truth.facts, this.#intent);
  }

  /** The identifier that was typed last on this browser. */
  get rememberedLogin(): string {
    return this.truth.current?.agent.login ?? this.#ports.kept.read(memoryKeys.login) ?? "";
  }

  /** True while acts are ignored because the screen has just changed. */
  get guarded(): boolean {
    return this.#ports.monotonic() - this.#changedAt < clickGuardMs;
  }

  /** Acts do not count for a moment: something has moved on the page. */
  hold(): void {
    this.#changedAt = this.#ports.monotonic();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads everything from the box; also the retry when it did not answer. */
  async refresh(): Promise<void> {
    await Promise.all([this.truth.readSite(), this.truth.readCurrent()]);
  }

  /** Once every few seconds: asks a silent box again, and keeps the counter grid of the sign-in fresh (row E09). */
  async poll(): Promise<void> {
    if (!this.truth.answering) await this.refresh();
    else if (this.screen.kind === "login") await this.truth.readSite();
  }

  /** Shows a short message, or takes it away. */
  say(notice: Notice | null): void {
    this.notice = notice;
    this.changed();
  }

  /** Opens a counter. The identifier is kept for the next time, the password nowhere. */
  async signIn(form: SignIn): Promise<void> {
    this.#ports.kept.write(memoryKeys.login, form.login);
    await this.#open({ ...form });
  }

  /** « Déplacer mon poste ici » after `agentElsewhere`: the cookie says who asks (row E08). */
  async moveHere(counterId: string): Promise<void> {
    if (!this.guarded) await this.#open({ counterId, move: true });
  }

  forgetSignInFault(): void {
    this.signInFault = null;
    this.changed();
  }

  async #open(body: object): Promise<void> {
    if (this.busy) return;
    this.busy = "signIn";
    this.signInFault = null;
    this.changed();
    try {
      this.#opened(await this.#ports.api.send<CurrentSession>("POST", "/v1/sessions", body));
    } catch (error) {
      this.signInFault = faultOf(error);
      this.hold();
      await this.truth.readSite();
    } finally {
      this.busy = null;
      this.changed();
    }
  }

  #opened(current: CurrentSession): void {
    this.#intent = noIntent;
    this.notice = null;
    this.truth.opened(current);
  }

  /** Does an act, unless the screen does not allow it, has just changed, or another act is on its way. */
  async act(act: Act): Promise<void> {
    const { screen } = this;
    const typing = act.name === "typeNumber";
    if (!screen.acts.includes(act.name) || this.busy || (this.guarded && !typing)) return;
    const intent = intentAfter(act, screen, this.#intent);
    if (intent === null) return this.#command(act, screen);
    this.#intent = intent;
    if (act.name === "otherCounter") this.truth.takePost(null);
    if (!typing) this.notice = null;
    this.changed();
  }

  async #command(act: Act, screen: Screen): Promise<void> {
    const { session } = this.truth;
    const request =
      act.name === "recall"
        ? recallRequest(screen, this.#intent, session)
        : requestOf(act, screen, session);
    if (!request) return;
    this.busy = act.name;
    this.notice = null;
    this.changed();
    try {
      const { method, path, body } = request;
      await this.#accepted(act, await this.#ports.api.send<BoxAnswer>(method, path, body));
    } catch (error) {
      await this.#refused(act, faultOf(error));
    } finally {
      this.busy = null;
      this.changed();
    }
  }

  async #accepted(act: Act, answer: BoxAnswer): Promise<void> {
    if (act.name === "logout") {
      this.#intent = noIntent;
      this.truth.signedOut();
      return;
    }
    if (isCurrent(answer)) {
      this.#opened(answer);
      return;
    }
    this.#intent = { ...noIntent, serviceId: serviceOf(act) ?? this.#intent.serviceId };
    if (act.name === "undo") this.notice = { kind: "undone" };
    // The screen stays: without this, a double click would give two minutes.
    if (act.name === "extendWrapUp") this.hold();
    if (answer.session) this.truth.told(answer.session);
    else await this.truth.readCurrent();
  }

  async #refused(act: Act, fault: Fault): Promise<void> {
    const outcome = outcomeOf(act.name, fault.code);
    if (outcome === "recallRefused") {
      const counterLabel = String(fault.facts["counterLabel"] ?? "");
      this.#intent = { ...this.#intent, recallRefused: { code: fault.code, counterLabel } };
    } else if (outcome === "shortVisit") {
      this.#intent = { ...this.#intent, shortVisit: true };
    } else if (outcome === "nobody") {
      this.#intent = { ...noIntent, serviceId: this.#intent.serviceId };
      this.notice = { kind: "nobody", serviceId: serviceOf(act) ?? "" };
    } else if (outcome === "signInAgain") {
      this.#intent = { ...noIntent, place: "login" };
      this.truth.takePost(null);
      this.signInFault = fault;
      await this.truth.readSite();
    } else {
      this.notice = { kind: "refused", fault };
      this.#intent = { ...this.#intent, shortVisit: false };
      if (outcome === "stale") await this.truth.readCurrent();
    }
  }

  /** Tells the page; notes when another screen came up, for the click guard. */
  changed(): void {
    const key = screenKey(this.screen);
    if (key !== this.#key) {
      this.#key = key;
      this.#changedAt = this.#ports.monotonic();
    }
    this.#skipServices();
    for (const listener of this.#listeners) listener();
  }

  /** E29: a site with one service has nothing to choose. */
  #skipServices(): void {
    const { screen } = this;
    const { session } = this.truth;
    if (screen.kind !== "services" || !session || this.busy) return;
    const only = screen.rows.length === 1 && screen.opening && screen.chosen.length === 1;
    if (!only || this.#autoChosen === session.id) return;
    this.#autoChosen = session.id;
    void this.#command({ name: "validateServices" }, screen);
  }
}

function isCurrent(answer: BoxAnswer): answer is CurrentSession {
  return answer.agent !== undefined;
}

function serviceOf(act: Act): string | null {
  return act.name === "callNext" || act.name === "chooseService" ? act.serviceId : null;
}
