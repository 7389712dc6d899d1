import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { type FaultRow, is, reprint, reprintUnknown } from "./faults-trial.contract.ts";

/*
 * What must hold between a print agent and a printer on any cable, with everything that can go wrong. The rows know
 * no test runner: they also run inside a virtual machine that has a USB bus.
 */

export const faultRows: readonly FaultRow[] = [
  {
    name: "all is well",
    run: async (trial) => {
      const printer = trial.printer();
      for (const label of ["A001", "A002", "A003"])
        is(await trial.print(printer, label), "printed");
      assert.deepEqual(
        trial.stand.paper.tickets().map(({ text }) => text[0]),
        ["A001", "A002", "A003"],
      );
      assert.deepEqual(trial.conditions, ["ready"]);
    },
  },
  {
    name: "no paper before the ticket",
    run: async (trial) => {
      const printer = trial.printer();
      await trial.stand.paper.fault("paper", true);
      is(await trial.print(printer, "A001"), "failed", "paperOut");
      await trial.stand.paper.fault("paper", false);
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the paper ends within the ticket",
    run: async (trial) => {
      const printer = trial.printer();
      trial.stand.paper.leave(4);
      is(await trial.print(printer, "A001"), "failed", "paperOut");
      await trial.stand.paper.fault("paper", false);
      assert.equal(trial.whole("A001"), 0, "the old ticket poured out");
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the cover is opened within the ticket",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      await paper.fault("cover", true);
      is(await verdict, "failed", "coverOpen");
      await paper.fault("cover", false);
      await paper.fault("slow", false);
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the knife is stuck",
    run: async (trial) => {
      const printer = trial.printer();
      await trial.stand.paper.fault("cutter", true);
      is(await trial.print(printer, "A001"), "unknown", "cutterError");
      assert.equal(trial.conditions.at(-1), "error");
      await trial.stand.paper.fault("cutter", false);
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the printer falls silent before the ticket",
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      trial.stand.paper.behave({ mute: true });
      is(await trial.print(printer, "A002"), "failed", "noAnswer");
      trial.stand.paper.behave({ mute: false });
      await reprint(trial, printer, "A002");
    },
  },
  {
    name: "the printer falls silent within the ticket",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      paper.behave({ mute: true });
      is(await verdict, "unknown", "noAnswer");
      paper.behave({ mute: false });
      await paper.fault("slow", false);
      await reprintUnknown(trial, printer, "A001");
    },
  },
  {
    name: "talks first and reads late",
    run: async (trial) => {
      const { paper } = trial.stand;
      paper.behave({ statusFirst: true, readAfterMs: 20 });
      for (let index = 100; index < 100 + trial.many; index += 1) {
        const printer = trial.printer();
        paper.talkFirst(20);
        is(await trial.printSoon(printer, `B${index}`), "printed");
        await printer.close();
      }
      assert.equal(paper.tickets().length, trial.many);
    },
  },
  {
    name: "slow: a line of 9600 baud",
    run: async (trial) => {
      trial.stand.paper.behave({ baud: 9_600 });
      const startedAt = performance.now();
      is(await trial.print(trial.printer(), "A001"), "printed");
      assert.ok(performance.now() - startedAt > 200, "it was said too soon");
      assert.equal(trial.whole("A001"), 1);
    },
  },
  {
    name: "XOFF within the ticket, then XON",
    only: ["pty"],
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      trial.stand.paper.sayRaw(Uint8Array.of(0x13));
      await delay(50);
      const verdict = trial.print(printer, "A002");
      await delay(150);
      assert.equal(trial.whole("A002"), 0, "bytes went out in spite of XOFF");
      trial.stand.paper.sayRaw(Uint8Array.of(0x11));
      is(await verdict, "printed");
      assert.equal(trial.whole("A002"), 1);
    },
  },
  {
    name: "XOFF for ever",
    only: ["pty"],
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      trial.stand.paper.sayRaw(Uint8Array.of(0x13));
      await delay(50);
      is(await trial.print(printer, "A002"), "failed", "noAnswer");
      trial.stand.paper.sayRaw(Uint8Array.of(0x11));
      await reprint(trial, printer, "A002");
    },
  },
  {
    name: "the cable is pulled within the ticket, and put back",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      const pulledAt = performance.now();
      await trial.stand.pull();
      // On a busy machine the silence may be noticed before the loss.
      is(await verdict, "unknown", "connectionLost", "noAnswer");
      assert.ok(performance.now() - pulledAt < 3_000 * trial.slowness, "said too late");
      assert.ok(["offline", "unknown"].includes(printer.condition), printer.condition);
      await trial.stand.plug();
      await paper.fault("slow", false);
      await reprintUnknown(trial, printer, "A001");
      assert.equal(printer.condition, "ready");
    },
  },
  {
    name: "the cable is away while nothing is printed, and back",
    run: async (trial) => {
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "printed");
      await trial.stand.pull();
      await printer.check();
      assert.equal(printer.condition, "offline");
      is(await trial.print(printer, "A002"), "failed", "notReachable");
      await trial.stand.plug();
      await reprint(trial, printer, "A002");
    },
  },
  {
    name: "the connection is reset within the ticket",
    only: ["tcp"],
    run: async (trial) => {
      const { paper } = trial.stand;
      paper.behave({ resetAfterBytes: 150 });
      const printer = trial.printer();
      is(await trial.print(printer, "A001"), "unknown", "connectionLost");
      paper.behave({ resetAfterBytes: Number.POSITIVE_INFINITY });
      await reprint(trial, printer, "A001");
    },
  },
  {
    name: "the printer loses its power within the ticket",
    run: async (trial) => {
      const { paper } = trial.stand;
      await paper.fault("slow", true);
      const printer = trial.printer();
      const verdict = trial.print(printer, "A001");
      await trial.begun();
      await trial.stand.powerCycle();
      is(await verdict, "unknown", "connectionLost", "noAnswer");
      await paper.fault("slow", false);
      await reprint(trial, printer, "A001");
    },
  },
];
