import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type AssetInfo,
  type AssetKind,
  AssetRefused,
  type Assets,
  assetsMost,
  type NewAsset,
} from "../ports/assets.ts";

const idShape = /^[0-9a-f]{64}$/;

/**
 * Files in a folder: `ID` holds the bytes, `ID.json` what is known of them. The description is written last, so that a
 * file without one was never acknowledged; such leftovers of a power cut go at the next start.
 */
export async function openFolderAssets(
  dir: string,
  most: { files: number; bytes: number } = assetsMost,
): Promise<Assets> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const known = await readAll(dir);
  let used = [...known.values()].reduce((sum, { size }) => sum + size, 0);
  let count = 0;
  return {
    async put(asset, source, { maxBytes }) {
      count += 1;
      const scratch = join(dir, `${process.pid}-${count}.new`);
      try {
        const { id, size } = await receive(scratch, source, Math.min(maxBytes, most.bytes - used));
        const before = known.get(id);
        if (before) return before;
        if (known.size >= most.files) throw new AssetRefused("full");
        const info: AssetInfo = { id, ...asset, size };
        await settle(dir, scratch, info);
        known.set(id, info);
        used += size;
        return info;
      } catch (error) {
        throw used + maxBytes > most.bytes && isTooLarge(error) ? new AssetRefused("full") : error;
      } finally {
        await rm(scratch, { force: true });
      }
    },
    info: async (id) => known.get(id) ?? null,
    read: async (id, range) => (known.has(id) ? createReadStream(join(dir, id), range) : null),
    list: async (kind) => newestFirst(known, kind),
    async remove(id) {
      const info = known.get(id);
      if (!info) return false;
      known.delete(id);
      used -= info.size;
      await rm(join(dir, `${id}.json`), { force: true });
      await rm(join(dir, id), { force: true });
      return true;
    },
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof AssetRefused && error.why === "tooLarge";
}

function newestFirst(known: ReadonlyMap<string, AssetInfo>, kind?: AssetKind): AssetInfo[] {
  return [...known.values()]
    .filter((info) => kind === undefined || info.kind === kind)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** Writes the source to a scratch file, durably, and names it by its content. */
async function receive(
  path: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ id: string; size: number }> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const part of source) {
      size += part.length;
      if (size > maxBytes) throw new AssetRefused("tooLarge");
      hash.update(part);
      await file.writeFile(part);
    }
    if (size === 0) throw new AssetRefused("empty");
    await file.sync();
  } finally {
    await file.close();
  }
  return { id: hash.digest("hex"), size };
}

/** First the bytes under their name, then their description; each is on the disk before the next step. */
async function settle(dir: string, scratch: string, info: AssetInfo): Promise<void> {
  await rename(scratch, join(dir, info.id));
  const description = join(dir, `${info.id}.json.new`);
  await written(description, (file) => file.writeFile(JSON.stringify(info)));
  await rename(description, join(dir, `${info.id}.json`));
  const folder = await open(dir, "r");
  await folder.sync().finally(() => folder.close());
}

async function written(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readAll(dir: string): Promise<Map<string, AssetInfo>> {
  const known = new Map<string, AssetInfo>();
  const names = new Set(await readdir(dir));
  for (const name of names) {
    if (!idShape.test(name)) continue;
    const info = names.has(`${name}.json`) ? await describe(dir, name) : null;
    if (info) known.set(name, info);
  }
  for (const name of names)
    if (!known.has(name.replace(/\.json$/, ""))) await rm(join(dir, name), { force: true });
  return known;
}

async function describe(dir: string, id: string): Promise<AssetInfo | null> {
  try {
    const { kind, name, mediaType, at, size } = JSON.parse(
      await readFile(join(dir, `${id}.json`), "utf8"),
    ) as NewAsset & { size: number };
    return { id, kind, name, mediaType, at, size };
  } catch {
    return null;
  }
}
