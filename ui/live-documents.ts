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
   * devices said of themselves. Answers the topics that are another than before.
   */
  replace(snapshot: Pick<Snapshot, "epoch" | "seq" | "documents">): readonly string[] {
    const gone = [...this.#documents].filter(([topic, document]) =>
      this.#isGone(topic, document, snapshot),
    );
    for (const [topic] of gone) this.#documents.delete(topic);
    this.#epoch = snapshot.epoch;
    const changed = Object.entries(snapshot.documents).filter(
      ([topic, document]) => this.apply(topic, document) === "applied",
    );
    return [...new Set([...gone, ...changed].map(([topic]) => topic))];
  }

  #isGone(
    topic: string,
    document: unknown,
    snapshot: Pick<Snapshot, "epoch" | "seq" | "documents">,
  ): boolean {
    const envelope = envelopeOf(document);
    if (!envelope) return false;
    if (envelope.epoch !== snapshot.epoch) return true;
    return envelope.seq <= snapshot.seq && !(topic in snapshot.documents) && !isCore(topic);
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
