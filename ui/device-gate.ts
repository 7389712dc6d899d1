import type { BusAccess } from "../protocol/http.ts";
import type { PairingAsked, PairingClaim, SetupState } from "../protocol/setup.ts";
import { ApiError, api } from "./api.ts";

export type ScreenKind = "kiosk" | "board";

/** Why a screen is not in service yet; `open` when it is. */
export type GateState =
  | { readonly kind: "open" }
  | { readonly kind: "setup"; readonly code: string; readonly addresses: readonly string[] }
  | { readonly kind: "pairing"; readonly code: string }
  | { readonly kind: "unknown" };

type Asking = Pick<typeof api, "get" | "send">;

/** How often a screen that is not in service asks again, milliseconds. */
const askMs = 2_000;

/**
 * Watches over the way in of one screen: the first run of the box, its own pairing, its place in the configuration.
 * A box that does not answer is the page's own matter: the gate is open.
 */
export class DeviceGate {
  readonly #api: Asking;
  readonly #kind: ScreenKind;
  readonly #id: string;
  #asked: PairingAsked | null = null;

  constructor(kind: ScreenKind, id: string, door: Asking = api) {
    this.#kind = kind;
    this.#id = id;
    this.#api = door;
  }

  /** Where it stands now; `moved` names the address of the screen that it was paired as. */
  async look(): Promise<{ readonly state: GateState; readonly moved: string | null }> {
    try {
      const setup = await this.#api.get<SetupState>("/v1/setup");
      if (setup.needed)
        return shown({ kind: "setup", code: setup.code ?? "", addresses: setup.addresses });
      await this.#api.get<BusAccess>(`/v1/bus?device=${this.#kind}/${this.#id}`);
      return shown({ kind: "open" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === "notFound" || error.code === "badRequest")
        return shown({ kind: "unknown" });
      return error.code === "notPaired" ? this.#pair() : shown({ kind: "open" });
    }
  }

  async #pair(): Promise<{ readonly state: GateState; readonly moved: string | null }> {
    const asked = this.#asked ?? (await this.#ask());
    try {
      const claim = await this.#api.send<PairingClaim>("POST", `/v1/pairings/${asked.id}/claim`, {
        secret: asked.secret,
      });
      if (claim.state === "paired")
        return { state: { kind: "open" }, moved: `/${claim.kind}/${claim.id}` };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Nobody typed the code in its time: another one is asked for.
      if (error.code === "notFound") this.#asked = null;
    }
    return shown({ kind: "pairing", code: this.#asked?.code ?? "" });
  }

  async #ask(): Promise<PairingAsked> {
    this.#asked = await this.#api.send<PairingAsked>("POST", "/v1/pairings", {
      kind: this.#kind,
      ...(this.#id === "" ? {} : { id: this.#id }),
    });
    return this.#asked;
  }
}

function shown(state: GateState) {
  return { state, moved: null };
}

/** Waits until the screen may open, showing meanwhile what is to be done through `show`. */
export async function throughGate(
  gate: DeviceGate,
  show: (state: GateState) => void,
): Promise<void> {
  for (;;) {
    const { state, moved } = await gate.look().catch(() => shown({ kind: "open" }));
    show(state);
    if (moved !== null && location.pathname !== moved) location.replace(moved);
    if (state.kind === "open") return;
    await new Promise((resolve) => setTimeout(resolve, askMs));
  }
}
