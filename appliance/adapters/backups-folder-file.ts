import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { BackupRefused } from "../ports/backups.ts";

/** First line of every backup; the number is the format's. */
const MAGIC = "PATIENCE-BACKUP";
export const backupFormat = 1;
/** A head line is never longer: 2,000 assets of some 100 bytes each. */
const HEAD_MOST = 1024 * 1024;

export interface PackedFile {
  /** `patience.db`, or `assets/NAME`. */
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What stands at the head of a backup: which box, which moment, and every file with its hash. */
export interface Manifest {
  readonly format: number;
  /** Version of the tables (SQLite `user_version`). */
  readonly tables: number;
  readonly at: number;
  readonly siteName: string;
  readonly epoch: string;
  readonly seq: number;
  readonly files: readonly PackedFile[];
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * A backup is text lines and then bytes: the magic and the format's number, the manifest as JSON, the manifest's
 * SHA-256, and the files one after another as the manifest lists them. Whoever reads it knows at each byte what
 * should be there.
 */
export function headOf(manifest: Manifest): Buffer {
  const text = JSON.stringify(manifest);
  return Buffer.from(`${MAGIC} ${manifest.format}\n${text}\n${sha256(text)}\n`);
}

/** Where each file's bytes come from. */
export async function* packed(
  manifest: Manifest,
  pathOf: (name: string) => string,
): AsyncGenerator<Uint8Array> {
  yield headOf(manifest);
  for (const { name } of manifest.files) yield* createReadStream(pathOf(name));
}

/** Reads a stream by exact lengths. */
class Bytes {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);
  at = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#rest =
      this.#rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#rest, next.value]);
    return true;
  }

  /** Up to the next line break; null when there is none within `most` bytes. */
  async line(most: number): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end >= 0)
        return this.#take(end + 1)
          .subarray(0, -1)
          .toString();
      if (this.#rest.length > most || !(await this.#more())) return null;
    }
  }

  /** At most `most` bytes; null at the end. */
  async some(most: number): Promise<Buffer | null> {
    if (this.#rest.length === 0 && !(await this.#more())) return null;
    return this.#take(Math.min(most, this.#rest.length));
  }

  #take(length: number): Buffer {
    const part = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.at += length;
    return part;
  }
}

async function readManifest(bytes: Bytes): Promise<Manifest> {
  const first = (await bytes.line(64)) ?? "";
  const [magic, format] = first.split(" ");
  if (magic !== MAGIC) throw new BackupRefused("notABackup", "manifest", 0);
  if (Number(format) > backupFormat) throw new BackupRefused("newer", "manifest", 0);
  const at = bytes.at;
  const text = await bytes.line(HEAD_MOST);
  const hash = await bytes.line(128);
  if (text === null || hash === null) throw new BackupRefused("truncated", "manifest", at);
  if (sha256(text) !== hash) throw new BackupRefused("altered", "manifest", at);
  return JSON.parse(text) as Manifest;
}

/** What becomes of the bytes of one file while a backup is read. */
export interface Unpacking {
  /** Called once with the head, before any file; whatever it throws ends the reading. */
  manifest(manifest: Manifest): Promise<void> | void;
  open(
    file: PackedFile,
  ): Promise<{ write(part: Uint8Array): Promise<unknown>; close(): Promise<unknown> }>;
  progress(done: number, total: number): void;
}

/** Reads a backup to its last byte. @throws BackupRefused that says what is wrong, in which part, at which byte. */
export async function unpack(source: AsyncIterable<Uint8Array>, to: Unpacking): Promise<Manifest> {
  const bytes = new Bytes(source);
  const manifest = await readManifest(bytes);
  await to.manifest(manifest);
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
  const from = bytes.at;
  for (const file of manifest.files)
    await unpackFile(bytes, file, to, () => to.progress(bytes.at - from, total));
  if ((await bytes.some(1)) !== null) throw new BackupRefused("altered", "end", bytes.at - 1);
  return manifest;
}

async function unpackFile(bytes: Bytes, file: PackedFile, to: Unpacking, tell: () => void) {
  const at = bytes.at;
  const hash = createHash("sha256");
  const out = await to.open(file);
  try {
    for (let left = file.size; left > 0; ) {
      const part = await bytes.some(left);
      if (part === null) throw new BackupRefused("truncated", file.name, bytes.at);
      hash.update(part);
      await out.write(part);
      left -= part.length;
      tell();
    }
  } finally {
    await out.close();
  }
  if (hash.digest("hex") !== file.sha256) throw new BackupRefused("altered", file.name, at);
}
