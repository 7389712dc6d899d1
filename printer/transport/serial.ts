import type { SerialPort } from "serialport";
import { codeOf, Ending, within, writePieces } from "./pieces.ts";
import type { Link, Opened, PortStatus, Receiver, Transport, WriteReport } from "./transport.ts";
import { watchFile } from "./watch.ts";

/**
 * How a printer on a serial line says that it is full. `rtscts` is the printer's DTR on the computer's CTS, as the
 * usual cable has it. `xonxoff` works on three wires, but stops the questions too while the printer is full, and eats
 * 11h and 13h out of what it says.
 */
export type FlowControl = "rtscts" | "xonxoff" | "none";
export const flowControls: readonly FlowControl[] = ["rtscts", "xonxoff", "none"];

export interface SerialSetup {
  /** A stable name: `/dev/serial/by-id/…`. */
  readonly path: string;
  readonly baud: number;
  readonly flow: FlowControl;
}

/** Throwing away what waits and closing is the system's work alone, and done at once but on a very busy machine. */
const shutMs = 5_000;

/** A printer on a serial line, or on a USB adapter for one; 8 bits, no parity. */
export function serialTransport(setup: SerialSetup): Transport {
  return {
    address: `serial:${setup.path}?baud=${setup.baud}&flow=${setup.flow}`,
    open: (receiver, withinMs) => open(setup, receiver, withinMs),
    watch: (changed) => watchFile(setup.path, changed),
  };
}

async function open(
  { path, baud, flow }: SerialSetup,
  receiver: Receiver,
  withinMs: number,
): Promise<Opened> {
  // Loaded only where a serial printer is: its native part costs memory and start time.
  const { SerialPort } = await import("serialport");
  const software = flow === "xonxoff";
  const port = new SerialPort({
    path,
    baudRate: baud,
    rtscts: flow === "rtscts",
    xon: software,
    xoff: software,
    autoOpen: false,
  });
  const opened = new Promise<string>((resolve) => {
    port.open((error) => resolve(error ? serialCode(error) : ""));
  });
  const why = await within(opened, withinMs, "timeout");
  if (why === "") return { ok: true, link: new SerialLink(port, receiver) };
  void opened.then((late) => late === "" && port.close());
  return { ok: false, why };
}

/** The package puts the system's code into its message only. */
function serialCode(error: Error): string {
  return /\b(ENOENT|EACCES|EBUSY|EIO|ENXIO|ENODEV)\b/.exec(error.message)?.[1] ?? noSuch(error);
}

function noSuch(error: Error): string {
  if (/no such file/i.test(error.message)) return "ENOENT";
  return /cannot lock/i.test(error.message) ? "EBUSY" : codeOf(error);
}

class SerialLink implements Link {
  readonly #port: SerialPort;
  readonly #ending: Ending;
  /** A piece was not taken in time: it still waits in the driver, and nothing may be put behind it. */
  #stuck = false;

  constructor(port: SerialPort, receiver: Receiver) {
    this.#port = port;
    this.#ending = new Ending((why) => receiver.ended(why));
    port.on("data", (chunk: Buffer) => receiver.bytes(chunk));
    port.on("error", (error) => this.#ending.lost(serialCode(error)));
    port.on("close", () => this.#ending.lost("disconnected"));
  }

  async write(bytes: Uint8Array, withinMs: number): Promise<WriteReport> {
    if (this.#stuck || !this.#port.isOpen) return { offered: 0, accepted: 0 };
    const report = await writePieces(bytes, (piece) => within(this.#give(piece), withinMs, false));
    this.#stuck = report.accepted < bytes.length;
    return report;
  }

  /** Taken means: out on the line, not only in the driver's memory. */
  #give(piece: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      this.#port.write(Buffer.from(piece), (error) => {
        if (error) resolve(false);
        else this.#port.drain((failed) => resolve(!failed));
      });
    });
  }

  status(): Promise<PortStatus> {
    return Promise.resolve({ open: this.#port.isOpen });
  }

  async close(withinMs: number): Promise<"clean" | "forced"> {
    this.#ending.leave();
    if (!this.#port.isOpen) return "clean";
    const how = this.#stuck ? "forced" : await within(this.#drained(), withinMs, "forced");
    // The line is locked until it is shut: whoever opens it again must not come too early.
    await within(this.#shut(), shutMs, undefined);
    return how;
  }

  abort(): void {
    this.#ending.leave();
    if (this.#port.isOpen) void this.#shut();
  }

  #drained(): Promise<"clean" | "forced"> {
    return new Promise((resolve) => this.#port.drain(() => resolve("clean")));
  }

  /** What still waits in the driver is thrown away first: closing would wait for it for half a minute. */
  #shut(): Promise<void> {
    return new Promise((resolve) => {
      this.#port.flush(() => this.#port.close(() => resolve()));
    });
  }
}
