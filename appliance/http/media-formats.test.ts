import { describe, expect, it } from "vitest";
import { formatOf } from "./media-formats.ts";

describe("the format of a file", () => {
  it.each([
    ["image/png", "\x89PNG\r\n\x1a\nxx"],
    ["image/jpeg", "\xff\xd8\xff\xe0"],
    ["image/webp", "RIFFxxxxWEBPVP8 "],
    ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg">'],
    ["image/svg+xml", '\n<?xml version="1.0"?><svg/>'],
    ["video/mp4", "\0\0\0\x20ftypisom"],
    ["video/webm", "\x1a\x45\xdf\xa3xx"],
    ["audio/wav", "RIFFxxxxWAVEfmt "],
  ])("%s is seen in its first bytes", (format, head) => {
    expect(formatOf(Buffer.from(head, "latin1"))).toBe(format);
  });

  it.each(["", "RIFF", "hello", "<html>", "GIF89a"])("is none for %j", (head) => {
    expect(formatOf(Buffer.from(head))).toBeNull();
  });
});
