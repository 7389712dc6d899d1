/** What is known of this machine now. `box` is null on one that is only a screen or a print agent. */
export interface Facts {
  readonly box: {
    readonly reachable: boolean;
    /** The HTTP status of the health page. */
    readonly status: number;
    readonly components: Readonly<Record<string, string>>;
  } | null;
  readonly screens: readonly { readonly kind: string; readonly painted: boolean }[];
}

/** Why a slot is not healthy; the administrator's page has a sentence for each. */
export type Illness =
  | "boxSilent"
  | "boxBroken"
  | "storeBroken"
  | "brokerAway"
  | "kioskNotPainted"
  | "boardNotPainted";

/** `healthy`, or the first thing that is not, in the order in which one depends on the other. */
export function verdict({ box, screens }: Facts): "healthy" | Illness {
  if (box !== null) {
    if (!box.reachable) return "boxSilent";
    if (box.status !== 200) return "boxBroken";
    if (box.components["store"] !== "ok") return "storeBroken";
    if (box.components["bus"] !== "ok") return "brokerAway";
  }
  const white = screens.find(({ painted }) => !painted);
  if (white) return white.kind === "board" ? "boardNotPainted" : "kioskNotPainted";
  return "healthy";
}
