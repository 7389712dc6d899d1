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
}

/** USB device class of printers (USB Device Class Definition for Printing Devices 1.1). */
const printerClass = 7;
/** Its request GET_PORT_STATUS: 20h paper empty, 10h selected, 08h no error. */
const getPortStatus = 1;
const paperEmpty = 0x20;
const portStatusMs = 500;
/** One read waits so long; then the next one begins. */
const listenMs = 30_000;
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
    await device.detachKernelDriver(pipes.number).catch(() => undefined);
    await device.claimInterface(pipes.number);
    if (pipes.alternate !== 0) await device.selectAlternateInterface(pipes.number, pipes.alternate);
    return { ok: true, link: new UsbLink(device, pipes, receiver) };
  } catch (error) {
    await device.close().catch(() => undefined);
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

  constructor(device: UsbDevice, pipes: Pipes, receiver: Receiver) {
    this.#device = device;
    this.#transfers = device;
    this.#pipes = pipes;
    this.#ending = new Ending((why) => receiver.ended(why));
    void this.#listen(receiver);
  }

  async write(bytes: Uint8Array, withinMs: number): Promise<WriteReport> {
    if (this.#ending.over) return { offered: 0, accepted: 0 };
    return await writePieces(bytes, (piece) => this.#give(piece, withinMs));
  }

  /** The package's own time-out is 1 s and says not how much was taken; in one packet it is all or nothing. */
  async #give(piece: Uint8Array, withinMs: number): Promise<boolean> {
    try {
      const { bytesWritten } = await this.#transfers.transferOut(
        this.#pipes.output,
        Uint8Array.from(piece),
        withinMs,
      );
      return bytesWritten === piece.length;
    } catch (error) {
      if (!isTimeout(error)) this.#ending.lost(codeOf(error));
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
    const asked = this.#device.controlTransferIn(setup, 1).catch(() => undefined);
    const byte = (await within(asked, portStatusMs, undefined))?.data?.getUint8(0);
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

  async #shut(): Promise<void> {
    await this.#device.releaseInterface(this.#pipes.number).catch(() => undefined);
    await this.#device.close().catch(() => undefined);
  }

  async #listen(receiver: Receiver): Promise<void> {
    const { input } = this.#pipes;
    if (input === undefined) return;
    while (!this.#ending.over) {
      try {
        const { data } = await this.#transfers.transferIn(input, readBytes, listenMs);
        if (this.#ending.over) return;
        if (data && data.byteLength > 0)
          receiver.bytes(
            Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
          );
        else await delay(quietMs);
      } catch (error) {
        if (!isTimeout(error)) this.#ending.lost(codeOf(error));
      }
    }
  }
}

/** The package's word for a transfer that ran out of time. */
function isTimeout(error: unknown): boolean {
  return /cancelled|timed? ?out/i.test(codeOf(error));
}
