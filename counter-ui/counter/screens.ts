import type { CurrentSession } from "../../protocol/http.ts";
import type { PlaceWord, ServiceState, SessionView, VisitView } from "../../protocol/views.ts";
import type { WrapUpView } from "../../protocol/wrap-up.ts";
import type { Act, ActName } from "./acts.ts";
import type { ProofView } from "./call-proof.ts";
import type { Intent } from "./facts.ts";
import type { ServiceRow } from "./service-rows.ts";

/** A counter as titles name it: « GUICHET 01 » (row E20). */
export interface PlaceName {
  readonly id: string;
  readonly place: PlaceWord;
  readonly number: string;
}

/** The totals line: « Total », « Moyenne », « Total » (rows E25 to E27). Null while not known. */
export interface Totals {
  readonly waiting: number;
  readonly meanMinutes: number;
  readonly openCounters: number | null;
}

/** The last act that may still be taken back. */
export interface UndoOffer {
  readonly kind: NonNullable<SessionView["undo"]>["kind"];
  readonly label: string;
  readonly seconds: number;
}

/** Parts of every screen that has a counter. */
export interface AtCounter {
  readonly post: PlaceName;
  readonly login: string;
  readonly undo: UndoOffer | null;
  readonly rows: readonly ServiceRow[];
  readonly totals: Totals | null;
}

/** The deadline of an arrival (row E74): `warning` from the warning time on, `late` when the time is over. */
export type ArrivalAlert = "calm" | "warning" | "late";

interface Common {
  /** What the agent may do here; anything else is ignored. */
  readonly acts: readonly ActName[];
  /** The next logical step: F2 does it, and the focus goes to it. */
  readonly next: Act | null;
}

export type Screen = Common &
  (
    | { readonly kind: "loading" }
    | { readonly kind: "login" }
    | {
        readonly kind: "over";
        readonly why: "expired" | "freed" | "linkLost";
        readonly endedAt: number | null;
        readonly post: PlaceName;
        readonly login: string;
        readonly delaySeconds: number;
      }
    | { readonly kind: "moved"; readonly post: PlaceName; readonly elsewhere: PlaceName }
    | ({ readonly kind: "paused" } & AtCounter)
    | ({
        readonly kind: "services";
        readonly chosen: readonly string[];
        readonly remembered: boolean;
        readonly opening: boolean;
      } & AtCounter)
    | ({
        readonly kind: "main";
        readonly callNext: ServiceRow | null;
        readonly single: boolean;
      } & AtCounter)
    | ({ readonly kind: "choice"; readonly service: ServiceRow } & AtCounter)
    | ({
        readonly kind: "recall";
        readonly service: ServiceRow;
        readonly refused: Intent["recallRefused"];
      } & AtCounter)
    | ({
        readonly kind: "call";
        readonly visit: VisitView;
        readonly service: ServiceRow | null;
        readonly elapsedMs: number;
        readonly totalMs: number;
        readonly leftMs: number;
        readonly alert: ArrivalAlert;
        readonly repeatSeconds: number;
        readonly proof: ProofView | null;
      } & AtCounter)
    | ({
        readonly kind: "interview";
        readonly visit: VisitView;
        readonly service: ServiceRow | null;
        readonly durationMs: number;
        readonly qualify: ServiceState["qualification"];
        readonly reasons: CurrentSession["reasons"];
        readonly shortVisit: boolean;
      } & AtCounter)
    | ({
        readonly kind: "wrapUp";
        readonly wrapUp: WrapUpView;
        readonly service: ServiceRow | null;
        /** Until it ends by itself; null while a reason is awaited without an end. */
        readonly leftMs: number | null;
        readonly qualify: ServiceState["qualification"];
        readonly reasons: CurrentSession["reasons"];
      } & AtCounter)
  );

export type ScreenOf<K extends Screen["kind"]> = Extract<Screen, { kind: K }>;
