/** Which extra acts the desk offers. All off: the counter page of the manual, and nothing else (3.7). */
export interface DeskOptions {
  /** The list of who waits, and calling from it. */
  readonly queue: boolean;
  /** The list of who did not come, calling from it, and sending them back to the queue. */
  readonly absents: boolean;
  /** « Ajouter un visiteur »: to the queue, or received at once. */
  readonly add: boolean;
  readonly transfer: boolean;
  readonly putBack: boolean;
  readonly notes: boolean;
  /** « Pause »: lunch without giving the counter back (E52). */
  readonly pause: boolean;
}

/** The desk of the manual: no extra act. */
export const plainDesk: DeskOptions = {
  queue: false,
  absents: false,
  add: false,
  transfer: false,
  putBack: false,
  notes: false,
  pause: false,
};

/** What an agent may beyond the role. `pick`: call somebody who waits out of turn. */
export type AgentRight = "pick";
