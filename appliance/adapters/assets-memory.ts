import { createHash } from "node:crypto";
import {
  type AssetInfo,
  AssetRefused,
  type Assets,
  assetsMost,
  type ByteRange,
} from "../ports/assets.ts";

/** Files in memory, for tests. */
export function memoryAssets(most: { files: number; bytes: number } = assetsMost): Assets {
  const kept = new Map<string, { info: AssetInfo; bytes: Uint8Array }>();
  const used = () => [...kept.values()].reduce((sum, { info }) => sum + info.size, 0);
  return {
    async put(asset, source, { maxBytes }) {
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const part of source) {
        size += part.length;
        if (size > maxBytes) throw new AssetRefused("tooLarge");
        parts.push(part);
      }
      if (size === 0) throw new AssetRefused("empty");
      const bytes = Buffer.concat(parts);
      const id = createHash("sha256").update(bytes).digest("hex");
      const known = kept.get(id);
      if (known) return known.info;
      if (kept.size >= most.files || used() + size > most.bytes) throw new AssetRefused("full");
      const info: AssetInfo = { id, ...asset, size };
      kept.set(id, { info, bytes });
      return info;
    },
    info: async (id) => kept.get(id)?.info ?? null,
    async read(id, range) {
      const bytes = kept.get(id)?.bytes;
      return bytes ? once(range ? cut(bytes, range) : bytes) : null;
    },
    list: async (kind) =>
      [...kept.values()]
        .map(({ info }) => info)
        .filter((info) => kind === undefined || info.kind === kind)
        .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    remove: async (id) => kept.delete(id),
  };
}

function cut(bytes: Uint8Array, { start, end }: ByteRange): Uint8Array {
  return bytes.subarray(start, end + 1);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
