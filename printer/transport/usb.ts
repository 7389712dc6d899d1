/// <reference types="w3c-web-usb" />
import { setTimeout as delay } from "node:timers/promises";
import type { WebUSB } from "usb";
import { codeOf, Ending, within, writePieces } from "./pieces.ts";
import type { Link, Opened, PortStatus, Receiver, Transport, WriteReport } from "./transport.ts";
import { watchFolders } from "./watch.ts";

type UsbDevice = Awaited<ReturnType<WebUSB["getDevices"]>>[number];

/** The package's transfers take a time-out, which WebUSB's types do not know. */
interface TimedTransfers {
  transferOut(
    endpoint: number,
    data: Uint8Array<ArrayBuffer>,
    timeoutMs: number,
  ): Promise<USBOutTransferResult>;
  transferIn(endpoint: number, length: number, timeoutMs: number): Promise<USBInTransferResult>;
  controlTransferIn(
    setup: USBControlTransferParameters,
    length: number,
    timeoutMs: number,
  ): Promise<USBInTransferResult>;
}

/** USB device class of printers (USB Device Class Definition for Printing Devices 1.1). */
const printerClass = 7;
/** Its request GET_PORT_STATUS: 20h paper empty, 10h selected, 08h no error. */
const getPortStatus = 1;
const paperEmpty = 0x20;
const portStatusMs = 500;
/**
 * One read waits so long; then the next one begins. It cannot be taken back, and the package lets go of a device only
 * while no transfer is under way (seen in 3.1: «The same native value cannot be borrowed mutably …»).
 */
const listenMs = 250;
/** Many printers answer a read with nothing instead of waiting: a pause keeps the bus quiet. */
const quietMs = 15;
const readBytes = 512;
const usbFolder = "/dev/bus/usb";

/** Which printer; with nothing given, the first one that is found. */
export interface UsbChoice {
  readonly vendorId?: number;
  readonly productId?: number;
  readonly serialNumber?: string;
}

/** A USB printer, spoken to directly. The kernel's own driver is put aside for as long as the link is open. */
export function usbTransport(choice: UsbChoice): Transport {
  return {
    address: addressOf(choice),
    open: (receiver, withinMs) =>
      within<Opened>(open(choice, receiver), withinMs, { ok: false, why: "timeout" }),
    watch: (changed) => watchFolders([usbFolder], true, changed),
  };
}

function addressOf({ vendorId, productId, serialNumber }: UsbChoice): string {
  if (vendorId === undefined || productId === undefined) return "usb:";
  const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, "0")).join(":");
  return `usb://${ids}${serialNumber === undefined ? "" : `/${serialNumber}`}`;
}

/** The printer's interface and its two pipes. */
interface Pipes {
  readonly number: number;
  readonly alternate: number;
  readonly output: number;
  readonly input: number | undefined;
}

async function open(choice: UsbChoice, receiver: Receiver): Promise<Opened> {
  // Loaded only where a USB printer is.
  const { WebUSB } = await import("usb");
  const devices = await new WebUSB({ allowAllDevices: true }).getDevices();
  const device = devices.find((candidate) => isChosen(candidate, choice));
  const pipes = device && pipesOf(device);
  if (!device || !pipes) return { ok: false, why: "ENODEV" };
  try {
    await device.open();
    // Fails where no driver holds it, which is as well; a driver takes it again at each replug.
    await quietly(() => device.detachKernelDriver(pipes.number));
    await device.claimInterface(pipes.number);
    if (pipes.alternate !== 0) await device.selectAlternateInterface(pipes.number, pipes.alternate);
    return { ok: true, link: new UsbLink(device, pipes, receiver) };
  } catch (error) {
    await quietly(() => device.close());
    return { ok: false, why: codeOf(error) };
  }
}

function isChosen(device: UsbDevice, { vendorId, productId, serialNumber }: UsbChoice): boolean {
  if (vendorId !== undefined && device.vendorId !== vendorId) return false;
  if (productId !== undefined && device.productId !== productId) return false;
  if (serialNumber !== undefined && device.serialNumber !== serialNumber) return false;
  return pipesOf(device) !== undefined;
}

function pipesOf(device: UsbDevice): Pipes | undefined {
  for (const { interfaceNumber, alternates } of device.configurations[0]?.interfaces ?? [])
    for (const { interfaceClass, alternateSetting, endpoints } of alternates) {
      if (interfaceClass !== printerClass) continue;
      const bulk = endpoints.filter(({ type }) => type === "bulk");
      const output = bulk.find(({ direction }) => direction === "out");
      const input = bulk.find(({ direction }) => direction === "in");
      if (!output) continue;
      return {
        number: interfaceNumber,
        alternate: alternateSetting,
        output: output.endpointNumber,
        input: input?.endpointNumber,
      };
    }
  return undefined;
}

class UsbLink implements Link {
  readonly #device: UsbDevice;
  readonly #transfers: TimedTransfers;
  readonly #pipes: Pipes;
  readonly #ending: Ending;
  /** Transfers under way. */
  readonly #under = new Set<Promise<unknown>>();
  readonly #listening: Promise<void>;

  constructor(device: UsbDevice, pipes: Pipes, receiver: Receiver) {
    this.#device = device;
    this.#transfers = device;
    this.#pipes = pipes;
    this.#ending = new Ending((why) => receiver.ended(why));
    this.#listening = this.#listen(receiver);
  }

  /** Notes a transfer for as long as it is under way. */
  async #whole<T>(transfer: Promise<T>): Promise<T> {
    this.#under.add(transfer);
    try {
      return await transfer;
    } finally {
      this.#under.delete(transfer);
    }
  }

  async write(bytes: Uint8Array, withinMs: number): Promise<WriteReport> {
    if (this.#ending.over) return { offered: 0, accepted: 0 };
    return await writePieces(bytes, (piece) => this.#give(piece, withinMs));
  }

  /** The package's own time-out is 1 s and says not how much was taken; in one packet it is all or nothing. */
  async #give(piece: Uint8Array, withinMs: number): Promise<boolean> {
    try {
      const { output } = this.#pipes;
      const { bytesWritten } = await this.#whole(
        this.#transfers.transferOut(output, Uint8Array.from(piece), withinMs),
      );
      return bytesWritten === piece.length;
    } catch (error) {
      if (!isTimeout(error)) this.#ending.lost(wordsOf(error));
      return false;
    }
  }

  /** Answers even while the printer takes no data at all. */
  async status(): Promise<PortStatus> {
    if (this.#ending.over) return { open: false };
    const index = this.#pipes.number;
    const setup = {
      requestType: "class",
      recipient: "interface",
      request: getPortStatus,
      value: 0,
      index,
    } as const;
    const asked = this.#whole(this.#transfers.controlTransferIn(setup, 1, portStatusMs));
    const byte = (await asked.catch(() => undefined))?.data?.getUint8(0);
    return byte === undefined
      ? { open: true }
      : { open: true, paperEnd: (byte & paperEmpty) !== 0 };
  }

  async close(withinMs: number): Promise<"clean" | "forced"> {
    if (this.#ending.over) {
      await within(this.#shut(), withinMs, undefined);
      return "clean";
    }
    this.#ending.leave();
    const shut = this.#shut().then(() => "clean" as const);
    return await within<"clean" | "forced">(shut, withinMs, "forced");
  }

  abort(): void {
    this.#ending.leave();
    void this.#shut();
  }

  /** Waits for what is under way, which has an end of its own. */
  async #shut(): Promise<void> {
    await Promise.allSettled([this.#listening, ...this.#under]);
    await quietly(() => this.#device.releaseInterface(this.#pipes.number));
    await quietly(() => this.#device.close());
  }

  async #listen(receiver: Receiver): Promise<void> {
    const { input } = this.#pipes;
    if (input === undefined) return;
    while (!this.#ending.over) {
      try {
        const { data } = await this.#whole(this.#transfers.transferIn(input, readBytes, listenMs));
        if (this.#ending.over) return;
        if (data && data.byteLength > 0)
          receiver.bytes(
            Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
          );
        else await delay(quietMs);
      } catch (error) {
        if (!isTimeout(error)) this.#ending.lost(wordsOf(error));
      }
    }
  }
}

/** For what is tried and may fail: the package throws some errors at once, and rejects with others. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // The device is gone, or no driver held it.
  }
}

/** What went wrong, as the package says it. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The package's word for a transfer that ran out of time. */
function isTimeout(error: unknown): boolean {
  // Its code is "GenericFailure" whatever happened: only its words tell.
  return error instanceof Error && /cancelled|timed? ?out/i.test(error.message);
}
