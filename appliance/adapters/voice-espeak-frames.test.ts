import { describe, expect, it } from "vitest";
import { encodeFrame, type Frame, frameReader } from "./voice-espeak-frames.ts";

const frames: Frame[] = [
  { kind: "ready", body: new Uint8Array() },
  { kind: "sound", body: new Uint8Array([1, 2, 3, 4, 5, 6, 7]) },
  { kind: "failure", body: Buffer.from("no such voice") },
];
const bytes = Buffer.concat(frames.map(encodeFrame));
const plain = (list: readonly Frame[]) => list.map(({ kind, body }) => [kind, [...body]]);

describe("frames", () => {
  it.each([1, 2, 3, 5, 8, 1000])("come out whole from pieces of %d bytes", (size) => {
    const read = frameReader(100);
    const seen: Frame[] = [];
    for (let at = 0; at < bytes.length; at += size)
      seen.push(...read(bytes.subarray(at, at + size)));
    expect(plain(seen)).toEqual(plain(frames));
  });

  it("wait for their last byte", () => {
    const read = frameReader(100);
    expect(read(bytes.subarray(0, 4))).toEqual([]);
    expect(plain(read(bytes.subarray(4, 5)))).toEqual([["ready", []]]);
  });

  it("of an unknown kind are refused", () => {
    expect(() => frameReader(100)(Buffer.from("hello world"))).toThrow("rubbish");
  });

  it("that announce more than the bound are refused before they are held", () => {
    const frame = encodeFrame({ kind: "sound", body: new Uint8Array(101) });
    expect(() => frameReader(100)(frame.subarray(0, 5))).toThrow("rubbish");
  });
});
