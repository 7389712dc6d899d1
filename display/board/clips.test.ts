import { describe, expect, it } from "vitest";
import { Clips, isWholeWav } from "./clips.ts";

/** A WAV file of silence: 16 bit, mono, 8000 Hz. */
function wav(durationMs: number): ArrayBuffer {
  const length = durationMs * 16;
  const view = new DataView(new ArrayBuffer(44 + length));
  view.setUint32(0, 0x52494646);
  view.setUint32(4, 36 + length, true);
  view.setUint32(8, 0x57415645);
  return view.buffer;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A box that serves these bytes, whatever is asked, and a decoder that believes every header. */
function clipsFrom(bytes: () => ArrayBuffer, status = 200) {
  const asked: string[] = [];
  const clips = new Clips(
    async (wave) => ({ duration: (wave.byteLength - 44) / 16_000 }) as AudioBuffer,
    (async (path: string) => {
      asked.push(path);
      return { ok: status === 200, status, arrayBuffer: async () => bytes() };
    }) as unknown as typeof fetch,
  );
  return { clips, asked };
}

const whole = wav(500);

describe("the clips of a call", () => {
  it("are fetched by their hash, once", async () => {
    const hash = await hashOf(whole);
    const { clips, asked } = clipsFrom(() => whole);
    const ref = { hash, durationMs: 500 };
    expect(await clips.all([ref])).toMatchObject([{ duration: 0.5 }]);
    expect(await clips.all([ref])).toHaveLength(1);
    expect(asked).toEqual([`/v1/clips/${hash}.wav`]);
  });

  it("are not played when one of them is missing", async () => {
    const hash = await hashOf(whole);
    const { clips } = clipsFrom(() => whole, 404);
    expect(await clips.all([{ hash, durationMs: 500 }])).toBeNull();
  });

  it("are not played when the bytes are others than promised", async () => {
    const { clips } = clipsFrom(() => whole);
    expect(await clips.all([{ hash: "0".repeat(64), durationMs: 500 }])).toBeNull();
  });

  it("are not played when cut short, which a browser would do without a word", async () => {
    const cut = whole.slice(0, 2_000);
    const { clips } = clipsFrom(() => cut);
    expect(await clips.all([{ hash: await hashOf(cut), durationMs: 500 }])).toBeNull();
  });

  it("are not played when they are of another length", async () => {
    const { clips } = clipsFrom(() => whole);
    expect(await clips.all([{ hash: await hashOf(whole), durationMs: 900 }])).toBeNull();
  });

  it("are forgotten when many others came, the longest unused first", async () => {
    let served = whole;
    const { clips, asked } = clipsFrom(() => served);
    const refOf = async (durationMs: number) => {
      served = wav(durationMs);
      return { hash: await hashOf(served), durationMs };
    };
    const first = await refOf(1);
    await clips.all([first]);
    for (let durationMs = 2; durationMs <= 62; durationMs += 1)
      await clips.all([await refOf(durationMs)]);
    served = wav(1);
    await clips.all([first]);
    expect(asked.filter((path) => path.includes(first.hash))).toHaveLength(2);
  });
});

describe("a WAV file", () => {
  it.each([
    ["whole", whole, true],
    ["empty", new ArrayBuffer(0), false],
    ["cut", whole.slice(0, 100), false],
    ["not one", new ArrayBuffer(8_044), false],
    ["far too long", wav(300_000), false],
  ])("%s is seen as what it is", (_name, bytes, good) => {
    expect(isWholeWav(bytes)).toBe(good);
  });
});
