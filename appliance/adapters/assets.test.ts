import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assetsContract } from "./assets.contract.ts";
import { openFolderAssets } from "./assets-folder.ts";
import { memoryAssets } from "./assets-memory.ts";

const most = { files: 3, bytes: 100 };
const base = await mkdtemp(join(tmpdir(), "patience-assets-"));
afterAll(() => rm(base, { recursive: true }));
const folder = () => mkdtemp(join(base, "a-"));

async function* of(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
const logo = { kind: "logo", name: "logo.png", mediaType: "image/png", at: 1 } as const;

describe("assets in memory", () => assetsContract(async () => memoryAssets(most)));
describe("assets in a folder", () => {
  assetsContract(async () => openFolderAssets(await folder(), most));

  it("are there after a restart", async () => {
    const dir = await folder();
    const { id } = await (await openFolderAssets(dir)).put(logo, of("abcd"), { maxBytes: 9 });
    expect(await (await openFolderAssets(dir)).info(id)).toMatchObject({ ...logo, size: 4 });
  });

  it("lose at a start what a power cut left half written", async () => {
    const dir = await folder();
    const { id } = await (await openFolderAssets(dir)).put(logo, of("abcd"), { maxBytes: 9 });
    await writeFile(join(dir, "a".repeat(64)), "no description");
    await writeFile(join(dir, "1-1.new"), "half");
    await writeFile(join(dir, `${"b".repeat(64)}.json`), "{}");
    expect(await (await openFolderAssets(dir)).list()).toHaveLength(1);
    expect((await readdir(dir)).sort()).toEqual([id, `${id}.json`]);
  });
});
