import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type AssetRefused, type Assets, type NewAsset, wholeOf } from "../ports/assets.ts";

const logo: NewAsset = { kind: "logo", name: "logo.png", mediaType: "image/png", at: 1_000 };
const roomy = { maxBytes: 1_000_000 };

async function* of(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield new TextEncoder().encode(part);
  }
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What every adapter of the port promises. `open` gives an empty one that holds three files and 100 bytes at most. */
export function assetsContract(open: () => Promise<Assets>): void {
  let assets: Assets;
  const text = async (id: string, range?: { start: number; end: number }) => {
    const bytes = await assets.read(id, range);
    return bytes && new TextDecoder().decode(await wholeOf(bytes));
  };
  beforeEach(async () => {
    assets = await open();
  });

  describe("an uploaded file", () => {
    it("is kept under the hash of its bytes, with what is known of it", async () => {
      const info = await assets.put(logo, of("ab", "cd"), roomy);
      expect(info).toEqual({ ...logo, id: sha256("abcd"), size: 4 });
      expect(await assets.info(info.id)).toEqual(info);
      expect(await text(info.id)).toBe("abcd");
    });

    it("is read in ranges", async () => {
      const { id } = await assets.put(logo, of("abcdef"), roomy);
      expect(await text(id, { start: 2, end: 3 })).toBe("cd");
    });

    it("is one asset when it comes twice, and keeps its first name", async () => {
      await assets.put(logo, of("abcd"), roomy);
      const again = await assets.put({ ...logo, name: "autre.png", at: 2_000 }, of("abcd"), roomy);
      expect(again.name).toBe("logo.png");
      expect(await assets.list()).toHaveLength(1);
    });

    it("is refused beyond its size, empty, or without room, and leaves nothing", async () => {
      const why = (put: Promise<unknown>) => put.catch((error: AssetRefused) => error.why);
      expect(await why(assets.put(logo, of("abc", "def"), { maxBytes: 5 }))).toBe("tooLarge");
      expect(await why(assets.put(logo, of(), roomy))).toBe("empty");
      expect(await why(assets.put(logo, of("x".repeat(101)), roomy))).toBe("full");
      for (const part of ["a", "b", "c"]) await assets.put(logo, of(part), roomy);
      expect(await why(assets.put(logo, of("d"), roomy))).toBe("full");
      expect(await assets.list()).toHaveLength(3);
    });

    it("leaves nothing when its sender breaks off", async () => {
      await expect(assets.put(logo, of("ab", new Error("gone")), roomy)).rejects.toThrow("gone");
      expect(await assets.list()).toEqual([]);
    });

    it("is gone when it is removed, once", async () => {
      const { id } = await assets.put(logo, of("abcd"), roomy);
      expect(await assets.remove(id)).toBe(true);
      expect(await assets.remove(id)).toBe(false);
      expect([await assets.info(id), await assets.read(id)]).toEqual([null, null]);
    });
  });

  it("lists the newest first, by kind", async () => {
    await assets.put(logo, of("a"), roomy);
    await assets.put({ ...logo, kind: "video", at: 2_000 }, of("b"), roomy);
    expect((await assets.list()).map(({ kind }) => kind)).toEqual(["video", "logo"]);
    expect((await assets.list("logo")).map(({ kind }) => kind)).toEqual(["logo"]);
  });
}
