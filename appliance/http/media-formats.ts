/** As many bytes of a file as tell its format. */
export const sniffBytes = 512;

const formats: readonly (readonly [mediaType: string, is: (head: Buffer) => boolean])[] = [
  ["image/png", (head) => head.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))],
  ["image/jpeg", (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ["image/webp", (head) => isRiff(head, "WEBP")],
  [
    "image/svg+xml",
    (head) => /^\uFEFF?\s*<(\?xml|!--|!DOCTYPE svg|svg)/.test(head.toString("utf8")),
  ],
  ["video/mp4", (head) => head.subarray(4, 8).toString("latin1") === "ftyp"],
  ["video/webm", (head) => head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))],
  ["audio/wav", (head) => isRiff(head, "WAVE")],
];

function isRiff(head: Buffer, kind: string): boolean {
  const text = head.subarray(0, 12).toString("latin1");
  return text.startsWith("RIFF") && text.endsWith(kind);
}

/** The media type that the first bytes of a file show (the formats' own magic numbers); null for any other. */
export function formatOf(head: Uint8Array): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  return formats.find(([, is]) => is(bytes))?.[0] ?? null;
}
