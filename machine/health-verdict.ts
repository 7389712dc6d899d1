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
  | "noTickets"
  | "brokerAway"
  | "kioskNotPainted"
  | "boardNotPainted";

/** `healthy`, or the first thing that is not, in the order in which one depends on the other. */
export function verdict({ box, screens }: Facts): "healthy" | Illness {
  const ill = box === null ? null : illnessOf(box);
  if (ill !== null) return ill;
  const white = screens.find(({ painted }) => !painted);
  if (white) return white.kind === "board" ? "boardNotPainted" : "kioskNotPainted";
  return "healthy";
}

/**
 * How long a slot on trial may be ill before it is given up, milliseconds. A slow machine paints its first page after two
 * minutes of emulation. A box that never answered, which takes half of that, has less time: nothing of the room works
 * meanwhile, and the old version's way back takes two starts. One that has answered may be slow for a moment.
 */
export function trialMs(illness: Illness, answered: boolean): number {
  return illness === "boxSilent" && !answered ? 180_000 : 240_000;
}

/** What the box's parts are called on its health page, and what it means that one is not « ok ». */
const parts: readonly (readonly [component: string, illness: Illness])[] = [
  ["store", "storeBroken"],
  ["tickets", "noTickets"],
  ["bus", "brokerAway"],
];

function illnessOf({ reachable, status, components }: NonNullable<Facts["box"]>): Illness | null {
  if (!reachable) return "boxSilent";
  if (status !== 200) return "boxBroken";
  return parts.find(([component]) => components[component] !== "ok")?.[1] ?? null;
}
