import { decide } from "../domain/queue.ts";
import type { State } from "../domain/state.ts";
import type { Clock, Log } from "../ports/world.ts";

/** A store that refused is asked again, but not by each who looks. */
const againMs = 10_000;

/** `starting`: not known yet; `failing`: the rules cannot decide on this box's data, or nothing can be written. */
export type TicketTrial = "starting" | "ok" | "failing";

/** What a trial needs of the engine. */
export interface TrialEngine {
  state(): State;
  /** Writes a snapshot; rejects when the store does not take it. */
  checkpoint(): Promise<number>;
}

/**
 * Whether tickets can be issued, without issuing one: each time it is asked the rules decide on a ticket for every
 * service of the site as it stands (a refusal such as «closed» is a decision, an exception is not), and once a start a
 * snapshot is really written. A new version is confirmed by it (docs/decisions/0062).
 */
export function createTicketTrial(parts: {
  readonly engine: TrialEngine;
  readonly clock: Clock;
  readonly log: Log;
}): () => TicketTrial {
  const { engine, clock, log } = parts;
  let written: TicketTrial = "starting";
  let triedAt = Number.NEGATIVE_INFINITY;
  const write = () => {
    triedAt = clock.monotonic();
    engine.checkpoint().then(
      () => {
        written = "ok";
      },
      (error: unknown) => {
        written = "failing";
        log.error("tickets.notWritten", { error: String(error) });
      },
    );
  };
  return () => {
    if (written !== "ok" && clock.monotonic() - triedAt >= againMs) write();
    const fault = decided(engine.state(), clock.now());
    if (fault === null) return written;
    log.error("tickets.notDecided", { error: fault });
    return "failing";
  };
}

/**
 * What the rules fail at; null when they decide on every service. Updates are tried at night: a ticket that a counter
 * gives is not refused for the hour, and the trial's copy of the site allows it.
 */
function decided(state: State, at: number): string | null {
  try {
    const { site, services } = state;
    const open: State = { ...state, site: { ...site, desk: { ...site.desk, add: true } } };
    const rest = { token: "trial-0123456789abcdef", priority: 0, print: null } as const;
    const language = site.languages[0] ?? "fr";
    for (const serviceId of services.keys())
      for (const origin of ["kiosk", "counter"] as const)
        decide(
          open,
          { type: "issueTicket", ticketId: "trial", serviceId, language, origin, ...rest },
          at,
        );
    return null;
  } catch (error) {
    return String(error);
  }
}
