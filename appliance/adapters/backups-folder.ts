import { createReadStream } from "node:fs";
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import {
  type BackupInfo,
  type BackupPlace,
  type BackupProgress,
  BackupRefused,
  type Backups,
} from "../ports/backups.ts";
import { checkCopy, copyDatabase } from "./backups-folder-copy.ts";
import {
  backupFormat,
  type Manifest,
  type PackedFile,
  packed,
  unpack,
} from "./backups-folder-file.ts";
import { assetFiles, hashOf, sizeOf, writeAll } from "./backups-folder-files.ts";

const ending = ".patience";
const nameShape = /^[A-Za-z0-9-]{1,100}\.patience$/;

export interface FolderBackupParts {
  readonly dataDir: string;
  /** The newest version of the tables that this box knows. */
  readonly tables: number;
  readonly siteName: () => string;
  readonly now: () => number;
  /** A new epoch for restored data. */
  readonly newEpoch: () => string;
  /** Where USB sticks are mounted now. */
  readonly usbMounts: () => Promise<readonly string[]>;
}

/** Backups as files of a folder of the box, and of a folder on a USB stick. See `Backups`. */
export function openFolderBackups(parts: FolderBackupParts): Backups {
  let progress: BackupProgress | null = null;
  let running = false;

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (running) throw new BackupRefused("running");
    running = true;
    try {
      return await work();
    } finally {
      running = false;
      progress = null;
    }
  }
  const tell = (step: BackupProgress["step"]) => (done: number, total: number) => {
    progress = { step, done, total };
  };
  return {
    make: (target, keep) => alone(() => make(parts, { target, keep, tell })),
    list: async () =>
      [...(await listIn(parts, "box")), ...(await listIn(parts, "usb"))].sort(
        (a, b) => b.at - a.at,
      ),
    async read(name) {
      const path = await pathOf(parts, name);
      return path === null ? null : { size: await sizeOf(path), bytes: createReadStream(path) };
    },
    async remove(name) {
      const path = await pathOf(parts, name);
      if (path !== null) await rm(path, { force: true });
      return path !== null;
    },
    progress: () => progress,
    hasUsb: async () => (await folderOf(parts, "usb")) !== null,
    prepareRestore: (bytes) => alone(() => prepareRestore(parts, bytes, tell("unpacking"))),
    async prepareReset() {
      await mkdir(join(parts.dataDir, "restore"), { recursive: true, mode: 0o700 });
      await writeFile(join(parts.dataDir, "restore", "RESET"), "");
    },
  };
}

/** The folder of a place; null without a stick. */
async function folderOf(
  { dataDir, usbMounts }: FolderBackupParts,
  place: BackupPlace,
): Promise<string | null> {
  if (place === "box") return join(dataDir, "backups");
  for (const mount of await usbMounts()) {
    const writable = await access(mount, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (writable) return join(mount, "Patience");
  }
  return null;
}

async function pathOf(parts: FolderBackupParts, name: string): Promise<string | null> {
  if (!nameShape.test(name)) return null;
  for (const place of ["box", "usb"] as const) {
    const folder = await folderOf(parts, place);
    const path = folder && join(folder, name);
    if (
      path &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  return null;
}

/** `patience-20261128-013000-812.patience`: in the order of time. UTC, for a clock that is put back makes no doubles. */
function nameFor(at: number): string {
  const text = new Date(at)
    .toISOString()
    .replace(/[-:]/g, "")
    .replace("T", "-")
    .replace(".", "-")
    .replace("Z", "");
  return `patience-${text}${ending}`;
}

interface Making {
  readonly target: BackupPlace;
  readonly keep: number;
  readonly tell: (step: BackupProgress["step"]) => (done: number, total: number) => void;
}

async function make(parts: FolderBackupParts, { target, keep, tell }: Making): Promise<BackupInfo> {
  const { dataDir } = parts;
  const at = parts.now();
  const folder = await folderOf(parts, target);
  if (folder === null) throw new BackupRefused("noUsb");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = join(dataDir, "backup-copy.db");
  const path = join(folder, nameFor(at));
  try {
    await rm(copy, { force: true });
    tell("database")(0, await sizeOf(join(dataDir, "patience.db")));
    const facts = await copyDatabase(join(dataDir, "patience.db"), copy);
    const paths = new Map([["patience.db", copy], ...(await assetFiles(join(dataDir, "assets")))]);
    const files: PackedFile[] = [];
    for (const [name, from] of paths)
      files.push({ name, size: await sizeOf(from), sha256: await hashOf(from) });
    const manifest: Manifest = {
      format: backupFormat,
      at,
      siteName: parts.siteName(),
      ...facts,
      files,
    };
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const from = (name: string) => paths.get(name) ?? "";
    await writeAll(`${path}.part`, packed(manifest, from), (done) => tell("packing")(done, total));
    await verify(`${path}.part`, tell("checking"));
    await rename(`${path}.part`, path);
    await thinOut(parts, target, keep);
    return { name: nameFor(at), place: target, size: await sizeOf(path), ...pick(manifest) };
  } finally {
    await rm(copy, { force: true });
    await rm(`${path}.part`, { force: true });
  }
}

function pick({ at, siteName, seq }: Manifest) {
  return { at, siteName, seq };
}

/** Reads what was written from end to end: a stick that lies about its size is found out here. */
async function verify(
  path: string,
  progress: (done: number, total: number) => void,
): Promise<Manifest> {
  const nowhere = { write: async () => {}, close: async () => {} };
  return unpack(createReadStream(path), {
    manifest: () => {},
    open: async () => nowhere,
    progress,
  });
}

async function listIn(parts: FolderBackupParts, place: BackupPlace): Promise<BackupInfo[]> {
  const folder = await folderOf(parts, place);
  const names = folder === null ? [] : await readdir(folder).catch(() => []);
  const found: BackupInfo[] = [];
  for (const name of names.filter((each) => nameShape.test(each))) {
    const info = await describe(join(folder ?? "", name)).catch(() => null);
    if (info) found.push({ name, place, ...info });
  }
  return found;
}

/** What stands at the head of a kept file. */
async function describe(path: string) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024 * 1024), 0, 1024 * 1024, 0);
    const [, text = ""] = buffer.subarray(0, bytesRead).toString().split("\n", 2);
    return { size: (await file.stat()).size, ...pick(JSON.parse(text) as Manifest) };
  } finally {
    await file.close();
  }
}

async function thinOut(parts: FolderBackupParts, place: BackupPlace, keep: number): Promise<void> {
  const folder = await folderOf(parts, place);
  const names = (await listIn(parts, place)).sort((a, b) => b.at - a.at).map(({ name }) => name);
  for (const name of names.slice(keep)) await rm(join(folder ?? "", name), { force: true });
}

async function prepareRestore(
  { dataDir, tables, newEpoch }: FolderBackupParts,
  bytes: AsyncIterable<Uint8Array>,
  progress: (done: number, total: number) => void,
): Promise<BackupInfo> {
  const next = join(dataDir, "restore", "next");
  await rm(join(dataDir, "restore"), { recursive: true, force: true });
  await mkdir(join(next, "assets"), { recursive: true, mode: 0o700 });
  try {
    const manifest = await unpack(bytes, {
      manifest: (head) => checkHead(head, tables),
      open: ({ name }) => open(join(next, name), "wx", 0o600),
      progress,
    });
    const database = join(next, "patience.db");
    renewEpoch(database, newEpoch());
    await writeFile(join(next, "READY"), "");
    return { name: "", place: "box", size: await sizeOf(database), ...pick(manifest) };
  } catch (error) {
    await rm(join(dataDir, "restore"), { recursive: true, force: true });
    throw error;
  }
}

/** Names come from outside: nothing but the database and assets by their own names is ever written. */
function checkHead(head: Manifest, tables: number): void {
  if (head.tables > tables) throw new BackupRefused("newer", "patience.db");
  const known = /^(patience\.db|assets\/[0-9a-f]{64}(\.json)?)$/;
  const names = head.files.map(({ name }) => name);
  const sound = names.every((name) => known.test(name)) && new Set(names).size === names.length;
  if (!sound || !names.includes("patience.db")) throw new BackupRefused("altered", "manifest");
}

/** Screens read everything again when the epoch is another one: numbers of events have begun to mean other things. */
function renewEpoch(path: string, epoch: string): void {
  try {
    checkCopy(path);
    const db = new Database(path, { fileMustExist: true });
    db.prepare("UPDATE meta SET value = ? WHERE key = 'epoch'").run(epoch);
    db.close();
  } catch (error) {
    throw new BackupRefused("altered", `patience.db (${String(error)})`);
  }
}

/** Writable mounts below the usual folders for sticks, from the system's own table. */
export async function usbMounts(): Promise<readonly string[]> {
  const table = await readFile("/proc/mounts", "utf8").catch(() => "");
  return table
    .split("\n")
    .map((line) => (line.split(" ")[1] ?? "").replaceAll("\\040", " "))
    .filter((path) => /^\/(media|run\/media|mnt)\/./.test(path));
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
