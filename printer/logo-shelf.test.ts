import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TicketFace } from "../protocol/print.ts";
import { type Paper, startPaper } from "../scripts/paper-printer/stand-in.ts";
import { defaultLimits } from "./limits.ts";
import { keyOfPicture } from "./logo-shelf.ts";
import { Printer } from "./printer.ts";
import { profileNamed } from "./profiles.ts";
import { transportTo } from "./transport/target.ts";

const logo = {
  id: "5f3a9c0de1".repeat(6),
  width: 160,
  height: 64,
  dots: Buffer.alloc((160 / 8) * 64, 0xaa).toString("base64"),
};
const face: TicketFace = {
  ...{ label: "A032", serviceName: "Urologie", siteName: "Hôpital", issuedAt: 0, zone: "UTC" },
  ...{ language: "fr", ahead: 3, lowMinutes: 5, highMinutes: 10, welcome: "Bienvenue" },
  followUrl: "http://10.0.0.5/t/k7QmX2v9Rd",
  layout: {
    largePrint: false,
    blocks: [
      { kind: "logo", size: "normal" },
      { kind: "number", size: "large" },
    ],
    logo,
  },
};

let paper: Paper;
let printer: Printer;
beforeEach(async () => {
  paper = await startPaper({ port: 0, lineMs: 1 });
  printer = printerAt(paper);
});
afterEach(async () => {
  await printer.close();
  await paper.close();
});

function printerAt({ port }: Paper): Printer {
  return new Printer({
    transport: transportTo(`tcp://127.0.0.1:${port}`),
    profile: profileNamed("epson-80"),
    limits: defaultLimits,
    leftovers: false,
    onCondition: () => undefined,
  });
}

const pictures = () =>
  paper.tickets().map(({ imprints }) => imprints.filter(({ kind }) => kind === "image").length);
const sizes = () => paper.raw().map((bytes) => bytes.length);

describe("a logo", () => {
  it("comes along with the first ticket, and is named by the next ones", async () => {
    await printer.print("job-00000001.1", face);
    await printer.check();
    expect((await printer.print("job-00000002.1", face)).outcome).toBe("printed");
    await printer.check();
    await printer.print("job-00000003.1", face);
    expect(pictures()).toEqual([1, 1, 1]);
    // What was stored came between the first ticket and the second.
    const [first = 0, second = 0, third = 0] = sizes();
    expect(first).toBeGreaterThan(1_280);
    expect(second).toBeGreaterThan(1_280);
    expect(third).toBeLessThan(200);
  }, 30_000);

  it("goes to a printer that takes the place of another", async () => {
    await printer.print("job-00000001.1", face);
    await printer.check();
    await printer.close();
    await paper.close();
    paper = await startPaper({ port: 0, lineMs: 1 });
    printer = printerAt(paper);
    await printer.print("job-00000002.1", face);
    await printer.check();
    await printer.print("job-00000003.1", face);
    await printer.print("job-00000004.1", face);
    expect(pictures()).toEqual([1, 1, 1]);
    expect(sizes()[2]).toBeLessThan(200);
  }, 30_000);

  it("has the same key everywhere, in two characters that a printer takes", () => {
    expect(keyOfPicture(logo.id)).toBe(keyOfPicture(logo.id));
    for (const id of ["00000000", "ffffffff", "5f3a9c0d", "not hex"])
      expect(keyOfPicture(id)).toMatch(/^[!-~]{2}$/);
  });
});
