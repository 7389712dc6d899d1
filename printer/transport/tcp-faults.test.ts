import { describe, expect, it, vi } from "vitest";
import { aPromiseSettles, limits, paperWith, printerAt, whole } from "./tcp-trial.contract.ts";
import { trialFace } from "./trial-face.contract.ts";

describe("a printer that is well", () => {
  it("prints each ticket once, in order, over one connection", async () => {
    const paper = await paperWith();
    const { printer, conditions } = printerAt(paper.port);
    const labels = Array.from({ length: 20 }, (_, index) => `A${index + 100}`);
    const verdicts = await Promise.all(
      labels.map((label) => printer.print(label, trialFace(label))),
    );
    for (const verdict of verdicts)
      expect(verdict).toEqual({ outcome: "printed", reason: "none", sent: true });
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(labels);
    expect(conditions).toEqual(["ready"]);
  });

  it("is slow: the answer comes after the paper, not before", async () => {
    const paper = await paperWith();
    await paper.fault("slow", true);
    const { printer } = printerAt(paper.port);
    const verdict = printer.print("job-slow", trialFace("A001"));
    expect(await aPromiseSettles(verdict)).toBe(false);
    expect((await verdict).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
  });

  it("sends its status first and reads late: 20 of 20 tickets are printed", async () => {
    const paper = await paperWith();
    paper.behave({ statusFirst: true, readAfterMs: 100 });
    for (let index = 0; index < 20; index += 1) {
      const { printer } = printerAt(paper.port);
      expect((await printer.print(`job-${index}`, trialFace(`B${index}`))).outcome).toBe("printed");
      await printer.close();
    }
    expect(paper.tickets()).toHaveLength(20);
  });

  it("tells of a change by itself", async () => {
    const paper = await paperWith();
    const { printer, conditions } = printerAt(paper.port);
    await printer.print("job-asb", trialFace("A001"));
    await paper.fault("cover", true);
    await vi.waitFor(() => expect(conditions).toEqual(["ready", "coverOpen"]));
  });
});

describe("nothing comes out, and that is certain", () => {
  it.each([
    ["paper", "paperOut"],
    ["cover", "coverOpen"],
  ] as const)("with the fault %s before the ticket", async (fault, reason) => {
    const paper = await paperWith();
    await paper.fault(fault, true);
    const { printer, conditions } = printerAt(paper.port);
    const verdict = await printer.print("job-fault", trialFace("A001"));
    expect(verdict).toEqual({ outcome: "failed", reason, sent: false });
    expect(conditions).toEqual([reason]);
    await paper.fault(fault, false);
    expect((await printer.print("job-again", trialFace("A001"))).outcome).toBe("printed");
    expect(paper.tickets()).toHaveLength(1);
  });

  it("where the connection is refused", async () => {
    const paper = await paperWith();
    await paper.fault("unplug", true);
    const { printer, conditions } = printerAt(paper.port);
    const verdict = await printer.print("job-refused", trialFace("A001"));
    expect(verdict).toEqual({ outcome: "failed", reason: "notReachable", sent: false });
    expect(conditions).toEqual(["offline"]);
  });

  it("where the printer that used to answer reads no more", async () => {
    const paper = await paperWith();
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    expect((await printer.print("job-well", trialFace("A001"))).outcome).toBe("printed");
    paper.behave({ mute: true });
    const verdict = await printer.print("job-deaf", trialFace("A002"));
    expect(verdict).toEqual({ outcome: "failed", reason: "noAnswer", sent: false });
    expect(printer.condition).toBe("unknown");
    expect(whole(paper, "A002")).toBe(0);
  });
});

describe("a ticket that is interrupted", () => {
  it("by the end of the paper has failed, and nothing of it pours out with the next roll", async () => {
    const paper = await paperWith();
    paper.leave(4);
    const { printer } = printerAt(paper.port);
    const verdict = await printer.print("job-roll", trialFace("A001"));
    expect(verdict).toEqual({ outcome: "failed", reason: "paperOut", sent: true });
    await paper.fault("paper", false);
    expect(paper.scraps()).toBe(1);
    expect((await printer.print("job-roll-2", trialFace("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
    expect(paper.tickets()).toHaveLength(1);
  });

  it("by the cover has failed, and its beginning is cut off before the next one", async () => {
    const paper = await paperWith({ lineMs: 100 });
    const { printer } = printerAt(paper.port);
    const verdict = printer.print("job-cover", trialFace("A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(1), { interval: 5 });
    await paper.fault("cover", true);
    expect(await verdict).toEqual({ outcome: "failed", reason: "coverOpen", sent: true });
    await paper.fault("cover", false);
    expect((await printer.print("job-cover-2", trialFace("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
    const [beginning, ticket] = paper.tickets();
    expect(beginning?.qr).toEqual([]);
    expect(ticket?.text[0]).toBe("A001");
  });

  it("at any line by the end of the paper is printed once or has failed, never twice", async () => {
    const lines = 11;
    for (let left = 1; left <= lines + 1; left += 1) {
      const paper = await paperWith();
      paper.leave(left);
      const { printer } = printerAt(paper.port);
      const first = await printer.print("job-first", trialFace("A001"));
      await paper.fault("paper", false);
      if (first.outcome === "printed") expect(whole(paper, "A001")).toBe(1);
      else {
        expect(first).toEqual({ outcome: "failed", reason: "paperOut", sent: true });
        expect(whole(paper, "A001")).toBe(0);
        expect((await printer.print("job-second", trialFace("A001"))).outcome).toBe("printed");
        expect(whole(paper, "A001")).toBe(1);
      }
      await printer.close();
    }
  });

  it("by a reset is unknown, and cannot come out after its reprint", async () => {
    const paper = await paperWith();
    paper.behave({ resetAfterBytes: 150 });
    const { printer } = printerAt(paper.port);
    const verdict = await printer.print("job-reset", trialFace("A001"));
    expect(verdict).toEqual({ outcome: "unknown", reason: "connectionLost", sent: true });
    paper.behave({ resetAfterBytes: Number.POSITIVE_INFINITY });
    expect((await printer.print("job-reset-2", trialFace("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
  });

  it("by the plug is unknown", async () => {
    const paper = await paperWith({ lineMs: 100 });
    const { printer, conditions } = printerAt(paper.port);
    const verdict = printer.print("job-plug", trialFace("A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(1), { interval: 5 });
    await paper.fault("unplug", true);
    expect(await verdict).toEqual({ outcome: "unknown", reason: "connectionLost", sent: true });
    expect(conditions).toEqual(["ready", "offline"]);
  });

  it("by silence is unknown, within the time for an answer", async () => {
    const paper = await paperWith({ lineMs: 100 });
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    const verdict = printer.print("job-mute", trialFace("A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(1), { interval: 5 });
    paper.behave({ mute: true });
    expect(await verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
    expect(printer.condition).toBe("unknown");
  });
});
