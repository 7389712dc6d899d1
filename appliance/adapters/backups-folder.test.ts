import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BackupRefused } from "../ports/backups.ts";
import { type FolderBackupParts, openFolderBackups } from "./backups-folder.ts";
import { openSqliteStore } from "./store-sqlite.ts";

const asset = "a".repeat(64);
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "patience-backups-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

let at = Date.parse("2026-11-28T01:00:00Z");
function parts(name: string, change: Partial<FolderBackupParts> = {}): FolderBackupParts {
  return {
    dataDir: join(root, name),
    tables: 99,
    siteName: () => "Clinique",
    now: () => {
      at += 1000;
      return at;
    },
    newEpoch: () => "another epoch",
    usbMounts: async () => [],
    ...change,
  };
}

/** A data folder with two events and an asset; its store goes on. */
async function filled(name: string) {
  const store = await openSqliteStore(join(root, name));
  await add(store, 1, 2);
  mkdirSync(join(root, name, "assets"));
  writeFileSync(join(root, name, "assets", asset), "logo");
  return store;
}

type Store = Awaited<ReturnType<typeof openSqliteStore>>;
function add(store: Store, ...seqs: number[]) {
  const event = { type: "clockAdjusted", byMs: 1 } as const;
  return store.transact((tx) =>
    tx.append(seqs.map((seq) => ({ seq, at: seq, actor: "box", event }))),
  );
}

async function* of(bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += 10_000) yield bytes.subarray(from, from + 10_000);
}

async function made(): Promise<Buffer> {
  const store = await filled("a");
  const { name } = await openFolderBackups(parts("a")).make("box", 3);
  await store.close();
  return readFileSync(join(root, "a", "backups", name));
}

async function refused(bytes: Uint8Array, change: Partial<FolderBackupParts> = {}) {
  mkdirSync(join(root, "b"), { recursive: true });
  const error: unknown = await openFolderBackups(parts("b", change))
    .prepareRestore(of(bytes))
    .catch((each: unknown) => each);
  expect(existsSync(join(root, "b", "restore"))).toBe(false);
  return error instanceof BackupRefused ? [error.why, error.part] : error;
}

describe("a backup", () => {
  it("is made while the store is open, and restored under a new epoch with what it replaced kept", async () => {
    const bytes = await made();
    const other = await openSqliteStore(join(root, "b"));
    await add(other, 1);
    const { epoch } = await other.load();
    const info = await openFolderBackups(parts("b")).prepareRestore(of(bytes));
    expect(info).toMatchObject({ siteName: "Clinique", seq: 2 });
    expect((await other.load()).seq).toBe(1);
    await other.close();
    const restored = await openSqliteStore(join(root, "b"));
    const loaded = await restored.load();
    expect([loaded.seq, loaded.epoch]).toEqual([2, "another epoch"]);
    expect(epoch).not.toBe(loaded.epoch);
    expect(readFileSync(join(root, "b", "assets", asset), "utf8")).toBe("logo");
    await restored.close();
    expect(existsSync(join(root, "b", "restore"))).toBe(false);
    const replaced = await openSqliteStore(join(root, "b", "replaced"));
    expect((await replaced.load()).seq).toBe(1);
    await replaced.close();
  });

  it("is listed newest first, kept in numbers, read and removed", async () => {
    const store = await filled("a");
    const backups = openFolderBackups(parts("a"));
    const names = [];
    for (let n = 0; n < 3; n += 1) names.push((await backups.make("box", 2)).name);
    expect((await backups.list()).map(({ name }) => name)).toEqual([names[2], names[1]]);
    expect((await backups.read(names[2] ?? ""))?.size).toBeGreaterThan(1000);
    expect(await backups.remove(names[2] ?? "")).toBe(true);
    for (const name of [names[2] ?? "", "../box.lock", "/etc/passwd"]) {
      expect(await backups.read(name)).toBeNull();
      expect(await backups.remove(name)).toBe(false);
    }
    expect(readdirSync(join(root, "a")).filter((name) => name.startsWith("backup-copy"))).toEqual(
      [],
    );
    await store.close();
  });

  it("goes to a USB stick when there is one", async () => {
    const store = await filled("a");
    const stick = join(root, "stick");
    mkdirSync(stick);
    await expect(openFolderBackups(parts("a")).make("usb", 1)).rejects.toMatchObject({
      why: "noUsb",
    });
    const backups = openFolderBackups(
      parts("a", { usbMounts: async () => [join(root, "none"), stick] }),
    );
    expect(await backups.hasUsb()).toBe(true);
    const { name } = await backups.make("usb", 1);
    expect(existsSync(join(stick, "Patience", name))).toBe(true);
    expect(await backups.list()).toMatchObject([{ place: "usb", name }]);
    await store.close();
  });

  it("is one at a time", async () => {
    const store = await filled("a");
    const backups = openFolderBackups(parts("a"));
    const first = backups.make("box", 1);
    await expect(backups.make("box", 1)).rejects.toMatchObject({ why: "running" });
    await first;
    await store.close();
  });
});

describe("a file that is no sound backup", () => {
  it("is refused wherever it ends too soon, and says where", async () => {
    const bytes = await made();
    const head = bytes.indexOf(10, bytes.indexOf(10, bytes.indexOf(10) + 1) + 1) + 1;
    expect(await refused(bytes.subarray(0, 4))).toEqual(["notABackup", "manifest"]);
    expect(await refused(bytes.subarray(0, 40))).toEqual(["truncated", "manifest"]);
    expect(await refused(bytes.subarray(0, head))).toEqual(["truncated", "patience.db"]);
    expect(await refused(bytes.subarray(0, head + 5000))).toEqual(["truncated", "patience.db"]);
    expect(await refused(bytes.subarray(0, -1))).toEqual(["truncated", `assets/${asset}`]);
  });

  it("is refused when a single bit is another one, and says where", async () => {
    const bytes = await made();
    for (const [place, part] of [
      [30, "manifest"],
      [5000, "patience.db"],
      [bytes.length - 1, `assets/${asset}`],
    ] as const) {
      const spoilt = Buffer.from(bytes);
      spoilt.writeUInt8(spoilt.readUInt8(place) ^ 1, place);
      expect(await refused(spoilt)).toEqual(["altered", part]);
    }
    expect(await refused(Buffer.concat([bytes, Buffer.from("x")]))).toEqual(["altered", "end"]);
  });

  it("is refused when it comes from a newer version", async () => {
    const bytes = await made();
    expect(await refused(bytes, { tables: 1 })).toEqual(["newer", "patience.db"]);
    const newer = Buffer.concat([Buffer.from("PATIENCE-BACKUP 2\n"), bytes]);
    expect(await refused(newer)).toEqual(["newer", "manifest"]);
  });

  it("is refused when it is something else", async () => {
    expect(await refused(Buffer.from("{}"))).toEqual(["notABackup", "manifest"]);
    expect(await refused(Buffer.alloc(100_000))).toEqual(["notABackup", "manifest"]);
  });
});

describe("a factory reset", () => {
  it("leaves nothing but the mark of an empty box", async () => {
    const store = await filled("a");
    const backups = openFolderBackups(parts("a"));
    await backups.make("box", 1);
    await backups.prepareReset();
    await store.close();
    const empty = await openSqliteStore(join(root, "a"));
    expect((await empty.load()).seq).toBe(0);
    await empty.close();
    const left = readdirSync(join(root, "a")).sort();
    expect(left).toEqual(["box.lock", "first-run", "patience.db"]);
  });
});
