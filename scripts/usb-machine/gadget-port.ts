import { spawnSync } from "node:child_process";
import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Mechanism } from "../paper-printer/mechanism.ts";
import type { Manners, PrinterPort } from "../paper-printer/port.ts";
import { goodManners } from "../paper-printer/port.ts";
import type { Gadget } from "./gadget.ts";

/** The kernel's file of the gadget: what the host's USB bus brings, and takes. */
const file = "/dev/g_printer0";
const readBytes = 8_192;
/** The file neither waits nor calls. */
const pollMs = 3;
const readyMs = 15_000;
/** `GADGET_SET_PRINTER_STATUS` takes the status itself, not a place of it. */
const setStatus = "0xC0016722";
const statusWell = 0x18;
const paperEmpty = 0x20;
/** What the kernel was last told: it keeps it, with the cable in or out. Opened, it is well of itself. */
let kernelStatus = statusWell;

/** The stand-in's end of a USB cable, on a gadget of this kernel. */
export class GadgetPort implements PrinterPort {
  readonly #mechanism: Mechanism;
  readonly #gadget: Gadget;
  #file: FileHandle | undefined;
  #reading: Promise<void> = Promise.resolve();
  #quietUntil = 0;
  manners: Manners = goodManners;
  readonly port = 0;

  constructor(mechanism: Mechanism, gadget: Gadget) {
    this.#mechanism = mechanism;
    this.#gadget = gadget;
  }

  get plugged(): boolean {
    return this.#file !== undefined;
  }

  async plug(): Promise<void> {
    this.#gadget.plug();
    const opened = await openGadget();
    this.#file = opened;
    this.noteFaults();
    this.#reading = this.#read(opened);
  }

  async unplug(): Promise<void> {
    const gone = this.#file;
    this.#file = undefined;
    await this.#reading;
    await gone?.close();
    this.#gadget.unplug();
  }

  /** What the port itself says of the paper (GET_PORT_STATUS), whatever becomes of the data. */
  noteFaults(): void {
    const status = statusWell | (this.#mechanism.faults.has("paper") ? paperEmpty : 0);
    if (!this.#file || status === kernelStatus) return;
    kernelStatus = status;
    // As its fourth file: a file that becomes a child's standard input is made to wait, here too.
    const program = `open(my $f, "+<&=3") or die $!; ioctl($f, ${setStatus}, ${status}) or die $!`;
    spawnSync("perl", ["-e", program], { stdio: ["ignore", "ignore", "inherit", this.#file.fd] });
  }

  forget(): void {
    this.#quietUntil = Number.POSITIVE_INFINITY;
  }

  talkFirst(ms: number): void {
    this.#quietUntil = performance.now() + ms;
    this.sayRaw(this.#mechanism.status());
  }

  say(bytes: Uint8Array): void {
    if (!this.manners.mute) this.sayRaw(bytes);
  }

  sayRaw(bytes: Uint8Array): void {
    // A host that does not listen loses it, as with a real printer whose buffer is full.
    void this.#file?.write(bytes).catch(() => undefined);
  }

  async #read(from: FileHandle): Promise<void> {
    const buffer = Buffer.alloc(readBytes);
    while (this.#file === from) {
      const count = this.#listens() ? await countOf(from.read(buffer, 0, readBytes, null)) : 0;
      const { baud } = this.manners;
      if (count > 0 && baud > 0) await delay((count * 10_000) / baud);
      if (count > 0) this.#mechanism.receive(Uint8Array.from(buffer.subarray(0, count)));
      else await delay(pollMs);
    }
  }

  #listens(): boolean {
    return !this.#mechanism.full && performance.now() >= this.#quietUntil;
  }
}

/** The file says ENODEV until the bus has greeted the gadget. */
async function openGadget(): Promise<FileHandle> {
  const over = performance.now() + readyMs;
  for (;;) {
    const opened = await open(file, constants.O_RDWR | constants.O_NONBLOCK).catch(() => undefined);
    if (opened) return opened;
    if (performance.now() > over) throw new Error(`the kernel gave no ${file}`);
    await delay(5 * pollMs);
  }
}

/** Bytes that were read; none where there are none, or where the cable is out. */
async function countOf(reading: Promise<{ bytesRead: number }>): Promise<number> {
  try {
    return (await reading).bytesRead;
  } catch {
    return 0;
  }
}
