/** What an uploaded file is for. */
export type AssetKind = "logo" | "image" | "video" | "recording";

export interface AssetInfo {
  /** Hex SHA-256 of the bytes: it names the file in settings and addresses, and proves it whole. */
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** When it was first kept: UTC, milliseconds since 1970. */
  readonly at: number;
}

export type NewAsset = Pick<AssetInfo, "kind" | "name" | "mediaType" | "at">;

/** Rejections of `put` that say something to whoever uploads. */
export class AssetRefused extends Error {
  override readonly name = "AssetRefused";
  readonly why: "tooLarge" | "empty" | "full";
  constructor(why: AssetRefused["why"]) {
    super(why);
    this.why = why;
  }
}

/** The first and the last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Keeps uploaded files by their content. */
export interface Assets {
  /**
   * Durable when it resolves; the same bytes twice are one asset, which keeps its first name. Whatever the source throws
   * is thrown on, and nothing is kept. Rejects with `AssetRefused` beyond `maxBytes`, without a byte, or when
   * there is no more room.
   */
  put(
    asset: NewAsset,
    bytes: AsyncIterable<Uint8Array>,
    limits: { readonly maxBytes: number },
  ): Promise<AssetInfo>;
  info(id: string): Promise<AssetInfo | null>;
  /** The bytes, or a range of them that lies inside; null when there is no such asset. */
  read(id: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  /** Newest first. */
  list(kind?: AssetKind): Promise<readonly AssetInfo[]>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
}

/** Files and bytes that a box keeps at most: a card of 16 GB has room for both slots and the data. */
export const assetsMost = { files: 2_000, bytes: 2 * 1024 ** 3 } as const;

/** All bytes of a source in one piece; for assets that are small by their kind. */
export async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
