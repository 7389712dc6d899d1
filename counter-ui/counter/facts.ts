import type { CurrentSession, Site } from "../../protocol/http.ts";
import type { CallProof } from "../../protocol/proof.ts";
import type { CounterState, ServiceState, SiteState } from "../../protocol/views.ts";

/** What the box has said so far, and the box's time. */
export interface Facts {
  /** `GET /v1/site`: known before anybody signs in. */
  readonly site: Site | null;
  readonly state: SiteState | null;
  readonly services: readonly ServiceState[];
  readonly counters: readonly CounterState[];
  /** Undefined: not asked yet. Null: nobody is signed in on this browser. */
  readonly current: CurrentSession | null | undefined;
  /** The counter that this page opened; null when it opened none. Another page may have moved the agent. */
  readonly post: string | null;
  /** What the room saw and heard of our counter's newest call. */
  readonly proof: CallProof | null;
  /** Box time, milliseconds since 1970. */
  readonly now: number;
}

/** What the agent is about to do, known to this page alone. Nothing here has been told to the box. */
export interface Intent {
  readonly place: "home" | "services" | "choice" | "recall" | "login";
  /** The service of the choice and recall screens; kept as the last one used. */
  readonly serviceId: string | null;
  /** The ticks of the service screen; null until the agent touches one. */
  readonly chosen: readonly string[] | null;
  /** The recall pad's text. */
  readonly number: string;
  /** Why the last recall was refused, until « Retour ». */
  readonly recallRefused: { readonly code: string; readonly counterLabel: string } | null;
  /** The box asks whether a visit this short is over (row E73). */
  readonly shortVisit: boolean;
}

export const noIntent: Intent = {
  place: "home",
  serviceId: null,
  chosen: null,
  number: "",
  recallRefused: null,
  shortVisit: false,
};
