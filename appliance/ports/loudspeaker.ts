/** One announcement for the box's own loudspeaker. */
export interface Announced {
  /** The announcement's id; empty for a trial. */
  readonly callId: string;
  readonly roomId: string;
  /** An ALSA device, `default` or `plughw:0,0`. */
  readonly device: string;
  /** Box time of its turn, milliseconds: it sounds together with the boards. */
  readonly startAt: number;
  /** Percent. */
  readonly volume: number;
  readonly chime: boolean;
  /** The site's own chime, as a clip; null is the built-in one. */
  readonly chimeHash: string | null;
  readonly gapMs: number;
  readonly repeats: number;
  readonly repeatPauseMs: number;
  /** The clips of the speech in order, a pair a language; none: the chime alone. */
  readonly hashes: readonly string[];
}

/** What was heard of an announcement, once it is over. */
export interface Heard {
  readonly callId: string;
  readonly roomId: string;
  readonly sound: "none" | "chime" | "voice";
}

export interface LoudspeakerHealth {
  /** `unused`: nothing was played yet. `absent`: there is no player on this machine. */
  readonly state: "unused" | "ready" | "failing" | "absent";
  readonly device: string;
  readonly lastError: string | null;
}

/** The box's own loudspeaker. It never holds up a call: what it cannot play is reported, not waited for. */
export interface Loudspeaker {
  play(announced: Announced): void;
  health(): LoudspeakerHealth;
  /** Called after each announcement, whatever came of it. */
  onHeard(listener: (heard: Heard) => void): void;
  stop(): void;
}

/** A box without one. */
export const noLoudspeaker: Loudspeaker = {
  play: () => undefined,
  health: () => ({ state: "unused", device: "", lastError: null }),
  onHeard: () => undefined,
  stop: () => undefined,
};
