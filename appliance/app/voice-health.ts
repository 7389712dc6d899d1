import type { Loudspeaker } from "../ports/loudspeaker.ts";
import type { Voices } from "../ports/voice.ts";
import type { HealthReports } from "./health-reports.ts";

const factLength = 100;

/**
 * Tells how the voice is: `engineMissing` and `failing` are alerts, for calls go out with the chime alone; `fallback`
 * says that the chosen engine is not the one that speaks.
 */
export function reportVoice(
  health: HealthReports,
  voices: Voices,
  chosen: string,
  skipped: number,
): void {
  const { engine, state, lastError } = voices.health();
  const facts = {
    ...{ engine: engine.slice(0, factLength), skipped },
    ...(lastError === null ? {} : { error: lastError.slice(0, factLength) }),
  };
  const preferred = voices.engines().find(({ id }) => id === chosen);
  // The engines are still being looked for.
  if (state === "absent" && lastError === null) return;
  if (state === "absent") health.report("voice", { level: "alert", code: "engineMissing", facts });
  else if (state === "failing") health.report("voice", { level: "alert", code: "failing", facts });
  else if (preferred && preferred.state !== "ready")
    health.report("voice", { level: "warning", code: "fallback", facts });
  else health.report("voice", { level: "ok", code: "ready", facts });
}

/** Tells how the box's own loudspeaker is: a room that counts on it hears nothing when it fails. */
export function reportLoudspeaker(health: HealthReports, loudspeaker: Loudspeaker): void {
  const { state, device, lastError } = loudspeaker.health();
  if (state === "unused") return;
  const facts = {
    device,
    ...(lastError === null ? {} : { error: lastError.slice(0, factLength) }),
  };
  if (state === "ready") health.report("loudspeaker", { level: "ok", code: "ready", facts });
  else
    health.report("loudspeaker", {
      ...{ level: "alert", code: state === "absent" ? "playerMissing" : "failing", facts },
    });
}
