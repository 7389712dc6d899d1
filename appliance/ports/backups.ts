/** Where kept backups lie: a folder of the box, or a USB stick. */
export type BackupPlace = "box" | "usb";

/** What a backup says of itself. */
export interface BackupInfo {
  /** The name of its file. */
  readonly name: string;
  readonly place: BackupPlace;
  /** Bytes. */
  readonly size: number;
  /** When it was begun: everything acknowledged before is in it. UTC, milliseconds since 1970. */
  readonly at: number;
  readonly siteName: string;
  /** Number of the newest event in it. */
  readonly seq: number;
}

/** How far the running backup or restore is; `done` and `total` are bytes. */
export interface BackupProgress {
  readonly step: "database" | "packing" | "checking" | "unpacking";
  readonly done: number;
  readonly total: number;
}

/** Why a file is no backup that this box can take, and where it is wrong. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
  readonly why: "notABackup" | "truncated" | "altered" | "newer" | "noRoom" | "noUsb" | "running";
  /** The part of the file: `manifest`, `patience.db`, an asset's name, `end`; and the byte at which it begins. */
  readonly part: string;
  readonly byte: number;
  constructor(why: BackupRefused["why"], part = "", byte = 0) {
    super(`${why} ${part} ${byte}`);
    this.why = why;
    this.part = part;
    this.byte = byte;
  }
}

/** Backups of everything: one file each, whole or not there. One at a time. */
export interface Backups {
  /** Makes, checks and keeps one, and removes the oldest beyond `keep` in its place. Rejects with BackupRefused. */
  make(target: BackupPlace, keep: number): Promise<BackupInfo>;
  /** Newest first. */
  list(): Promise<readonly BackupInfo[]>;
  read(name: string): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | null>;
  remove(name: string): Promise<boolean>;
  progress(): BackupProgress | null;
  /** True while a USB stick is mounted that can be written to. */
  hasUsb(): Promise<boolean>;
  /**
   * Checks a backup as a whole and lays it ready: the next start of the box takes its place, under a new epoch, and
   * keeps what it replaces. Nothing of the running box changes. Rejects with BackupRefused.
   */
  prepareRestore(bytes: AsyncIterable<Uint8Array>): Promise<BackupInfo>;
  /** The next start begins an empty box; nothing is kept, not even backups in the box. */
  prepareReset(): Promise<void>;
}
