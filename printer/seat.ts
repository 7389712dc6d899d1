import type { TicketFace } from "../protocol/print.ts";
import type { Verdict } from "./print-ticket.ts";
import type { Printer } from "./printer.ts";
import type { PrinterProfile } from "./profiles.ts";
import type { Transport } from "./transport/transport.ts";

/** Which printer: the way to it, and what it is. */
export interface Place {
  readonly transport: Transport;
  readonly profile: PrinterProfile;
}

/**
 * The place of the agent's printer: another printer may take it while the agent runs. A ticket in hand ends on the
 * printer on which it was begun; the next one waits until that one is let go of, as both may be the same machine.
 */
export class PrinterSeat {
  readonly #make: (place: Place) => Printer;
  #place: Place;
  #printer: Printer;
  #moving: Promise<void> = Promise.resolve();

  constructor(place: Place, make: (place: Place) => Printer) {
    this.#make = make;
    this.#place = place;
    this.#printer = make(place);
  }

  get place(): Place {
    return this.#place;
  }

  get printer(): Printer {
    return this.#printer;
  }

  /** Gives the seat to another printer; false where it is the same one. */
  move(place: Place): boolean {
    const { transport, profile } = this.#place;
    if (place.transport.address === transport.address && place.profile.name === profile.name)
      return false;
    const old = this.#printer;
    this.#place = place;
    this.#printer = this.#make(place);
    this.#moving = this.#moving.then(() => old.close());
    return true;
  }

  async print(jobId: string, face: TicketFace): Promise<Verdict> {
    await this.#moving;
    return await this.#printer.print(jobId, face);
  }

  async check(): Promise<void> {
    await this.#moving;
    await this.#printer.check();
  }

  async close(): Promise<void> {
    await this.#moving;
    await this.#printer.close();
  }
}
