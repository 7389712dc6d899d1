import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decode } from "../escpos/decode.ts";
import { profileNamed } from "../profiles.ts";
import { goldenTickets } from "./golden.contract.ts";
import { proofOf } from "./proof.ts";
import { layoutTicket } from "./ticket.ts";

/*
 * Tickets that people have looked at: their bytes, with a picture beside them. `PATIENCE_GOLDEN=write` keeps new ones;
 * look at the pictures before that.
 */
const kept = join(import.meta.dirname, "golden");
const scratch = join(tmpdir(), "patience-golden");
const writes = process.env["PATIENCE_GOLDEN"] === "write";
const marks = { beforeCut: "aaa-", afterCut: "aaa." };

const hexOf = (bytes: Uint8Array) =>
  (
    Buffer.from(bytes)
      .toString("hex")
      .match(/.{1,96}/g) ?? []
  )
    .join("\n")
    .concat("\n");

describe.each(Object.entries(goldenTickets))("the ticket « %s »", (name, { face, profile }) => {
  const printer = profileNamed(profile);
  const bytes = layoutTicket(face, printer, marks);
  const proof = proofOf(bytes, printer);
  const files = { hex: join(kept, `${name}.hex`), svg: join(kept, `${name}.svg`) };

  it("is the one that people looked at", () => {
    if (writes) {
      mkdirSync(kept, { recursive: true });
      writeFileSync(files.hex, hexOf(bytes));
      writeFileSync(files.svg, `${proof.svg}\n`);
    }
    const before = existsSync(files.hex) ? readFileSync(files.hex, "latin1") : "";
    if (before !== hexOf(bytes)) {
      mkdirSync(scratch, { recursive: true });
      writeFileSync(join(scratch, `${name}.svg`), proof.svg);
    }
    expect(before, `changed: look at ${files.svg} and at ${scratch}/${name}.svg`).toBe(
      hexOf(bytes),
    );
  });

  it("has the number as its tallest word, and nothing that a printer would not know", () => {
    const drawn = decode(bytes, printer.columns);
    const runs = drawn.flatMap((item) => (item.kind === "line" ? item.runs : []));
    const tallest = runs.toSorted((a, b) => b.height - a.height)[0];
    expect(tallest?.text).toBe(face.label);
    expect(drawn.filter(({ kind }) => kind === "unknown")).toEqual([]);
    expect(runs.map(({ text }) => text).join("")).not.toContain("\ufffd");
  });

  it("takes at most 600 bytes, or 300 more with a second code", () => {
    expect(bytes.length).toBeLessThanOrEqual(face.layout?.wifi ? 900 : 600);
  });
});

describe("large print", () => {
  it.each(["large", "narrow-large"])("has a number at least 15 mm high (%s)", (name) => {
    const golden = goldenTickets[name];
    if (!golden) throw new Error(name);
    const printer = profileNamed(golden.profile);
    const drawn = decode(
      layoutTicket({ ...golden.face, label: "ABC00123" }, printer),
      printer.columns,
    );
    const heights = drawn.flatMap((item) =>
      item.kind === "line" ? item.runs.map(({ height }) => height * 24) : [],
    );
    expect(Math.max(...heights)).toBeGreaterThanOrEqual(120);
  });
});
