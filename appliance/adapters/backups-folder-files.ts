import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of a file; 0 when it is not there. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array);
  return hash.digest("hex");
}

/** The files of the assets folder by the names that they have in a backup; nothing half written. */
export async function assetFiles(dir: string): Promise<(readonly [string, string])[]> {
  const names = await readdir(dir).catch(() => []);
  const whole = names.filter((name) => /^[0-9a-f]{64}(\.json)?$/.test(name)).sort();
  return whole.map((name) => [`assets/${name}`, join(dir, name)] as const);
}

/** Writes a new file, durably. */
export async function writeAll(
  path: string,
  parts: AsyncIterable<Uint8Array>,
  written: (bytes: number) => void,
): Promise<void> {
  const file = await open(path, "w", 0o600);
  let done = 0;
  try {
    for await (const part of parts) {
      await file.write(part);
      done += part.length;
      written(done);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
