/** What a room hears for one call. Engines get `text` from templates and checked labels only, never free text. */
export interface Phrase {
  readonly language: "fr" | "en" | "es";
  readonly text: string;
}

/** A finished clip: PCM WAV, mono, 16 bit, trimmed and levelled. */
export interface Clip {
  /** Hex SHA-256 of the WAV bytes; it names the clip in addresses and proves it whole. */
  readonly hash: string;
  readonly durationMs: number;
  readonly wav: Uint8Array;
}

export interface VoiceHealth {
  readonly engine: string;
  readonly state: "ready" | "failing" | "absent";
  readonly lastError: string | null;
}

/**
 * Makes speech. A call never waits for it: clips are rendered ahead, and a phrase that cannot be rendered
 * leaves the chime and the screen.
 */
export interface Voice {
  /** The clip of a phrase, rendered or from the cache. Rejects when the engine fails, hangs (3 s) or answers rubbish. */
  render(phrase: Phrase): Promise<Clip>;
  /** A clip rendered before, by its hash; null when it is not kept any more. */
  clip(hash: string): Promise<Clip | null>;
  health(): VoiceHealth;
  close(): Promise<void>;
}
