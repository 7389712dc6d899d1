import type { CurrentSession, Site, TicketAnswer } from "../../protocol/http.ts";
import type { TicketFace } from "../../protocol/print.ts";
import type { BusIdentity } from "../../protocol/topics.ts";
import type { SessionView, TicketView, VisitView } from "../../protocol/views.ts";
import type { Engine, Position } from "../app/contract.ts";
import type { Logos } from "../app/logo.ts";
import type { PrintEnd } from "../app/printing-tests.ts";
import type { Retention } from "../app/retention.ts";
import type { SetupCode } from "../app/setup-code.ts";
import type { VoiceDesk } from "../app/voice-desk.ts";
import type { State } from "../domain/state.ts";
import type { AccessLog } from "../ports/access-log.ts";
import type { Assets } from "../ports/assets.ts";
import type { Backups } from "../ports/backups.ts";
import type { Machine } from "../ports/machine.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { Press } from "../ports/press.ts";
import type { Statistics } from "../ports/statistics.ts";
import type { Secrets, Store } from "../ports/store.ts";
import type { Clip } from "../ports/voice.ts";
import type { Clock, Log, Random } from "../ports/world.ts";

/** What the routes show of the state. Pure and quick: some run inside the writer's turn. */
export interface Views {
  sessionView(state: State, sessionId: string): SessionView | null;
  visitView(state: State, visitId: string): VisitView | null;
  /** `origin` is the address under which a phone reaches the box. */
  ticketAnswer(state: State, ticketId: string, origin: string): TicketAnswer;
  ticketView(state: State, ticketId: string, position: Position, at: number): TicketView;
  /** With the names of those who hold the counters, for staff. */
  siteView(state: State, toStaff: boolean): Site;
  currentSession(state: State, agentId: string): CurrentSession;
  /** Every retained document but those of tickets, by its topic below the site's root. */
  documents(state: State, position: Position, at: number): ReadonlyMap<string, object>;
}

/** How the box is, in words that anybody may read. */
export interface HealthFacts {
  readonly status: "ok" | "degraded";
  readonly components: Readonly<Record<string, string>>;
}

/** Everything that the routes need of the box. */
export interface Box {
  readonly engine: Engine;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  /** Changes of the configuration before `seq`, newest first. */
  readonly configChanges: Store["configChanges"];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Passes with which browsers come to the bus; `expiresAt` is UTC in milliseconds. */
  readonly passes: {
    issue(identity: BusIdentity, expiresAt: number): { username: string; password: string };
  };
  /** Files that administrators uploaded. */
  readonly assets: Assets;
  /** Ends a client's lines to the bus, and its passes that end at `until` (UTC, ms) or before. */
  readonly leaveBus: (identity: BusIdentity, until: number) => void;
  readonly voice: VoiceDesk;
  readonly backups: Backups;
  readonly access: AccessLog;
  readonly retention: Pick<Retention, "run" | "status">;
  /** The machine under the box: its version, its updates. */
  readonly machine: Machine;
  /** Starts the box again, with the data that lie ready. */
  readonly restart: () => void;
  /** A spoken clip by its hash; null when it is not kept any more. */
  readonly clip: (hash: string) => Promise<Clip | null>;
  readonly views: Views;
  /** Figures of past days. */
  readonly statistics: Statistics;
  /** A phone follows this ticket: from now on the bus tells of its changes. */
  readonly follow: (token: string) => void;
  readonly hash: { sha256(text: string): string };
  readonly press: Press;
  readonly logos: Logos;
  /** A ticket that is nobody's, for a trial; settles when the printer has answered, or will not. */
  readonly printing: { test(printerId: string, face: TicketFace): Promise<PrintEnd> };
  readonly version: string;
  /** The one-time code of the first run. */
  readonly setupCode: SetupCode;
  /** Where the built pages lie. */
  readonly pagesDir: string;
  /** The box's own addresses as other computers reach it, the steadiest first. */
  addresses(): readonly string[];
  health(): HealthFacts;
  /** Figures in Prometheus' text format. */
  metrics(): string;
}
