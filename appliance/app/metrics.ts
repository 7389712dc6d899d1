import type { State } from "../domain/state.ts";
import { serviceLoad, siteOpenCounters } from "../domain/waiting.ts";

export interface Figures {
  readonly seq: number;
  readonly uptimeSeconds: number;
  readonly memoryBytes: number;
  readonly droppedMessages: number;
  /** Announcements that came too late, or that nobody waited for any more. */
  readonly skippedAnnouncements: number;
}

/** The box's figures in the Prometheus text format (0.0.4). No names of people, no tickets. */
export function metricsText(state: State, figures: Figures): string {
  const lines = [
    ...metric("patience_events_total", "counter", "Events in the log.", figures.seq),
    ...metric("patience_uptime_seconds", "gauge", "Time since the start.", figures.uptimeSeconds),
    ...metric("patience_memory_bytes", "gauge", "Resident memory.", figures.memoryBytes),
    ...metric(
      "patience_dropped_messages_total",
      "counter",
      "Messages of devices that were not as agreed.",
      figures.droppedMessages,
    ),
    ...metric(
      "patience_announcements_skipped_total",
      "counter",
      "Calls that were not spoken: too late, or over.",
      figures.skippedAnnouncements,
    ),
    ...metric("patience_open_counters", "gauge", "Open counters.", siteOpenCounters(state)),
    "# HELP patience_waiting Visitors waiting for a service.",
    "# TYPE patience_waiting gauge",
    ...[...state.services.keys()].map(
      (id) => `patience_waiting{service="${id}"} ${serviceLoad(state, id).waiting}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function metric(name: string, type: string, help: string, value: number): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`];
}
