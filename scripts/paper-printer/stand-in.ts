import type { DrawnTicket, MechanismFault } from "./mechanism.ts";
import { Mechanism } from "./mechanism.ts";
import { PaperPage } from "./page-server.ts";
import type { Manners, PrinterPort } from "./port.ts";
import { PaperPort } from "./port.ts";

/** What is wrong with the mechanism, or without power (`unplug`), or cut off from its host (`cable`). */
export type Fault = MechanismFault | "unplug" | "cable";

export interface PaperSetup {
  /** Where ESC/POS is taken; 0 takes a free port. */
  readonly port?: number;
  /** Where the page is; 0 takes a free port, undefined makes none. */
  readonly httpPort?: number;
  readonly host?: string;
  readonly columns?: number;
  readonly lineMs?: number;
  readonly slowLineMs?: number;
  readonly answersProcessIds?: boolean;
  /** Tickets that the tray holds; 200 unless told. */
  readonly keptTickets?: number;
  /** Another cable than TCP. */
  readonly portOf?: (mechanism: Mechanism) => PrinterPort;
}

/** A printer that prints on a page. */
export interface Paper {
  readonly port: number;
  readonly httpPort: number | undefined;
  /** Every ticket that was cut off, oldest first. */
  tickets(): DrawnTicket[];
  /** The bytes of each of them. */
  raw(): Buffer[];
  /** Strips that were torn off without a cut. */
  scraps(): number;
  /** Lines that are printed and not cut yet. */
  strip(): number;
  /** Bytes that were received and wait to be printed. */
  waiting(): number;
  fault(name: Fault, on: boolean): Promise<void>;
  /** Leaves so many lines on the roll; then it is out of paper. */
  leave(lines: number): void;
  /** Changes how the network side behaves; how it reads, from the next connection on. */
  behave(manners: Partial<Manners>): void;
  /** Falls silent on the connections that there are, without a goodbye, as after a pulled cable. */
  forget(): void;
  /** Says its state unasked, and reads nothing for so long. */
  talkFirst(ms: number): void;
  /** Sends bytes as they are: XOFF, XON. */
  sayRaw(bytes: Uint8Array): void;
  /** Times that its buzzer sounded. */
  buzzes(): number;
  close(): Promise<void>;
}

/** The raw port of network printers. */
export const usualPort = 9100;

/** Starts a stand-in printer; rejects where a port is taken. */
export async function startPaper(setup: PaperSetup = {}): Promise<Paper> {
  const { host = "127.0.0.1", columns = 48 } = setup;
  let page: PaperPage | undefined;
  const mechanism: Mechanism = new Mechanism({
    columns,
    ...(setup.keptTickets === undefined ? {} : { keptTickets: setup.keptTickets }),
    lineMs: setup.lineMs ?? 20,
    slowLineMs: setup.slowLineMs ?? 400,
    answersProcessIds: setup.answersProcessIds ?? true,
    say: (bytes) => port.say(bytes),
    changed: () => {
      page?.show();
      port.noteFaults();
    },
  });
  const port: PrinterPort = setup.portOf?.(mechanism) ?? new PaperPort(mechanism);
  const fault = async (name: Fault, on: boolean) => {
    if (name !== "unplug" && name !== "cable") mechanism.fault(name, on);
    else if (on && port.plugged) {
      if (name === "unplug") mechanism.restart();
      await port.unplug();
    } else if (!on && !port.plugged) await port.plug(host);
    page?.show();
  };
  await port.plug(host, setup.port ?? usualPort);
  if (setup.httpPort !== undefined) {
    page = new PaperPage({ mechanism, columns, fault, plugged: () => port.plugged });
    await page.listen(setup.httpPort, host);
  }
  return {
    port: port.port,
    httpPort: page?.port,
    tickets: () => [...mechanism.tickets],
    raw: () => [...mechanism.rawTickets],
    scraps: () => mechanism.scraps.length,
    strip: () => mechanism.strip.length,
    waiting: () => mechanism.waiting,
    fault,
    leave: (lines) => mechanism.leave(lines),
    behave: (manners) => {
      port.manners = { ...port.manners, ...manners };
    },
    forget: () => port.forget(),
    talkFirst: (ms) => port.talkFirst(ms),
    sayRaw: (bytes) => port.sayRaw(bytes),
    buzzes: () => mechanism.buzzes,
    close: async () => {
      mechanism.restart();
      await Promise.all([port.unplug(), page?.close()]);
    },
  };
}
