import { setTimeout as delay } from "node:timers/promises";
import { BusAccess } from "../protocol/http.ts";
import { reader } from "../protocol/parse.ts";
import { PairingAsked, PairingClaim } from "../protocol/setup.ts";
import type { BoxAnswer, Question } from "./box-asking.ts";
import { askBox } from "./box-asking.ts";
import type { Log } from "./log.ts";
import { forget, keep, readKept } from "./pairing-file.ts";

/** What an agent needs to come onto the bus. */
export interface BusWay {
  readonly url: string;
  readonly site: string;
  readonly printerId: string;
  readonly username: string;
  readonly password: string;
}

export interface DoorSetup {
  /** The box's address, `http://10.0.0.5:8080`. */
  readonly box: string;
  /** Which printer of the configuration; a pairing may say another one. */
  readonly printerId?: string;
  /** Where the token is kept. */
  readonly directory: string;
  /** Shows a code to whoever stands there. */
  readonly show: (code: string) => Promise<void>;
  readonly stopped: () => boolean;
  readonly log: Log;
  /** Between two questions, in milliseconds. */
  readonly askMs?: number;
}

const usualAskMs = 2_000;

const readAccess = reader(BusAccess);
const readAsked = reader(PairingAsked);
const readClaim = reader(PairingClaim);

/**
 * The way onto a box's bus. On the box's own machine an agent is trusted; on another one it shows a code, an
 * administrator types it, and the agent keeps the token that it gets. The token opens no line by itself: with it the
 * agent asks for a pass before each connection, so that a pairing that was taken back ends there.
 */
export class BoxDoor {
  readonly #setup: DoorSetup;
  readonly #box: string;
  #said = "";

  constructor(setup: DoorSetup) {
    this.#setup = setup;
    this.#box = setup.box.replace(/\/+$/, "");
  }

  /** Waits until the box lets the agent in; undefined when it was stopped meanwhile. */
  async enter(): Promise<BusWay | undefined> {
    const { stopped, directory, askMs = usualAskMs } = this.#setup;
    while (!stopped()) {
      const way = await this.#knockAs(this.#printerId());
      if (typeof way === "object") return way;
      if (way === "gone") {
        forget(directory);
        if (await this.#pair()) continue;
      }
      await delay(askMs);
    }
    return undefined;
  }

  /** A fresh pass; "gone" when the box does not know this agent any more, "away" when it does not answer. */
  renew({ printerId }: BusWay): Promise<BusWay | "gone" | "away"> {
    return this.#knockAs(printerId);
  }

  #printerId(): string | undefined {
    return readKept(this.#setup.directory, this.#box)?.printerId ?? this.#setup.printerId;
  }

  async #knockAs(printerId: string | undefined): Promise<BusWay | "gone" | "away"> {
    if (printerId === undefined) return "gone";
    const token = readKept(this.#setup.directory, this.#box)?.token;
    const path = `/v1/bus?device=printer/${printerId}`;
    const answer = await this.#ask({
      ...{ method: "GET", path },
      ...(token === undefined ? {} : { token }),
    });
    if (!answer) return "away";
    if (answer.status === 401 || answer.status === 403) return "gone";
    const access = answer.status === 200 ? readAccess(answer.bytes) : null;
    if (access) return { ...wayOf(this.#box, access), printerId };
    this.#say(answer.status === 404 ? `no printer "${printerId}"` : `HTTP ${answer.status}`);
    return "away";
  }

  /** Asks to belong to the box, with one code; false when its time is over, or the box is away. */
  async #pair(): Promise<boolean> {
    const { printerId, show, log } = this.#setup;
    const body = { kind: "printer", ...(printerId === undefined ? {} : { id: printerId }) };
    const answer = await this.#ask({ method: "POST", path: "/v1/pairings", body });
    const asked = answer?.status === 201 ? readAsked(answer.bytes) : null;
    if (!asked) {
      if (answer) this.#say(`HTTP ${answer.status}`);
      return false;
    }
    log("info", "pairingCode", { code: asked.code, box: this.#box });
    await show(asked.code);
    return await this.#claim(asked);
  }

  async #claim({ id, secret }: PairingAsked): Promise<boolean> {
    const { directory, stopped, log, askMs = usualAskMs } = this.#setup;
    const path = `/v1/pairings/${id}/claim`;
    while (!stopped()) {
      const answer = await this.#ask({ method: "POST", path, body: { secret } });
      const claim = answer?.status === 200 ? readClaim(answer.bytes) : null;
      if (claim?.state === "paired" && claim.id !== null && claim.token !== null) {
        keep(directory, { box: this.#box, printerId: claim.id, token: claim.token });
        log("info", "paired", { printerId: claim.id });
        return true;
      }
      // Nobody typed the code in its time: another one is asked for.
      if (answer?.status === 404) return false;
      await delay(askMs);
    }
    return false;
  }

  async #ask(question: Question): Promise<BoxAnswer | undefined> {
    const answer = await askBox(this.#box, question);
    if (typeof answer !== "string") return answer;
    this.#say(answer);
    return undefined;
  }

  /** Says once what keeps the door shut. */
  #say(why: string): void {
    if (why !== this.#said) this.#setup.log("warn", "notInYet", { box: this.#box, why });
    this.#said = why;
  }
}

function wayOf(box: string, { path, root, username, password }: BusAccess) {
  const url = `${box.replace(/^http/, "ws")}${path}`;
  return { url, site: root.split("/").at(-1) ?? "", username, password };
}
