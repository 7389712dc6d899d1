/** What a room hears for one call. Engines get `text` from templates and checked labels only, never free text. */
export interface Phrase {
  readonly language: "fr" | "en" | "es";
  readonly text: string;
  /** The same as the names of a site's recordings: `ticket`, `A`, `32` or `guichet-4`. */
  readonly parts?: readonly string[];
  /** At most 140 words a minute; the engine's own without it. */
  readonly wordsPerMinute?: number;
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
  /** What it speaks from has changed: recordings were added or removed. */
  renew?(): void;
  close(): Promise<void>;
}

/** A voice with the name that settings and screens have for it. */
export interface NamedVoice {
  readonly id: string;
  readonly voice: Voice;
}

/** All voices of the box, the best first. What is said together is said by one of them: voices never mix. */
export interface Voices {
  /** Renders ahead: by the first voice that can, and behind recordings, which may lack the other half, by one more. */
  prepare(phrase: Phrase): Promise<void>;
  /** The clips of phrases that are said together, all by one voice, when it has made them already; else null. */
  ready(phrases: readonly Phrase[]): readonly Clip[] | null;
  /** The same, made now. Rejects when no voice can. */
  render(phrases: readonly Phrase[]): Promise<readonly Clip[]>;
  clip(hash: string): Promise<Clip | null>;
  /** This voice goes first from now on; a name that is none (`auto`) restores the order. */
  prefer(id: string): void;
  /** A voice has changed its words: recordings were added or removed. */
  forget(id: string): void;
  health(): VoiceHealth;
  /** In their order. */
  engines(): readonly (VoiceHealth & { readonly id: string })[];
  close(): Promise<void>;
}
