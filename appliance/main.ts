import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { temporalCalendar } from "./adapters/calendar-temporal.ts";
import { systemClock } from "./adapters/clock-system.ts";
import { imageMachine, imagePlaces } from "./adapters/machine-image.ts";
import type { BusPasses } from "./adapters/passes-hmac.ts";
import { argon2Passwords } from "./adapters/password-argon2.ts";
import { systemRandom } from "./adapters/random-system.ts";
import { threadStatistics } from "./adapters/statistics-thread.ts";
import { openSqliteStore } from "./adapters/store-sqlite.ts";
import { type Effects, startEffects } from "./app/box.ts";
import type { Engine } from "./app/contract.ts";
import { documents } from "./app/documents.ts";
import { type RunningEngine, startEngine } from "./app/engine.ts";
import { healthOf } from "./app/health.ts";
import type { Logos } from "./app/logo.ts";
import { metricsText } from "./app/metrics.ts";
import { type NewPerson, seed } from "./app/seed.ts";
import { SetupCode } from "./app/setup-code.ts";
import { dueCommands } from "./app/timekeeper.ts";
import * as views from "./app/views.ts";
import { boxAddresses } from "./config/addresses.ts";
import { reachable } from "./config/console.ts";
import type { Options } from "./config/options.ts";
import { demonstration, type FirstSite } from "./demonstration.ts";
import type { Box } from "./http/box.ts";
import { createServer } from "./http/server.ts";
import { needsSetup } from "./http/setup.ts";
import { statisticsRules } from "./http/statistics.ts";
import { openBackups } from "./main-backups.ts";
import { type Line, openBus } from "./main-bus.ts";
import { runConsole } from "./main-console.ts";
import { drawing } from "./main-drawing.ts";
import { openRetention } from "./main-retention.ts";
import type { Assets } from "./ports/assets.ts";
import type { Backups } from "./ports/backups.ts";
import type { Machine } from "./ports/machine.ts";
import type { Passwords } from "./ports/passwords.ts";
import type { Press } from "./ports/press.ts";
import type { Statistics } from "./ports/statistics.ts";
import type { Store } from "./ports/store.ts";
import type { Voices } from "./ports/voice.ts";
import type { Calendar, Clock, Log, Random } from "./ports/world.ts";
import { keepRunning } from "./restarts.ts";
import { openSpeech } from "./speech.ts";

const version = "0.1.0";

export type { FirstSite } from "./demonstration.ts";

/** A running box, for the console and for tests that hold it in their own process. */
export interface RunningBox {
  readonly port: number;
  /** The plain MQTT port, when one was asked for. */
  readonly mqttPort: number | null;
  readonly engine: Engine;
  readonly passes: BusPasses;
  /** People that this start made; empty unless the box was new. */
  readonly people: readonly NewPerson[];
  /** The one-time code of the first run; null on a box that has an administrator. */
  readonly setupCode: string | null;
  stop(): Promise<void>;
}

/** Opens the data, the bus and the port, and joins everything. Rejects with a sentence when it cannot. */
export async function startBox(options: Options, given: Given): Promise<RunningBox> {
  const kept = await keepRunning(
    (port, restart) => startOnce({ ...options, port: port ?? options.port }, { ...given, restart }),
    given.log,
  );
  return {
    get port() {
      return kept.current().port;
    },
    get mqttPort() {
      return kept.current().mqttPort;
    },
    get engine() {
      return kept.current().engine;
    },
    get passes() {
      return kept.current().passes;
    },
    get setupCode() {
      return kept.current().setupCode;
    },
    people: kept.current().people,
    stop: kept.stop,
  };
}

interface Given {
  readonly log: Log;
  readonly firstSite?: FirstSite;
  readonly clock?: Clock;
}

async function startOnce(
  options: Options,
  given: Given & { readonly restart: () => void },
): Promise<RunningBox> {
  const { log, clock = systemClock(), restart } = given;
  const world = {
    restart,
    ...{ options, log, clock, calendar: temporalCalendar() },
    ...{ random: systemRandom(), passwords: argon2Passwords() },
    machine: imageMachine(imagePlaces(options.machineDir), version),
    store: await openSqliteStore(options.dataDir),
    ...(await drawing(options, log)),
    statistics: threadStatistics({
      ...{ clock, log, dir: options.dataDir },
      program: new URL("./statistics-worker.ts", import.meta.url),
    }),
  };
  try {
    const core = await startCore(world, given.firstSite);
    const line = await openBus(world, core.engine);
    return await serve(world, core, line);
  } catch (error) {
    await world.store.close();
    throw error;
  }
}

interface World {
  readonly options: Options;
  readonly log: Log;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly random: Random;
  readonly passwords: Passwords;
  readonly store: Store;
  readonly machine: Machine;
  readonly statistics: Statistics;
  readonly assets: Assets;
  readonly press: Press;
  readonly logos: Logos;
  /** Starts the box again, with the data that lie ready. */
  readonly restart: () => void;
}

interface Core {
  readonly engine: RunningEngine;
  readonly people: readonly NewPerson[];
  readonly setupCode: SetupCode;
  /** Set once the effects run; a commit before that has no one to tell. */
  listen(effects: Effects): void;
}

/** The state as it was left, or a first site, brought up to the present day. */
async function startCore(world: World, firstSite: FirstSite | undefined): Promise<Core> {
  const { store, clock, log, options, passwords, calendar } = world;
  let effects: Effects | null = null;
  const engine = await startEngine({
    ...{ store, clock, log },
    onCommitted: (recorded, state) => effects?.committed(recorded, state),
    onFlushed: (tookMs) => effects?.flushed(tookMs),
  });
  const isEmpty = options.empty || existsSync(join(options.dataDir, "first-run"));
  const isNew = engine.position().seq === 0 && !isEmpty;
  const first = firstSite ?? demonstration(options, world.random);
  if (isNew) await seed({ engine, secrets: store.secrets, passwords }, first.people, first.changes);
  for (const command of dueCommands(engine.state(), clock.now(), calendar))
    await engine.execute({ command, actor: "box", answer: () => ({ status: 200, body: null }) });
  return {
    engine,
    people: isNew ? first.people : [],
    setupCode: new SetupCode({ ...world, chosen: options.setupCode }),
    listen(running) {
      effects = running;
    },
  };
}

/** Starts the effects and the HTTP port. */
async function serve(world: World, core: Core, line: Line): Promise<RunningBox> {
  const { options, store } = world;
  const speech = openSpeech(world);
  let address = "";
  const listening = { port: options.port };
  const effects = startEffects({
    ...{ ...world, engine: core.engine, bus: line.bus, ...speech, version },
    bootId: randomUUID(),
    publicUrl: () => options.publicUrl ?? address,
    logo: () => world.logos.current(core.engine.state()),
  });
  core.listen(effects);
  const { backups, schedule } = openBackups(world, core.engine, store.access);
  const retention = openRetention(world, core.engine, () =>
    world.statistics.prepare(statisticsRules(core.engine.state())),
  );
  const parts = { ...speech, effects, listening, backups, retention };
  const server = await createServer(httpBox(world, core, line, parts), {
    publicUrl: () => options.publicUrl ?? address,
    rateLimit: options.rateLimit,
  });
  server.server.on("upgrade", line.upgrade);
  await server.listen({ port: options.port, host: options.host });
  const { port } = server.server.address() as AddressInfo;
  listening.port = port;
  address = `http://${reachable(options.host)}:${port}`;
  return {
    ...{ port, mqttPort: line.mqttPort, engine: core.engine, people: core.people },
    passes: line.passes,
    setupCode: needsSetup(core.engine.state()) ? core.setupCode.code : null,
    async stop() {
      schedule.stop();
      await retention.stop();
      // The port stops listening at once, but waits for the pages' sockets, which the bus cuts.
      const closed = server.close();
      await effects.stop();
      await core.engine.stop();
      await line.bus.close();
      await closed;
      await speech.voices.close();
      await world.press.close();
      await world.statistics.close();
      await store.close();
    },
  };
}

/** What the routes get to see of the box. */
function httpBox(
  world: World,
  core: Core,
  line: Line,
  parts: {
    readonly voices: Voices;
    readonly effects: Effects;
    readonly listening: { readonly port: number };
    readonly backups: Backups;
    readonly retention: Box["retention"];
  },
): Box {
  const { voices, effects, listening, backups, retention } = parts;
  const { options, clock, store, log } = world;
  const { engine } = core;
  const startedAt = clock.monotonic();
  return {
    ...{ ...world, engine, version, backups, retention },
    ...{ secrets: store.secrets, access: store.access },
    configChanges: (before, limit) => store.configChanges(before, limit),
    passes:
      options.broker === null ? line.passes : { issue: (identity) => line.passes.fixed(identity) },
    pagesDir: join(import.meta.dirname, "../dist/pages"),
    leaveBus(identity, until) {
      line.passes.revoke(identity, until);
      line.cut(identity);
    },
    clip: (hash) => voices.clip(hash),
    voice: effects.voiceDesk,
    hash: { sha256: (text) => createHash("sha256").update(text).digest("hex") },
    views: {
      ...views,
      documents: (state, position, at) =>
        documents(state, position, at, {
          configuredSeq: effects.publisher.configuredSeq,
          others: effects.others(),
        }),
    },
    printing: effects.printing,
    follow: (token) => effects.followers.follow(token),
    setupCode: core.setupCode,
    addresses: () => boxAddresses({ ...options, ...listening }, networkInterfaces()),
    health: healthOf({ voices, bus: line.bus, printing: effects.printing, engine, clock, log }),
    metrics: () =>
      metricsText(engine.state(), {
        seq: engine.position().seq,
        uptimeSeconds: Math.round((clock.monotonic() - startedAt) / 1000),
        memoryBytes: process.memoryUsage.rss(),
        droppedMessages: effects.dropped(),
        skippedAnnouncements: effects.announcer.skipped,
      }),
  };
}

if (import.meta.main) await runConsole(startBox);
