import type { FacePicture } from "../../protocol/ticket-layout.ts";
import { topicRoot, topics } from "../../protocol/topics.ts";
import type { CallEvent } from "../../protocol/views.ts";
import type { Recorded } from "../domain/events.ts";
import type { State } from "../domain/state.ts";
import type { Assets } from "../ports/assets.ts";
import type { Bus } from "../ports/bus.ts";
import type { Loudspeaker } from "../ports/loudspeaker.ts";
import type { Machine } from "../ports/machine.ts";
import type { Clip, Voices } from "../ports/voice.ts";
import type { Calendar, Clock, Log } from "../ports/world.ts";
import { type Announcer, createAnnouncer } from "./announcer.ts";
import { speaks } from "./board-sound.ts";
import { BoardWatch } from "./board-watch.ts";
import { createBoxHealth } from "./box-health.ts";
import { CallProofs } from "./call-proofs.ts";
import type { Engine } from "./contract.ts";
import { createFollowers, type Followers } from "./followers.ts";
import { createHealthReports, type HealthReports } from "./health-reports.ts";
import { openInbox } from "./inbox.ts";
import { createLinks } from "./links.ts";
import { createPrinting, type Printing } from "./printing.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { Screens } from "./screens.ts";
import { startTimekeeper } from "./timekeeper.ts";

import { createVoiceDesk, type VoiceDesk } from "./voice-desk.ts";

/** The engine's effects, joined: everything that follows from a commit. */
export interface Effects {
  committed(recorded: readonly Recorded[], state: State): void;
  /** A turn of the writer became durable; it took so long. */
  flushed(tookMs: number): void;
  readonly publisher: Publisher;
  readonly followers: Followers;
  readonly printing: Printing;
  readonly announcer: Announcer;
  readonly voiceDesk: VoiceDesk;
  readonly screens: Screens;
  readonly health: HealthReports;
  readonly proofs: CallProofs;
  /** Retained documents that do not come from the state: health, proofs of calls. */
  others(): ReadonlyMap<string, object>;
  /** Messages of devices that were not as agreed. */
  readonly dropped: () => number;
  stop(): Promise<void>;
}

export interface EffectParts {
  readonly engine: Engine;
  readonly bus: Bus;
  readonly voices: Voices;
  readonly loudspeaker: Loudspeaker;
  readonly assets: Assets;
  /** A chime that a site brought, as a clip. */
  readonly chimeClip: (assetId: string) => Promise<Clip | null>;
  readonly clock: Clock;
  readonly machine: Pick<Machine, "view">;
  readonly calendar: Calendar;
  readonly log: Log;
  readonly bootId: string;
  readonly version: string;
  readonly publicUrl: () => string;
  /** The site's logo as the printers' dots; absent: none. */
  readonly logo?: () => FacePicture | null;
}

/** Publishes the whole state, brings the day up to date, and follows every commit from now on. */
export function startEffects(parts: EffectParts): Effects {
  const { engine, clock, log, bus } = parts;
  const root = topicRoot(engine.state().site.id);
  const publisher = createPublisher({ ...parts, root });
  const health = createHealthReports({ publisher, clock });
  const followers = createFollowers({ publisher, clock });
  const printing = createPrinting({ logo: () => null, ...parts, publisher, health });
  const links = createLinks({ clock, log });
  const screens = new Screens();
  const proofs = new CallProofs(publisher);
  const heard = proofs.heard.bind(proofs);
  const announcer = createAnnouncer({ ...parts, publisher, health, heard });
  publisher.heed<CallEvent>(topics.callEvent, (call) => proofs.called(call, engine.state()));
  const own = createBoxHealth({ ...parts, health });
  const boards = new BoardWatch({ clock, health, speaks });
  const inbox = openInbox({ bus, root, links, printing, screens, boards, proofs, log });
  printing.start(engine);
  followers.start(engine);
  links.start(engine);
  publisher.start(engine);
  announcer.start(engine.state());
  boards.start(engine);
  const timekeeper = startTimekeeper(parts);
  return {
    publisher,
    followers,
    printing,
    announcer,
    voiceDesk: createVoiceDesk({ ...parts, announcer, state: () => engine.state() }),
    screens,
    health,
    proofs,
    others: () => new Map<string, object>([...health.bodies(), ...proofs.bodies()]),
    dropped: inbox.dropped,
    committed(recorded, state) {
      // The call first: a board and a loudspeaker wait for it, the tables of the counters do not.
      announcer.committed(recorded, state);
      publisher.committed(recorded, state);
      printing.committed(recorded, state);
      boards.committed(recorded);
      own.committed(recorded);
      followers.committed();
      timekeeper.reschedule();
    },
    flushed: own.flushed,
    async stop() {
      timekeeper.stop();
      announcer.stop();
      followers.stop();
      links.stop();
      boards.stop();
      await publisher.stop();
    },
  };
}
