import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TicketFace } from "../../protocol/print.ts";
import type { Paper, PaperSetup } from "../../scripts/paper-printer/stand-in.ts";
import { startPaper } from "../../scripts/paper-printer/stand-in.ts";
import type { PrinterCondition } from "../condition.ts";
import { layoutTicket } from "../layout/ticket.ts";
import type { PrintLimits } from "../limits.ts";
import { defaultLimits } from "../limits.ts";
import type { PrinterSetup } from "../printer.ts";
import { Printer } from "../printer.ts";
import { profileNamed } from "../profiles.ts";
import { tcpTransport } from "./tcp.ts";

const papers: Paper[] = [];
const printers: Printer[] = [];

afterEach(async () => {
  await Promise.all(printers.splice(0).map((printer) => printer.close()));
  await Promise.all(papers.splice(0).map((paper) => paper.close()));
});

const limits: PrintLimits = { ...defaultLimits, onlineMs: 500, pollMs: 50, closeMs: 500 };

async function paperWith(setup: PaperSetup = {}): Promise<Paper> {
  const paper = await startPaper({ port: 0, lineMs: 0, slowLineMs: 60, ...setup });
  papers.push(paper);
  return paper;
}

function printerAt(port: number, more: Partial<PrinterSetup> = {}) {
  const conditions: PrinterCondition[] = [];
  const printer = new Printer({
    transport: tcpTransport("127.0.0.1", port),
    profile: profileNamed("epson-80"),
    limits,
    leftovers: false,
    onCondition: (condition) => void conditions.push(condition),
    ...more,
  });
  printers.push(printer);
  return { printer, conditions };
}

const face = (label: string): TicketFace => ({
  label,
  serviceName: "Accueil",
  siteName: "Mairie",
  issuedAt: 1_780_000_000_000,
  zone: "Europe/Paris",
  language: "fr",
  ahead: 3,
  lowMinutes: 10,
  highMinutes: 20,
  followUrl: `http://10.0.0.5/t/${label}`,
  welcome: "Bienvenue",
});

/** Tickets of this number that a visitor could take: cut off, with everything on them. */
const whole = (paper: Paper, label: string) =>
  paper.tickets().filter(({ qr, text }) => text.includes(label) && qr[0]?.endsWith(label)).length;

const aPromiseSettles = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise((go) => setTimeout(go, 150, false))]);

describe("a printer that is well", () => {
  it("prints each ticket once, in order, over one connection", async () => {
    const paper = await paperWith();
    const { printer, conditions } = printerAt(paper.port);
    const labels = Array.from({ length: 20 }, (_, index) => `A${index + 100}`);
    const verdicts = await Promise.all(labels.map((label) => printer.print(label, face(label))));
    for (const verdict of verdicts)
      expect(verdict).toEqual({ outcome: "printed", reason: "none", sent: true });
    expect(paper.tickets().map(({ text }) => text[0])).toEqual(labels);
    expect(conditions).toEqual(["ready"]);
  });

  it("is slow: the answer comes after the paper, not before", async () => {
    const paper = await paperWith();
    await paper.fault("slow", true);
    const { printer } = printerAt(paper.port);
    const verdict = printer.print("job-slow", face("A001"));
    expect(await aPromiseSettles(verdict)).toBe(false);
    expect((await verdict).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
  });

  it("sends its status first and reads late: 20 of 20 tickets are printed", async () => {
    const paper = await paperWith();
    paper.behave({ statusFirst: true, readAfterMs: 100 });
    for (let index = 0; index < 20; index += 1) {
      const { printer } = printerAt(paper.port);
      expect((await printer.print(`job-${index}`, face(`B${index}`))).outcome).toBe("printed");
      await printer.close();
    }
    expect(paper.tickets()).toHaveLength(20);
  });

  it("tells of a change by itself", async () => {
    const paper = await paperWith();
    const { printer, conditions } = printerAt(paper.port);
    await printer.print("job-asb", face("A001"));
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
    const verdict = await printer.print("job-fault", face("A001"));
    expect(verdict).toEqual({ outcome: "failed", reason, sent: false });
    expect(conditions).toEqual([reason]);
    await paper.fault(fault, false);
    expect((await printer.print("job-again", face("A001"))).outcome).toBe("printed");
    expect(paper.tickets()).toHaveLength(1);
  });

  it("where the connection is refused", async () => {
    const paper = await paperWith();
    await paper.fault("unplug", true);
    const { printer, conditions } = printerAt(paper.port);
    const verdict = await printer.print("job-refused", face("A001"));
    expect(verdict).toEqual({ outcome: "failed", reason: "notReachable", sent: false });
    expect(conditions).toEqual(["offline"]);
  });

  it("where the printer that used to answer reads no more", async () => {
    const paper = await paperWith();
    const { printer } = printerAt(paper.port, { limits: { ...limits, answerMs: 200 } });
    expect((await printer.print("job-well", face("A001"))).outcome).toBe("printed");
    paper.behave({ mute: true });
    const verdict = await printer.print("job-deaf", face("A002"));
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
    const verdict = await printer.print("job-roll", face("A001"));
    expect(verdict).toEqual({ outcome: "failed", reason: "paperOut", sent: true });
    await paper.fault("paper", false);
    expect(paper.scraps()).toBe(1);
    expect((await printer.print("job-roll-2", face("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
    expect(paper.tickets()).toHaveLength(1);
  });

  it("by the cover has failed, and its beginning is cut off before the next one", async () => {
    const paper = await paperWith({ lineMs: 100 });
    const { printer } = printerAt(paper.port);
    const verdict = printer.print("job-cover", face("A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(1), { interval: 5 });
    await paper.fault("cover", true);
    expect(await verdict).toEqual({ outcome: "failed", reason: "coverOpen", sent: true });
    await paper.fault("cover", false);
    expect((await printer.print("job-cover-2", face("A001"))).outcome).toBe("printed");
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
      const first = await printer.print("job-first", face("A001"));
      await paper.fault("paper", false);
      if (first.outcome === "printed") expect(whole(paper, "A001")).toBe(1);
      else {
        expect(first).toEqual({ outcome: "failed", reason: "paperOut", sent: true });
        expect(whole(paper, "A001")).toBe(0);
        expect((await printer.print("job-second", face("A001"))).outcome).toBe("printed");
        expect(whole(paper, "A001")).toBe(1);
      }
      await printer.close();
    }
  });

  it("by a reset is unknown, and cannot come out after its reprint", async () => {
    const paper = await paperWith();
    paper.behave({ resetAfterBytes: 150 });
    const { printer } = printerAt(paper.port);
    const verdict = await printer.print("job-reset", face("A001"));
    expect(verdict).toEqual({ outcome: "unknown", reason: "connectionLost", sent: true });
    paper.behave({ resetAfterBytes: Number.POSITIVE_INFINITY });
    expect((await printer.print("job-reset-2", face("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
  });

  it("by the plug is unknown", async () => {
    const paper = await paperWith({ lineMs: 100 });
    const { printer, conditions } = printerAt(paper.port);
    const verdict = printer.print("job-plug", face("A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(1), { interval: 5 });
    await paper.fault("unplug", true);
    expect(await verdict).toEqual({ outcome: "unknown", reason: "connectionLost", sent: true });
    expect(conditions).toEqual(["ready", "offline"]);
  });

  it("by silence is unknown, within the time for an answer", async () => {
    const paper = await paperWith({ lineMs: 100 });
    const { printer } = printerAt(paper.port, { limits: { ...limits, answerMs: 200 } });
    const verdict = printer.print("job-mute", face("A001"));
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(1), { interval: 5 });
    paper.behave({ mute: true });
    expect(await verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
    expect(printer.condition).toBe("unknown");
  });
});

describe("a connection that died while it was idle", () => {
  it("is replaced before a ticket is sent", async () => {
    const paper = await paperWith();
    const { printer } = printerAt(paper.port);
    await printer.print("job-before", face("A001"));
    await paper.fault("unplug", true);
    await paper.fault("unplug", false);
    expect((await printer.print("job-after", face("A002"))).outcome).toBe("printed");
    expect(paper.tickets()).toHaveLength(2);
  });

  it("is replaced too where it only fell silent", async () => {
    const paper = await paperWith();
    const { printer } = printerAt(paper.port, { limits: { ...limits, answerMs: 200 } });
    await printer.print("job-before", face("A001"));
    paper.forget();
    expect((await printer.print("job-after", face("A002"))).outcome).toBe("printed");
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
    stray.end(layoutTicket(face("A000"), profileNamed("epson-80")));
    await once(stray.resume(), "close");
    const { printer } = printerAt(paper.port, { leftovers });
    await printer.check();
    await paper.fault("paper", false);
    expect(whole(paper, "A000")).toBe(poured);
    expect((await printer.print("job-next", face("A001"))).outcome).toBe("printed");
    expect(whole(paper, "A001")).toBe(1);
  });
});

describe("printers that confirm less", () => {
  it("by a queued status are believed the same", async () => {
    const profile = { ...profileNamed("epson-80"), confirmation: "queuedStatus" } as const;
    const paper = await paperWith({ answersProcessIds: false });
    const { printer } = printerAt(paper.port, { profile });
    expect((await printer.print("job-1", face("A001"))).outcome).toBe("printed");
    paper.leave(4);
    const verdict = await printer.print("job-2", face("A002"));
    expect(verdict).toEqual({ outcome: "failed", reason: "paperOut", sent: true });
    await paper.fault("paper", false);
    expect((await printer.print("job-3", face("A002"))).outcome).toBe("printed");
    expect(whole(paper, "A002")).toBe(1);
  });

  it("by the queued status are printed though the profile says otherwise", async () => {
    const paper = await paperWith({ answersProcessIds: false });
    const { printer } = printerAt(paper.port, { limits: { ...limits, answerMs: 200 } });
    expect((await printer.print("job-1", face("A001"))).outcome).toBe("printed");
    expect((await printer.print("job-2", face("A002"))).outcome).toBe("printed");
    expect(whole(paper, "A001") + whole(paper, "A002")).toBe(2);
  });

  it("by a printer that never said a word are sent all the same, and never called printed", async () => {
    const paper = await paperWith();
    paper.behave({ mute: true });
    const { printer } = printerAt(paper.port, { limits: { ...limits, answerMs: 200 } });
    for (const label of ["A001", "A002"]) {
      const verdict = await printer.print(`job-${label}`, face(label));
      expect(verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
    }
    await vi.waitFor(() => expect(whole(paper, "A001") + whole(paper, "A002")).toBe(2));
    expect(paper.tickets()).toHaveLength(2);
  });

  it("by a printer that takes the connection and never reads are unknown", async () => {
    const paper = await paperWith();
    paper.behave({ deaf: true });
    const { printer } = printerAt(paper.port, { limits: { ...limits, answerMs: 200 } });
    const verdict = await printer.print("job-1", face("A001"));
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
    const { printer } = printerAt(paper.port, { profile, limits: { ...limits, answerMs: 200 } });
    const verdict = await printer.print("job-1", face("A001"));
    expect(verdict).toEqual({ outcome: "unknown", reason: "noAnswer", sent: true });
    await vi.waitFor(() => expect(whole(paper, "A001")).toBe(1));
  });
});
