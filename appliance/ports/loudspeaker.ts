/** One announcement for the box's own loudspeaker. */
export interface Announced {
  /** An ALSA device, `default` or `plughw:0,0`. */
  readonly device: string;
  /** Box time at which the first sound is wanted, milliseconds. */
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

export interface LoudspeakerHealth {
  /** `unused`: no room has one. */
  readonly state: "unused" | "ready" | "failing" | "absent";
  readonly device: string;
  readonly lastError: string | null;
}

/** The box's own loudspeaker. It never holds up a call: what it cannot play is reported, not waited for. */
export interface Loudspeaker {
  play(announced: Announced): void;
  health(): LoudspeakerHealth;
  /** Calls when the health has changed. */
  onChange(call: () => void): void;
  stop(): void;
}

/** A box without one. */
export const noLoudspeaker: Loudspeaker = {
  play: () => undefined,
  health: () => ({ state: "unused", device: "", lastError: null }),
  onChange: () => undefined,
  stop: () => undefined,
};
