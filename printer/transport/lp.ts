import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open as openFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { codeOf, Ending, within, writePieces } from "./pieces.ts";
import type { Link, Opened, PortStatus, Receiver, Transport, WriteReport } from "./transport.ts";
import { watchFile } from "./watch.ts";

/** How often the driver is asked for what the printer said; it has no way to call us. */
const listenMs = 20;
/** How often a full driver is offered a piece again. */
const againMs = 4;
const readBytes = 512;

/**
 * A USB printer by its kernel driver, `/dev/usb/lp0`. It is opened so that nothing ever blocks: the driver takes one
 * piece while the piece before it is under way, and says EAGAIN until that has gone out. So the last piece counts as
 * taken when the driver has it, every other one when the printer has it.
 */
export function lpTransport(path: string): Transport {
  return {
    address: `lp:${path}`,
    open: (receiver, withinMs) => open(path, receiver, withinMs),
    watch: (changed) => watchFile(path, changed),
  };
}

async function open(path: string, receiver: Receiver, withinMs: number): Promise<Opened> {
  const opening = openFile(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  const opened = await within<FileHandle | string>(opening.catch(codeOf), withinMs, "timeout");
  if (typeof opened !== "string") return { ok: true, link: new LpLink(opened, receiver) };
  void opening.then((late) => late.close()).catch(() => undefined);
  return { ok: false, why: opened };
}

class LpLink implements Link {
  readonly #file: FileHandle;
  readonly #ending: Ending;
  readonly #listening: Promise<void>;
  #closing = false;

  constructor(file: FileHandle, receiver: Receiver) {
    this.#file = file;
    this.#ending = new Ending((why) => receiver.ended(why));
    this.#listening = this.#listen(receiver);
  }

  async write(bytes: Uint8Array, withinMs: number): Promise<WriteReport> {
    if (this.#ending.over) return { offered: 0, accepted: 0 };
    return await writePieces(bytes, (piece) => this.#give(piece, withinMs));
  }

  async #give(piece: Uint8Array, withinMs: number): Promise<boolean> {
    const over = performance.now() + withinMs;
    let rest = piece;
    while (rest.length > 0) {
      const taken = await this.#try(async () => (await this.#file.write(rest)).bytesWritten);
      if (taken === undefined) return false;
      rest = rest.subarray(taken);
      if (rest.length > 0 && performance.now() > over) return false;
      if (taken === 0) await delay(againMs);
    }
    return true;
  }

  status(): Promise<PortStatus> {
    return Promise.resolve({ open: !this.#ending.over });
  }

  async close(withinMs: number): Promise<"clean" | "forced"> {
    this.#ending.leave();
    this.#closing = true;
    const how = await within(
      this.#listening.then(() => "clean" as const),
      withinMs,
      "forced",
    );
    await this.#file.close().catch(() => undefined);
    return how;
  }

  abort(): void {
    this.#ending.leave();
    this.#closing = true;
    void this.#file.close().catch(() => undefined);
  }

  async #listen(receiver: Receiver): Promise<void> {
    const buffer = Buffer.alloc(readBytes);
    while (!this.#closing) {
      const count = await this.#try(
        async () => (await this.#file.read(buffer, 0, readBytes, null)).bytesRead,
      );
      if (count === undefined) return;
      if (count > 0) receiver.bytes(Uint8Array.from(buffer.subarray(0, count)));
      else await delay(listenMs);
    }
  }

  /** What a call to the driver gives; 0 where it has to wait, undefined where the printer is gone. */
  async #try(call: () => Promise<number>): Promise<number | undefined> {
    try {
      return await call();
    } catch (error) {
      const why = codeOf(error);
      if (why === "EAGAIN") return 0;
      this.#ending.lost(why);
      return undefined;
    }
  }
}
