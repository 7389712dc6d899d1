import type { AddressInfo, Server } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { defaultLimits } from "./limits.ts";
import type { Supply } from "./printer.ts";
import { Printer } from "./printer.ts";
import { profileNamed } from "./profiles.ts";
import { ticketLengthMm, ticketsOn } from "./ticket-length.ts";
import { tcpTransport } from "./transport/tcp.ts";

let server: Server | undefined;
afterEach(async () => {
  await new Promise((resolve) => server?.close(resolve));
});

/** A kiosk printer as Custom's manuals describe it: full status at once, the paper left in its turn. */
async function kioskPrinter(full: number[], paperLeft: string): Promise<number> {
  const made = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.end());
    socket.on("data", (chunk) => {
      if (chunk.includes(Buffer.from("100414", "hex")))
        socket.write(Uint8Array.of(0x10, 0x0f, ...full));
      if (chunk.includes(Buffer.from("1de1", "hex"))) socket.write(paperLeft);
    });
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return (made.address() as AddressInfo).port;
}

function printerAt(port: number) {
  const supplies: Supply[] = [];
  const printer = new Printer({
    transport: tcpTransport("127.0.0.1", port),
    profile: profileNamed("custom-80"),
    limits: { ...defaultLimits, answerMs: 300, probeMs: 300, closeMs: 200 },
    leftovers: false,
    onCondition: () => undefined,
    onSupply: (supply) => void supplies.push(supply),
  });
  return { printer, supplies };
}

describe("a kiosk printer", () => {
  it("tells how many tickets are left, and that one hangs at its mouth", async () => {
    const { printer, supplies } = printerAt(await kioskPrinter([0x24, 0, 0, 0], "510cm"));
    await printer.check();
    await printer.check();
    expect(printer.condition).toBe("paperLow");
    expect(supplies).toEqual([{ ticketNotTaken: true, ticketsLeft: 56 }]);
    await printer.close();
  });

  it("is well all the same where it does not tell", async () => {
    const { printer, supplies } = printerAt(await kioskPrinter([0, 0, 0, 0], ""));
    await printer.check();
    expect(printer.condition).toBe("ready");
    expect(supplies).toEqual([{ ticketNotTaken: false }]);
    await printer.close();
  });

  it("says that its head is up", async () => {
    const { printer } = printerAt(await kioskPrinter([0, 1, 0, 0], ""));
    await printer.check();
    expect(printer.condition).toBe("coverOpen");
    await printer.close();
  });
});

describe("the length of a ticket", () => {
  it("is that of its lines and pictures, and of the way to the knife", () => {
    const bytes = Buffer.from("1d2101410a1d2100420a1b64021d763000010008000000000000000000", "hex");
    expect(ticketLengthMm(bytes, profileNamed("custom-80"))).toBe(
      Math.round(((58 + 34 + 68 + 8) * 25.4) / 203) + 15,
    );
    expect(ticketsOn(510, 90)).toBe(56);
  });
});
