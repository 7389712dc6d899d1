import { describe, expect, it } from "vitest";
import { confirmationOf, stages } from "./confirmation.ts";
import { profileNamed } from "./profiles.ts";

const epson = profileNamed("epson-80");
const processId = (id: string) => ({ kind: "processId", id }) as const;
const idOf = (probe: Uint8Array | undefined) =>
  Buffer.from(probe ?? [])
    .subarray(7)
    .toString();

describe("confirming by process ids", () => {
  it("asks with four printable characters that belong to the job and the place", () => {
    const { marks, probe } = confirmationOf(epson, "job-0001");
    const ids = [idOf(probe), marks.beforeCut, marks.afterCut];
    for (const id of ids) expect(id).toMatch(/^[ -~]{4}$/);
    expect(new Set(ids).size).toBe(3);
    expect(confirmationOf(epson, "job-0001").marks).toEqual(marks);
    expect(confirmationOf(epson, "job-0002").marks).not.toEqual(marks);
  });

  it("follows the printer from place to place, and never back", () => {
    const confirmation = confirmationOf(epson, "job-0001");
    const { probe, marks } = confirmation;
    expect(confirmation.stage).toBe(stages.none);
    const heard = [
      [processId("zzzz"), stages.none],
      [{ kind: "queued", byte: 0 }, stages.none],
      [processId(idOf(probe)), stages.ready],
      [processId(marks.beforeCut), stages.printed],
      [processId(idOf(probe)), stages.printed],
      [processId(marks.afterCut), stages.cut],
    ] as const;
    for (const [event, stage] of heard) {
      confirmation.hear(event);
      expect(confirmation.stage).toBe(stage);
    }
  });

  it("takes the last answer for all", () => {
    const confirmation = confirmationOf(epson, "job-0001");
    confirmation.hear(processId(confirmation.marks.afterCut));
    expect(confirmation.stage).toBe(stages.cut);
  });
});

describe("confirming by queued status", () => {
  it("counts the answers", () => {
    const confirmation = confirmationOf({ ...epson, confirmation: "queuedStatus" }, "job-0001");
    expect(confirmation.probe).toEqual(Uint8Array.of(0x1d, 0x72, 1));
    for (const stage of [stages.ready, stages.printed, stages.cut, stages.cut]) {
      confirmation.hear({ kind: "queued", byte: 0 });
      expect(confirmation.stage).toBe(stage);
    }
  });
});

describe("a printer that confirms nothing", () => {
  it("is asked nothing and believed nothing", () => {
    const confirmation = confirmationOf({ ...epson, confirmation: "none" }, "job-0001");
    expect(confirmation.probe).toBeUndefined();
    confirmation.hear(processId(confirmation.marks.afterCut));
    expect(confirmation.stage).toBe(stages.none);
  });
});
