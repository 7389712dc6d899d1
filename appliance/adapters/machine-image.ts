import {
  chmodSync,
  createWriteStream,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { ClockSource, Machine, MachineState, MachineUpdate } from "../ports/machine.ts";

/** Where an image's programs meet the box (`machine/`); tests have folders of their own. */
export interface MachinePlaces {
  /** `/run/patience`: what the installer's file came to. */
  readonly run: string;
  /** `/var/lib/patience-update`: how far an update is. */
  readonly update: string;
  /** `/var/lib/patience-inbox`: what the box asks for. */
  readonly inbox: string;
  /** `/run/patience-clock`: who set the clock. */
  readonly clock: string;
}

/** The places of an image that tells of itself in the folder `run`; null where there is none. */
export function imagePlaces(run: string | null): MachinePlaces | null {
  return run === null
    ? null
    : {
        ...{ run, update: "/var/lib/patience-update", inbox: "/var/lib/patience-inbox" },
        clock: "/run/patience-clock",
      };
}

const noUpdate: MachineUpdate = {
  ...{ step: "none", progress: 0, from: "", to: "", reason: "", detail: "", at: 0 },
};
/** The machine's own programs read what the box lays ready. */
const sharedMode = 0o660;

/** The machine of an image, or of anybody (`places` null): that one has no updates of ours. */
export function imageMachine(places: MachinePlaces | null, version: string): Machine {
  return {
    view: () => viewOf(places, version),
    async takeUpdate(bytes, older) {
      const { inbox } = places ?? missing();
      const part = join(inbox, ".upload");
      try {
        await pipeline(Readable.from(bytes), createWriteStream(part, { flush: true }));
        chmodSync(part, sharedMode);
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
      rmSync(join(inbox, "allow-older"), { force: true });
      if (older) put(join(inbox, "allow-older"));
      renameSync(part, join(inbox, "update.raucb"));
    },
    startUpdate() {
      if (places === null || viewOf(places, version).update.step !== "ready") return false;
      put(join(places.inbox, "restart-now"));
      return true;
    },
    setClock(at) {
      if (places === null || sourceOf(places) === "network") return false;
      const asked = join(places.inbox, "clock");
      put(`${asked}.new`, String(Math.round(at / 1_000)));
      renameSync(`${asked}.new`, asked);
      return true;
    },
  };
}

function missing(): never {
  throw new Error("this machine is no image");
}

function put(path: string, words = ""): void {
  writeFileSync(path, words, { mode: sharedMode });
}

const sources: readonly string[] = ["network", "rtc", "set", "guess"] satisfies ClockSource[];

function sourceOf({ clock }: MachinePlaces): ClockSource {
  const source = text(join(clock, "source"));
  return sources.includes(source) ? (source as ClockSource) : "unknown";
}

function viewOf(places: MachinePlaces | null, version: string): MachineState {
  if (places === null)
    return { image: false, version, slot: "", update: noUpdate, faults: [], clock: "unknown" };
  const { run, update } = places;
  const { running: _, ...state } = read<MachineUpdate & { running?: string }>(
    join(update, "state.json"),
    noUpdate,
  );
  return {
    image: true,
    version: text(join(import.meta.dirname, "version")) || version,
    slot: text(join(run, "slot")),
    update: { ...noUpdate, ...state },
    faults: read<{ faults: string[] }>(join(run, "report.json"), { faults: [] }).faults,
    clock: sourceOf(places),
  };
}

function text(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

function read<T>(path: string, plain: T): T {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return plain;
  }
}
