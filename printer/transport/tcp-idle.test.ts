import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { layoutTicket } from "../layout/ticket.ts";
import { profileNamed } from "../profiles.ts";
import { limits, paperWith, printerAt, whole } from "./tcp-trial.contract.ts";
import { trialFace } from "./trial-face.contract.ts";

describe("a connection that died while it was idle", () => {
  it("is replaced before a ticket is sent", async () => {
    const paper = await paperWith();
    const { printer } = printerAt(paper.port);
    await printer.print("job-before", trialFace("A001"));
    await paper.fault("unplug", true);
    await paper.fault("unplug", false);
    expect((await printer.print("job-after", trialFace("A002"))).outcome).toBe("printed");
    expect(paper.tickets()).toHaveLength(2);
  });

  it("is replaced too where it only fell silent", async () => {
    const paper = await paperWith();
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    await printer.print("job-before", trialFace("A001"));
    paper.forget();
    expect((await printer.print("job-after", trialFace("A002"))).outcome).toBe("printed");
    expect(paper.tickets()).toHaveLength(2);
  });
});

describe("looking after an idle printer", () => {
  it("follows its condition through every fault", async () => {
    const paper = await paperWith();
    const { printer, conditions } = printerAt(paper.port);
    await printer.check();
    for (const fault of ["paper", "cover", "unplug"] as const) {
      await paper.fault(fault, true);
      await printer.check();
      await paper.fault(fault, false);
      await printer.check();
    }
    expect(conditions).toEqual([
      "ready",
      "paperOut",
      "ready",
      "coverOpen",
      "ready",
      "offline",
      "ready",
    ]);
  });

  it.each([
    ["throws away what an earlier run may have left in it", true, 0],
    ["leaves alone what it has no reason to doubt", false, 1],
  ])("%s", async (_name, leftovers, poured) => {
    const paper = await paperWith();
    await paper.fault("paper", true);
    const stray = connect(paper.port, "127.0.0.1");
    stray.end(layoutTicket(trialFace("A000"), profileNamed("epson-80")));
    await once(stray.resume(), "close");
    const { printer } = printerAt(paper.port, { leftovers });
    await printer.check();
    await paper.fault("paper", false);
    expect(whole(paper, "A000")).toBe(poured);
    expect((await printer.print("job-next", trialFace("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
  });
});

describe("printers that confirm less", () => {
  it("by a queued status are believed the same", async () => {
    const profile = { ...profileNamed("epson-80"), confirmation: "queuedStatus" } as const;
    const paper = await paperWith({ answersProcessIds: false });
    const { printer } = printerAt(paper.port, { profile });
    expect((await printer.print("job-1", trialFace("A001"))).outcome).toBe("printed");
    paper.leave(4);
    const verdict = await printer.print("job-2", trialFace("A002"));
    expect(verdict).toEqual({ outcome: "failed", reason: "paperOut", sent: true });
    await paper.fault("paper", false);
    expect((await printer.print("job-3", trialFace("A002"))).outcome).toBe("printed");
    expect(whole(paper, "A002")).toBe(1);
  });

  it("by the queued status are printed though the profile says otherwise", async () => {
    const paper = await paperWith({ answersProcessIds: false });
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    expect((await printer.print("job-1", trialFace("A001"))).outcome).toBe("printed");
    expect((await printer.print("job-2", trialFace("A002"))).outcome).toBe("printed");
    expect(whole(paper, "A001") + whole(paper, "A002")).toBe(2);
  });

  it("by a printer that never said a word are sent all the same, and never called printed", async () => {
    const paper = await paperWith();
    paper.behave({ mute: true });
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    for (const label of ["A001", "A002"]) {
      const verdict = await printer.print(`job-${label}`, trialFace(label));
      expect(verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
    }
    await vi.waitFor(() => expect(whole(paper, "A001") + whole(paper, "A002")).toBe(2));
    expect(paper.tickets()).toHaveLength(2);
  });

  it("by one that was silent once are believed again as soon as it answers while it is idle", async () => {
    const paper = await paperWith();
    paper.behave({ mute: true });
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    expect((await printer.print("job-1", trialFace("A001"))).outcome).toBe("unknown");
    paper.behave({ mute: false });
    await printer.check();
    expect((await printer.print("job-2", trialFace("A002"))).outcome).toBe("printed");
  });

  it("by one that never answers its best are asked for no more after three looks", async () => {
    const paper = await paperWith({ answersProcessIds: false });
    const short = { ...limits, answerMs: 200, probeMs: 200 };
    const { printer } = printerAt(paper.port, { limits: short });
    await printer.print("job-1", trialFace("A001"));
    for (let look = 0; look < 5; look += 1) await printer.check();
    expect((await printer.print("job-2", trialFace("A002"))).outcome).toBe("printed");
    expect(paper.tickets()).toHaveLength(2);
  });

  it("by a printer that takes the connection and never reads are unknown", async () => {
    const paper = await paperWith();
    paper.behave({ deaf: true });
    const { printer } = printerAt(paper.port, {
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    const verdict = await printer.print("job-1", trialFace("A001"));
    expect(verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
  });

  it("by nothing are never said to have printed", async () => {
    const profile = {
      ...profileNamed("epson-80"),
      confirmation: "none",
      canClear: false,
      reportsChanges: false,
    } as const;
    const paper = await paperWith();
    paper.behave({ mute: true });
    const { printer } = printerAt(paper.port, {
      profile,
      limits: { ...limits, answerMs: 200, probeMs: 200 },
    });
    const verdict = await printer.print("job-1", trialFace("A001"));
    expect(verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
    await vi.waitFor(() => expect(whole(paper, "A001")).toBe(1));
  });
});
