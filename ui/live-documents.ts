import type { Snapshot } from "../protocol/http.ts";

/** What every document of the box carries; presence and printer states, written by devices, carry none of it. */
interface Envelope {
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
}

/**
 * What became of a document: `applied`; `stale`, because a newer one is here; or `otherEpoch`, which means that
 * the box is no longer the one that was known: nothing counts until its snapshot is read.
 */
export type Applied = "applied" | "stale" | "otherEpoch";

/** The newest document of each topic. Only a newer (`epoch`, `seq`) replaces one that is there. */
export class LiveDocuments {
  readonly #documents = new Map<string, unknown>();
  #epoch: string | null = null;

  get all(): ReadonlyMap<string, unknown> {
    return this.#documents;
  }

  /** Takes one document; null clears its topic. */
  apply(topic: string, document: unknown): Applied {
    if (document === null) {
      this.#documents.delete(topic);
      return "applied";
    }
    const envelope = envelopeOf(document);
    if (envelope) {
      this.#epoch ??= envelope.epoch;
      if (envelope.epoch !== this.#epoch) return "otherEpoch";
      const known = envelopeOf(this.#documents.get(topic));
      if (known && !isNewer(envelope, known)) return "stale";
    }
    this.#documents.set(topic, document);
    return "applied";
  }

  /**
   * Makes the snapshot the truth: what it does not name is gone, save what came after it was cut and what
   * devices said of themselves.
   */
  replace(snapshot: Pick<Snapshot, "epoch" | "seq" | "documents">): void {
    const sameEpoch = snapshot.epoch === this.#epoch;
    this.#epoch = snapshot.epoch;
    for (const [topic, document] of this.#documents) {
      const envelope = envelopeOf(document);
      const later = sameEpoch && envelope !== null && envelope.seq > snapshot.seq;
      if (envelope && !later && !(topic in snapshot.documents) && !isCore(topic))
        this.#documents.delete(topic);
      if (envelope && !sameEpoch) this.#documents.delete(topic);
    }
    for (const [topic, document] of Object.entries(snapshot.documents)) this.apply(topic, document);
  }
}

/** The core says by itself that it is there; a snapshot, which only it can answer, need not repeat it. */
function isCore(topic: string): boolean {
  return topic.startsWith("core/");
}

/** The same `seq` again with a later `at`: an estimate that moved with the time alone. */
function isNewer(one: Envelope, other: Envelope): boolean {
  return one.seq > other.seq || (one.seq === other.seq && one.at > other.at);
}

function envelopeOf(document: unknown): Envelope | null {
  if (typeof document !== "object" || document === null) return null;
  const { epoch, seq, at } = document as Partial<Envelope>;
  return typeof epoch === "string" && typeof seq === "number" && typeof at === "number"
    ? { epoch, seq, at }
    : null;
}
