/**
 * The way to a printer, whatever it is made of. A transport moves bytes and counts them; it knows no
 * command and decides nothing. «Taken» never means «printed»: only the printer's own answer does.
 */
export interface Transport {
  /** For logs: `tcp://10.0.0.7:9100`. */
  readonly address: string;
  /** Opens the way within `withinMs`. The receiver hears everything from the first byte on. */
  open(receiver: Receiver, withinMs: number): Promise<Opened>;
  /** Calls `changed` soon after a printer may have come or gone; the answer ends it. Absent where nothing can tell. */
  watch?(changed: () => void): () => void;
}

export type Opened =
  | { readonly ok: true; readonly link: Link }
  /** Nothing was sent; `why` is a system's error code or "timeout". */
  | { readonly ok: false; readonly why: string };

/** Who listens to a printer. A link that is open always reads, so that nothing unread is ever lost. */
export interface Receiver {
  bytes(chunk: Uint8Array): void;
  /** The way is gone, and not by our own close or abort. Comes at most once, and last. */
  ended(why: string): void;
}

/** What became of the bytes of one `write`. */
export interface WriteReport {
  /** Bytes that may have got through. Where it is 0, nothing can have come out. */
  readonly offered: number;
  /** Bytes that were taken for certain. */
  readonly accepted: number;
}

/** What the port itself says, apart from the printer's answers; undefined where it cannot say. */
export interface PortStatus {
  readonly open: boolean;
  readonly paperEnd?: boolean;
}

/** An open way. One `write` at a time. Nothing here rejects: what fails is in what it answers. */
export interface Link {
  /** Hands over bytes in small pieces; gives up when a piece is not taken within `withinMs`. */
  write(bytes: Uint8Array, withinMs: number): Promise<WriteReport>;
  status(): Promise<PortStatus>;
  /** Says goodbye and waits for the other side's, reading on; after `withinMs` it cuts. */
  close(withinMs: number): Promise<"clean" | "forced">;
  /** Cuts at once. What the other side has not read may be lost. */
  abort(): void;
}

/** Bytes handed over at a time: one packet of a high-speed USB printer, so that counts are exact. */
export const pieceBytes = 512;
