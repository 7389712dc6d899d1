import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The companions of a database go with it: beside another database they would be taken for its own. */
const database = ["patience.db-wal", "patience.db-shm", "patience.db"];
/** Made from the database: of another one it would tell lies. */
const figures = ["figures.db-wal", "figures.db-shm", "figures.db"];
/** All that a box keeps of its site. */
const everything = [...database, ...figures, "assets", "backups", "replaced", "mosquitto"];

/**
 * Puts a backup that was laid ready in the place of the data, or empties the folder for a factory reset. Called with the
 * folder locked and nothing open. It can be cut short at any moment: the next start goes on with it. True when a backup
 * was put in place.
 */
export function takeRestore(dir: string): boolean {
  if (existsSync(join(dir, "restore", "RESET"))) resetFolder(dir);
  const next = join(dir, "restore", "next");
  if (!existsSync(join(next, "READY"))) return false;
  if (!existsSync(join(next, "KEPT"))) keepReplaced(dir, next);
  for (const name of figures) rmSync(join(dir, name), { force: true });
  for (const name of ["assets", "patience.db"])
    if (existsSync(join(next, name))) {
      rmSync(join(dir, name), { recursive: true, force: true });
      renameSync(join(next, name), join(dir, name));
    }
  rmSync(join(dir, "first-run"), { force: true });
  rmSync(join(dir, "restore"), { recursive: true, force: true });
  return true;
}

/** What stood there is kept, one such copy at a time. */
function keepReplaced(dir: string, next: string): void {
  const replaced = join(dir, "replaced");
  const begun = join(next, "KEEPING");
  if (!existsSync(begun)) {
    rmSync(replaced, { recursive: true, force: true });
    writeFileSync(begun, "");
  }
  mkdirSync(replaced, { recursive: true, mode: 0o700 });
  for (const name of ["assets", ...database])
    if (existsSync(join(dir, name))) renameSync(join(dir, name), join(replaced, name));
  writeFileSync(join(next, "KEPT"), "");
}

/** The mark stays until all is gone. `first-run` says that this box is empty on purpose. */
function resetFolder(dir: string): void {
  writeFileSync(join(dir, "first-run"), "");
  const copies = readdirSync(dir).filter((name) => /^patience-v\d+\.db/.test(name));
  for (const name of [...copies, ...everything])
    rmSync(join(dir, name), { recursive: true, force: true });
  rmSync(join(dir, "restore"), { recursive: true, force: true });
}
