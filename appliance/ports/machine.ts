/** How far an update of the machine is, or how the last one ended. */
export interface MachineUpdate {
  readonly step:
    | "none"
    | "checking"
    | "writing"
    | "ready"
    | "restarting"
    | "onTrial"
    | "committed"
    | "rolledBack"
    | "refused";
  /** Percent of the writing. */
  readonly progress: number;
  /** The versions: the one it began with, and the one that it leads to. */
  readonly from: string;
  readonly to: string;
  /** Why it was refused or given up, as a code; empty otherwise. */
  readonly reason: string;
  /** What the tool itself said. */
  readonly detail: string;
  /** UTC, milliseconds since 1970; 0 when there was none. */
  readonly at: number;
}

/**
 * How far the machine's clock can be trusted: a time server set it, its own battery kept it, an administrator set it, or
 * nobody did and it goes on from the newest moment of the data. `unknown`: somebody else keeps this machine.
 */
export type ClockSource = "network" | "rtc" | "set" | "guess" | "unknown";

/** What the machine is, and what became of its update. */
export interface MachineState {
  /** False: somebody else keeps this machine. */
  readonly image: boolean;
  readonly version: string;
  /** `A` or `B`; empty where there is none. */
  readonly slot: string;
  readonly update: MachineUpdate;
  /** What is wrong with the installer's file, in sentences. */
  readonly faults: readonly string[];
  readonly clock: ClockSource;
}

/** The machine under the box, where that is one of our images. The box changes nothing of it: it asks. */
export interface Machine {
  view(): MachineState;
  /** Keeps an update whole and lays it where the machine takes it. Rejects when there is no room for it. */
  takeUpdate(bytes: AsyncIterable<Uint8Array>, older: boolean): Promise<void>;
  /** The update that is written is started now; false when none is. */
  startUpdate(): boolean;
  /** Asks for the clock to be set, to an instant in milliseconds since 1970; false where a server keeps it, or nobody can. */
  setClock(at: number): boolean;
}
