import type { SosState } from "../../protocol/views.ts";
import type { BoxApi } from "./desk-ports.ts";
import { type Fault, faultOf } from "./faults.ts";

/** An alarm that nobody answers rings again after this time, milliseconds (requirements 3.5). */
export const ringAgainMs = 20_000;

/** Commands of the alarms (rows E41, E51). They wait for no other act: an alarm is never late for a ticket. */
export class Alarms {
  /** The alarm, or `raise`, on its way to the box. */
  busy: string | null = null;
  readonly #api: BoxApi;
  readonly #changed: () => void;

  constructor(api: BoxApi, changed: () => void) {
    this.#api = api;
    this.#changed = changed;
  }

  /** Alarms every open counter. Null when it is done, or when it was raised before. */
  raise(): Promise<Fault | null> {
    return this.#send("raise", ["/v1/sos"]);
  }

  /** « J'y vais ». */
  acknowledge(id: string): Promise<Fault | null> {
    return this.#send(id, [pathOf(id, "acknowledge")]);
  }

  /** « Terminé ». At the counter that raised it, it also ends an alarm that nobody has answered yet. */
  close(sos: SosState): Promise<Fault | null> {
    const close = pathOf(sos.id, "close");
    const paths = sos.acknowledgedAt === null ? [pathOf(sos.id, "acknowledge"), close] : [close];
    return this.#send(sos.id, paths);
  }

  async #send(what: string, paths: readonly string[]): Promise<Fault | null> {
    if (this.busy !== null) return null;
    this.busy = what;
    this.#changed();
    try {
      for (const path of paths) await this.#api.send("POST", path);
      return null;
    } catch (error) {
      const fault = faultOf(error);
      return fault.code === "sosAlreadyRaised" || fault.code === "sosOver" ? null : fault;
    } finally {
      this.busy = null;
      this.#changed();
    }
  }
}

function pathOf(id: string, act: string): string {
  return `/v1/sos/${encodeURIComponent(id)}/${act}`;
}

/** True when the alarms are to be heard now: a new one, or one that nobody has answered for a while. */
export function ringsNow(
  alarms: readonly SosState[],
  heard: { readonly ids: ReadonlySet<string>; readonly at: number },
  now: number,
): boolean {
  const waiting = alarms.filter((sos) => sos.acknowledgedAt === null);
  return (
    waiting.some((sos) => !heard.ids.has(sos.id)) ||
    (waiting.length > 0 && now - heard.at >= ringAgainMs)
  );
}
