import type { Bus } from "../ports/bus.ts";
import type { Voices } from "../ports/voice.ts";
import type { Clock, Log } from "../ports/world.ts";
import type { Engine } from "./contract.ts";
import type { Printing } from "./printing.ts";
import { createTicketTrial, type TrialEngine } from "./ticket-trial.ts";

/** How the box is, for anybody: states of its parts, and nothing of its visitors or its people. */
export function healthOf(parts: {
  readonly voices: Voices;
  readonly bus: Bus;
  readonly printing: Printing;
  readonly engine: Engine & TrialEngine;
  readonly clock: Clock;
  readonly log: Log;
}): () => { status: "ok" | "degraded"; components: Record<string, string> } {
  const tickets = createTicketTrial(parts);
  return () => healthNow(parts, tickets());
}

function healthNow(
  parts: Omit<Parameters<typeof healthOf>[0], "log">,
  tickets: string,
): ReturnType<ReturnType<typeof healthOf>> {
  const components: Record<string, string> = {
    store: parts.engine.position().epoch === "" ? "starting" : "ok",
    tickets,
    bus: parts.bus.connected() ? "ok" : "unreachable",
    voice: parts.voices.health().state,
  };
  for (const [id, condition] of parts.printing.conditions(parts.engine.state()))
    components[id] = condition;
  const degraded =
    components["bus"] !== "ok" || components["voice"] === "failing" || tickets === "failing";
  return { status: degraded ? "degraded" : "ok", components };
}
