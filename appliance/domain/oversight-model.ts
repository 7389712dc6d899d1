import type { AgentId, CounterId, Instant, QueuePlace } from "./model.ts";

/** Where a supervisor puts a visitor: also before everybody, or back to an order that a move left. */
export type MovePlace = QueuePlace | "first" | { readonly order: number };

/** The wait that was told with a number, whole minutes; none for whoever was received at once. */
export interface PromisedWait {
  readonly lowMinutes: number;
  readonly highMinutes: number;
}

/** A supervisor's line to counters; it stays with the counter until it is read, or the day ends. */
export interface CounterMessage {
  readonly id: string;
  readonly text: string;
  readonly agentId: AgentId;
  readonly at: Instant;
  readonly counterIds: readonly CounterId[];
  readonly readBy: readonly {
    readonly counterId: CounterId;
    readonly agentId: AgentId;
    readonly at: Instant;
  }[];
}

/** A line on every board; `until` null: as long as the business day. */
export interface BoardMessage {
  readonly id: string;
  readonly text: string;
  readonly agentId: AgentId;
  readonly at: Instant;
  readonly until: Instant | null;
}
