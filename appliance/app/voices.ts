import type { Clip, NamedVoice, Phrase, VoiceHealth, Voices } from "../ports/voice.ts";

/** Phrases whose clips are known; beyond it the oldest are looked up again when they are wanted. */
const knownMax = 4_000;
/** A voice that lacks words by its nature: another one stands behind it for each phrase. */
const recordings = "recordings";

function keyOf({ language, text, wordsPerMinute = 0 }: Phrase): string {
  return `${language}|${wordsPerMinute}|${text}`;
}

/** Joins voices, the best first. A voice that fails gives way to the next for as long as it fails. */
export function createVoices(named: readonly NamedVoice[]): Voices {
  return new VoiceChain(named);
}

class VoiceChain implements Voices {
  readonly #named: readonly NamedVoice[];
  /** The clips that each voice has made, by phrase. */
  readonly #known: ReadonlyMap<string, Map<string, Clip>>;
  #order: readonly NamedVoice[];
  #failure: string | null = null;
  #speaking: string | null = null;

  constructor(named: readonly NamedVoice[]) {
    this.#named = named;
    this.#order = named;
    this.#known = new Map(named.map(({ id }) => [id, new Map<string, Clip>()]));
  }

  async prepare(phrase: Phrase): Promise<void> {
    const [first, ...others] = this.#order;
    const spoken = first?.id === recordings;
    // Recordings that lack this half are no failure: the engine behind them has it.
    if (first && spoken && !this.#has(first, phrase))
      await this.#by(first, [phrase]).catch(() => undefined);
    const rest = spoken ? others : this.#order;
    if (!rest.some((one) => this.#has(one, phrase))) await this.#first(rest, [phrase]);
  }

  ready(phrases: readonly Phrase[]): readonly Clip[] | null {
    for (const { id } of this.#order) {
      const clips = phrases.map((phrase) => this.#known.get(id)?.get(keyOf(phrase)));
      const there = clips.filter((clip) => clip !== undefined);
      if (there.length === phrases.length) return there;
    }
    return null;
  }

  render(phrases: readonly Phrase[]): Promise<readonly Clip[]> {
    return this.#first(this.#order, phrases);
  }

  async clip(hash: string): Promise<Clip | null> {
    for (const { voice } of this.#order) {
      const clip = await voice.clip(hash);
      if (clip) return clip;
    }
    return null;
  }

  prefer(id: string): void {
    const first = this.#named.filter((one) => one.id === id);
    this.#order = [...first, ...this.#named.filter((one) => one.id !== id)];
  }

  forget(id: string): void {
    this.#known.get(id)?.clear();
    this.#named.find((one) => one.id === id)?.voice.renew?.();
  }

  health(): VoiceHealth {
    const states = this.#order.map(({ voice }) => voice.health());
    const active = this.#order.find(({ id }) => id === this.#speaking)?.voice.health();
    const one = (wanted: string) => states.find(({ state }) => state === wanted);
    // One that is there and fails is not the same as none: another one stands to be looked at.
    const best = active ?? one("ready") ?? this.#sought() ?? one("failing") ?? states.at(-1);
    if (!best) return { engine: "", state: "absent", lastError: "there is no voice" };
    if (this.#failure === null || best.state === "absent") return best;
    return { ...best, state: "failing", lastError: this.#failure };
  }

  engines() {
    return this.#order.map(({ id, voice }) => ({ id, ...voice.health() }));
  }

  async close(): Promise<void> {
    await Promise.all(this.#named.map(({ voice }) => voice.close()));
  }

  /** An engine of which it is not known yet whether it is there. */
  #sought(): VoiceHealth | undefined {
    return this.#order
      .filter(({ id }) => id !== recordings)
      .map(({ voice }) => voice.health())
      .find(({ state, lastError }) => state === "absent" && lastError === null);
  }

  #has({ id }: NamedVoice, phrase: Phrase): boolean {
    return this.#known.get(id)?.has(keyOf(phrase)) === true;
  }

  /** All phrases by the first voice that can say them all. */
  async #first(voices: readonly NamedVoice[], phrases: readonly Phrase[]) {
    let reason: unknown = new Error("there is no voice");
    for (const one of voices) {
      try {
        const clips = await this.#by(one, phrases);
        this.#speaking = one.id;
        this.#failure = null;
        return clips;
      } catch (error) {
        reason = error;
      }
    }
    this.#failure = reason instanceof Error ? reason.message : String(reason);
    throw reason;
  }

  async #by({ id, voice }: NamedVoice, phrases: readonly Phrase[]): Promise<readonly Clip[]> {
    const made = phrases.map(async (phrase) => {
      const clip = await voice.render(phrase);
      this.#note(id, phrase, clip);
      return clip;
    });
    return Promise.all(made);
  }

  /** Without the sound itself: the voice keeps that, and thousands would fill the memory. */
  #note(id: string, phrase: Phrase, clip: Clip): void {
    const clips = this.#known.get(id);
    clips?.set(keyOf(phrase), { ...clip, wav: new Uint8Array(0) });
    const oldest = clips?.keys().next().value;
    if (clips && clips.size > knownMax && oldest !== undefined) clips.delete(oldest);
  }
}
