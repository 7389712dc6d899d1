import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ticketRow } from "../app/rows.ts";
import { type Store, StoreUnavailable } from "../ports/store.ts";
import { sampleEvent, sampleTicket, storeContract } from "./store.contract.ts";
import { openDatabase, openSqliteStore } from "./store-sqlite.ts";
import { storeOver } from "./store-sqlite-core.ts";
import { type Migration, migrate, migrations } from "./store-sqlite-migrations.ts";
import { upkeepContract } from "./upkeep.contract.ts";

let dir: string;
let opened: Store[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "patience-store-"));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function open(folder = join(dir, "data")): Promise<Store> {
  const store = await openSqliteStore(folder);
  opened.push(store);
  return store;
}

function append(store: Store, seq: number): Promise<void> {
  return store.transact((tx) => tx.append([sampleEvent(seq)]));
}

async function refusal(folder: string): Promise<string> {
  const failure = await open(folder).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(StoreUnavailable);
  const { message } = failure as StoreUnavailable;
  expect(message).toContain(`«\u202f${folder}\u202f»`);
  return message;
}

const opening = async () => {
  const folder = mkdtempSync(join(tmpdir(), "patience-store-"));
  const store = await openSqliteStore(folder);
  const dispose = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { store, dispose };
};
storeContract("SQLite", opening);
upkeepContract("SQLite", opening);

describe("a SQLite store that is opened again", () => {
  it("has everything", async () => {
    const first = await open();
    await first.transact(async (tx) => {
      await tx.append([sampleEvent(1), sampleEvent(2)]);
      await tx.put([ticketRow(sampleTicket("t1"))]);
      await tx.keepAnswer("k", { fingerprint: "f", status: 201, body: "{}" }, 5);
    });
    await first.saveSnapshot(1, "state");
    const key = await first.secrets.boxKey("pairing");
    const before = [await first.load(), await first.dump()];
    await first.close();

    const second = await open();
    expect([await second.load(), await second.dump()]).toEqual(before);
    expect(await second.secrets.boxKey("pairing")).toBe(key);
    expect(await second.transact((tx) => tx.keptAnswer("k"))).toMatchObject({ status: 201 });
  });

  it("has flushed its log into the one file when it closed", async () => {
    const store = await open();
    await append(store, 1);
    await store.close();
    expect(readdirSync(join(dir, "data")).sort()).toEqual(["box.lock", "patience.db"]);
  });

  it("keeps the folder and its files to their owner", async () => {
    const store = await open();
    await append(store, 1);
    const data = join(dir, "data");
    expect(statSync(data).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(data))
      expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it("commits durably", async () => {
    const db = openDatabase(join(dir, "x.db"));
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    db.close();
  });
});

describe("a data folder that cannot be opened", () => {
  it("is one that another box holds, in this process or another", async () => {
    const store = await open();
    const message = await refusal(join(dir, "data"));
    expect(message).toMatch(/déjà utilisé.*already in use/s);
    await append(store, 1);
    expect((await store.load()).seq).toBe(1);
    await store.close();
    expect((await (await open()).load()).seq).toBe(1);
  });

  it("is a file", async () => {
    writeFileSync(join(dir, "file"), "");
    expect(await refusal(join(dir, "file"))).toMatch(/not a usable folder/);
    expect(await refusal(join(dir, "file", "below"))).toMatch(/not a usable folder/);
  });

  it.skipIf(process.getuid?.() === 0)("is one that may not be written", async () => {
    mkdirSync(join(dir, "data"));
    chmodSync(join(dir, "data"), 0o500);
    expect(await refusal(join(dir, "data"))).toMatch(/cannot be written/);
  });

  it("holds a file that is no database", async () => {
    mkdirSync(join(dir, "data"));
    writeFileSync(join(dir, "data", "patience.db"), "no database at all\n".repeat(400));
    expect(await refusal(join(dir, "data"))).toMatch(/endommagées.*damaged/s);
  });

  it("holds the database of another program", async () => {
    mkdirSync(join(dir, "data"));
    const db = new Database(join(dir, "data", "patience.db"));
    db.exec("CREATE TABLE recipe (name TEXT)");
    db.close();
    expect(await refusal(join(dir, "data"))).toMatch(/another program/);
  });

  it("comes from a newer version, and stays as it is", async () => {
    await (await open()).close();
    const path = join(dir, "data", "patience.db");
    const db = new Database(path);
    db.pragma("user_version = 99");
    db.close();
    const before = readFileSync(path);
    expect(await refusal(join(dir, "data"))).toMatch(/plus récente.*newer Patience/s);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("holds a log with a hole, and says so when it is loaded", async () => {
    const store = await open();
    await store.transact((tx) => tx.append([1, 2, 3].map(sampleEvent)));
    await store.close();
    const db = new Database(join(dir, "data", "patience.db"));
    db.exec("DELETE FROM event WHERE seq = 2");
    db.close();
    await expect((await open()).load()).rejects.toThrow(StoreUnavailable);
  });
});

describe("a snapshot that is damaged", () => {
  async function withSnapshots(damage: string): Promise<Store> {
    const store = await open();
    await store.transact((tx) => tx.append([1, 2, 3, 4].map(sampleEvent)));
    for (const seq of [1, 2, 3]) await store.saveSnapshot(seq, `state at ${seq}`);
    await store.close();
    const db = new Database(join(dir, "data", "patience.db"));
    db.exec(damage);
    db.close();
    return open();
  }

  it("gives way to the one before it", async () => {
    const store = await withSnapshots("UPDATE snapshot SET state = 'sta' WHERE seq = 3");
    const { snapshot, events } = await store.load();
    expect(snapshot).toEqual({ seq: 2, state: "state at 2" });
    expect(events.map((event) => event.seq)).toEqual([3, 4]);
  });

  it("gives way to the whole log when there is no other", async () => {
    const store = await withSnapshots("UPDATE snapshot SET state = ''");
    const { snapshot, events } = await store.load();
    expect(snapshot).toBeNull();
    expect(events).toHaveLength(4);
  });

  it("is one of two at most", async () => {
    await (await withSnapshots("SELECT 1")).close();
    const db = new Database(join(dir, "data", "patience.db"));
    expect(db.prepare("SELECT seq FROM snapshot ORDER BY seq").pluck().all()).toEqual([2, 3]);
    db.close();
  });
});

describe("a migration", () => {
  const added: Migration = { note: "a colour", sql: "ALTER TABLE day ADD COLUMN colour TEXT" };

  it("goes forward, and keeps a copy of what was before", async () => {
    const store = await open();
    await append(store, 1);
    await store.close();
    const data = join(dir, "data");
    const db = openDatabase(join(data, "patience.db"));
    migrate(db, data, [...migrations, added]);
    expect(db.pragma("user_version", { simple: true })).toBe(migrations.length + 1);
    expect(db.prepare("SELECT colour FROM day").all()).toEqual([]);
    expect(db.prepare("SELECT count(*) FROM event").pluck().get()).toBe(1);
    db.close();

    const path = join(data, `patience-v${migrations.length}.db`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const copy = new Database(path, { readonly: true });
    expect(copy.pragma("user_version", { simple: true })).toBe(migrations.length);
    expect(copy.prepare("SELECT count(*) FROM event").pluck().get()).toBe(1);
    copy.close();
  });

  it("that fails changes nothing", () => {
    const db = openDatabase(join(dir, "x.db"));
    migrate(db, dir);
    const broken: Migration = { note: "broken", sql: `${added.sql}; SELECT nonsense FROM nowhere` };
    expect(() => migrate(db, dir, [...migrations, broken])).toThrow(/nowhere/);
    expect(db.pragma("user_version", { simple: true })).toBe(migrations.length);
    expect(() => db.prepare("SELECT colour FROM day")).toThrow(/colour/);
    db.close();
  });

  it("does nothing, and copies nothing, when there is nothing to do", () => {
    const db = openDatabase(join(dir, "x.db"));
    migrate(db, dir);
    migrate(db, dir);
    expect(readdirSync(dir).filter((file) => file.includes("-v"))).toEqual([]);
    db.close();
  });
});

describe("a full disk", () => {
  /** Room for some hundred events more. */
  function nearlyFull(): { store: Store; db: Database.Database } {
    const db = openDatabase(join(dir, "x.db"));
    migrate(db, dir);
    const pages = Number(db.pragma("page_count", { simple: true }));
    db.pragma(`max_page_count = ${pages + 20}`);
    const store = storeOver(
      db,
      (error) => new Error("fault", { cause: error }),
      () => undefined,
    );
    opened.push(store);
    return { store, db };
  }

  const many = Array.from({ length: 2_000 }, (_, index) => sampleEvent(index + 1));

  it("refuses the transaction whole, and the store goes on when there is room again", async () => {
    const { store, db } = nearlyFull();
    await append(store, 1);
    await expect(store.transact((tx) => tx.append(many.slice(1)))).rejects.toMatchObject({
      code: "SQLITE_FULL",
    });
    expect((await store.load()).seq).toBe(1);
    db.pragma("max_page_count = 100000");
    await store.transact((tx) => tx.append(many.slice(1)));
    expect((await store.load()).seq).toBe(2_000);
  });

  it("undoes an isolated work alone, or else everything: never a part", async () => {
    const { store } = nearlyFull();
    const outcome = await store
      .transact(async (tx) => {
        await tx.append([sampleEvent(1)]);
        await tx.isolated(() => tx.append(many.slice(1))).catch(() => "hidden");
      })
      .then(
        () => 1,
        () => 0,
      );
    expect((await store.load()).seq).toBe(outcome);
    expect(await store.transact(async () => "usable")).toBe("usable");
  });
});

describe("a store whose last flush fails", () => {
  it("says so, but lets go of the folder", async () => {
    const db = openDatabase(join(dir, "x.db"));
    migrate(db, dir);
    const released: string[] = [];
    const store = storeOver(
      db,
      () => new Error("fault"),
      () => void released.push("folder"),
    );
    await append(store, 1);
    db.pragma = () => {
      throw new Error("disk I/O error");
    };
    await expect(store.close()).rejects.toThrow("disk I/O error");
    expect([db.open, released]).toEqual([false, ["folder"]]);
    const again = openDatabase(join(dir, "x.db"));
    expect(again.prepare("SELECT count(*) FROM event").pluck().get()).toBe(1);
    again.close();
  });
});

describe("a store whose transaction was given up below it", () => {
  it("commits nothing of what comes after", async () => {
    const db = openDatabase(join(dir, "x.db"));
    migrate(db, dir);
    const store = storeOver(
      db,
      () => new Error("fault"),
      () => undefined,
    );
    opened.push(store);
    const losing = store.transact(async (tx) => {
      await tx.append([sampleEvent(1)]);
      // What SQLite does by itself after some I/O errors.
      db.exec("ROLLBACK");
      await tx.append([sampleEvent(1)]).catch(() => "hidden");
    });
    await expect(losing).rejects.toThrow(/given up/);
    expect((await store.load()).seq).toBe(0);
    await append(store, 1);
    expect((await store.load()).seq).toBe(1);
  });
});

describe("a process that is killed in the middle of commits", () => {
  const KILLS = 10;
  const module = fileURLToPath(new URL("./store-sqlite.ts", import.meta.url));
  /** Commits one event and its row after the other, and says each only when it is acknowledged. */
  const program = `
    import { writeSync } from "node:fs";
    import { openSqliteStore } from ${JSON.stringify(module)};
    const store = await openSqliteStore(process.argv[1]);
    let { seq } = await store.load();
    for (;;) {
      seq += 1;
      const event = { type: "clockAdjusted", byMs: seq };
      const columns = { day: String(seq).padStart(9, "0"), started_at: seq };
      await store.transact(async (tx) => {
        await tx.append([{ seq, at: seq, actor: "box", event }]);
        await tx.put([{ table: "day", columns }]);
      });
      writeSync(1, seq + "\\n");
    }`;

  /** Runs the program until it acknowledged some commits more, kills it, and says the last that it acknowledged. */
  async function runAndKill(data: string, commits: number): Promise<number> {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program, data], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "close");
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      said += chunk;
      if (said.split("\n").length > commits) child.kill("SIGKILL");
    });
    await exited;
    expect(child.signalCode).toBe("SIGKILL");
    return Number(said.split("\n").at(-2));
  }

  it("has lost nothing that it acknowledged, and its folder is free", async () => {
    const data = join(dir, "data");
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const acknowledged = await runAndKill(data, 1 + kill * 3);
      const store = await open(data);
      const { seq, events } = await store.load();
      expect(seq).toBeGreaterThanOrEqual(acknowledged);
      // The one in flight may have been committed, and no more than that.
      expect(seq).toBeLessThanOrEqual(acknowledged + 1);
      expect(events).toHaveLength(seq);
      expect(await store.dump()).toHaveLength(seq);
      await store.close();
    }
  }, 60_000);
});
