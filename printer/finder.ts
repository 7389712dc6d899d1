import type { FoundPrinter, PrintersFound } from "../protocol/print.ts";
import { discover, maxFound, profileOfName } from "./discovery.ts";
import type { PrinterSeat } from "./seat.ts";

/** The kernel's lists of devices are read at most so often. */
const findEveryMs = 4_000;

interface FinderSetup {
  readonly printerId: string;
  /** What printers this machine sees; the kernel is asked unless told. */
  readonly find?: () => FoundPrinter[];
  readonly now: () => number;
}

/** Tells what printers this machine sees: when it changes, and at each birth. */
export function finderOf(
  { printerId, now, find = discover }: FinderSetup,
  seat: PrinterSeat,
  publish: (found: PrintersFound) => void,
): { look(): void; tell(): void } {
  let printers: readonly FoundPrinter[] = [];
  let nextAt = 0;
  const say = () => {
    const { address } = seat.place.transport;
    publish({ v: 1, printerId, target: address, printers: [...printers], at: now() });
  };
  const see = () => [...networkPrinter(seat), ...find()].slice(0, maxFound);
  return {
    look: () => {
      if (performance.now() < nextAt) return;
      nextAt = performance.now() + findEveryMs;
      const seen = see();
      if (JSON.stringify(seen) === JSON.stringify(printers)) return;
      printers = seen;
      say();
    },
    tell: () => {
      printers = see();
      say();
    },
  };
}

/** A printer of the network is known by its address only; its name is what it answered when it was asked. */
function networkPrinter({ place, printer }: PrinterSeat): FoundPrinter[] {
  const { address } = place.transport;
  if (!address.startsWith("tcp:")) return [];
  const name = printer.title === "" ? address.slice("tcp://".length) : printer.title;
  return [{ kind: "tcp", target: address, name, profile: profileOfName(name) }];
}
