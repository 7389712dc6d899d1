import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterAll, describe, expect, it } from "vitest";
import { EscPosBuilder } from "../escpos/encode.ts";
import { encoderFor, profiles } from "../profiles.ts";
import { goldenTickets } from "./golden.contract.ts";
import { proofOf } from "./proof.ts";
import { layoutTicket } from "./ticket.ts";
import { wifiPayload } from "./wifi.ts";

/*
 * Our tickets, read by what is not ours: zbar reads the codes of the pictures, the platform's own decoder the text of
 * the bytes, and the logo's dots are taken from the command as the manual lays it out.
 */

const hasZbar = spawnSync("zbarimg", ["--version"]).status === 0;
const scratch = mkdtempSync(join(tmpdir(), "judges-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const profileOf = (name: string) => {
  const profile = profiles.get(name);
  if (!profile) throw new Error(name);
  return profile;
};

/** What a telephone would read of a picture. */
async function codesIn(svg: string, name: string): Promise<string[]> {
  const image = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  const file = join(scratch, `${name}.png`);
  writeFileSync(file, canvas.toBuffer("image/png"));
  const read = execFileSync("zbarimg", ["--quiet", "--raw", file], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return read.toString().trim().split("\n").sort();
}

describe("the codes of the kept tickets", () => {
  it.skipIf(!hasZbar).each(Object.entries(goldenTickets))(
    "are read by zbarimg (%s)",
    async (name, { face, profile }) => {
      const printer = profileOf(profile);
      const { svg } = proofOf(layoutTicket(face, printer), printer);
      const { wifi } = face.layout ?? {};
      const wanted = [face.followUrl, ...(wifi ? [wifiPayload(wifi.ssid, wifi.password)] : [])];
      expect(await codesIn(svg, name)).toEqual(wanted.sort());
    },
    // The drawing library is loaded for it, and on a busy machine that takes seconds.
    60_000,
  );
});

describe("French on paper", () => {
  const french = "Où, cœur, l’été… – « ŒUVRE » — 5 € Ÿ À Ç";
  const written = [...profiles.values()].filter(({ codePages }) => codePages["windows-1252"]);

  it.each(written)("is what another decoder of Windows-1252 reads, on $name", (profile) => {
    const bytes = new EscPosBuilder(encoderFor(profile)).initialize().line(french).bytes();
    expect(new TextDecoder("windows-1252").decode(bytes)).toContain(french);
  });
});

describe("the logo", () => {
  it("goes to the printer dot for dot (GS v 0: width in bytes, height, then rows)", () => {
    const printer = profileOf("epson-80");
    const [width, height] = [384, 96];
    // Some of everything, and bytes that a printer would obey if they stood in data as they are.
    const dots = Buffer.from(
      Array.from({ length: (width / 8) * height }, (_, n) => (n * 37) % 251),
    );
    const logo = { id: "0a0b0c0d", width, height, dots: dots.toString("base64") };
    const { face } = goldenTickets["fr"] ?? {};
    if (!face?.layout) throw new Error("no French ticket");
    const bytes = Buffer.from(layoutTicket({ ...face, layout: { ...face.layout, logo } }, printer));
    expect(rasterIn(bytes)).toEqual(dots);
  });
});

/** Every raster of a ticket, one below the other: a picture may come in bands. */
function rasterIn(bytes: Buffer): Buffer {
  const bands: Buffer[] = [];
  const head = Buffer.of(0x1d, 0x76, 0x30);
  for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
    const size = bytes.readUInt16LE(at + 4) * bytes.readUInt16LE(at + 6);
    bands.push(bytes.subarray(at + 8, at + 8 + size));
    at += 7 + size;
  }
  return Buffer.concat(bands);
}
