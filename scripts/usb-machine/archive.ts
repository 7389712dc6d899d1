import { readFileSync, statSync } from "node:fs";

/*
 * The first file system of a kernel, written by hand: the "newc" form of cpio, as the kernel's own documentation
 * (driver-api/early-userspace/buffer-format) has it. So no cpio program is needed.
 */

export interface Entry {
  /** Without a slash at the beginning. */
  readonly path: string;
  /** What is in a file; undefined for a folder. */
  readonly bytes?: Uint8Array;
  readonly executable?: boolean;
}

const folderMode = 0o040755;
const fileMode = 0o100644;
const programMode = 0o100755;

/** An archive of these entries, folders before what is in them. */
export function archiveOf(entries: readonly Entry[]): Buffer {
  const all = entries.map((entry, index) => record(entry, index + 1));
  return Buffer.concat([...all, record({ path: "TRAILER!!!", bytes: new Uint8Array() }, 0)]);
}

/** A file of this machine under another name. */
export function fileEntry(path: string, from: string): Entry {
  return { path, bytes: readFileSync(from), executable: (statSync(from).mode & 0o111) !== 0 };
}

function record({ path, bytes, executable }: Entry, inode: number): Buffer {
  const mode = bytes === undefined ? folderMode : executable ? programMode : fileMode;
  const size = bytes?.length ?? 0;
  const numbers = [inode, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, path.length + 1, 0];
  const head = `070701${numbers.map((n) => n.toString(16).padStart(8, "0")).join("")}${path}\0`;
  return Buffer.concat([padded(Buffer.from(head)), padded(bytes ?? new Uint8Array())]);
}

/** Each part begins at a multiple of four bytes. */
function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
