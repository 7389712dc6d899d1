import { join, resolve } from "node:path";
import { type BusIdentity, topicRoot } from "../protocol/topics.ts";
import { openAedesBus } from "./adapters/bus-aedes.ts";
import { writeMosquittoFiles } from "./adapters/bus-mosquitto-files.ts";
import { connectMqttBus } from "./adapters/bus-mqtt.ts";
import { tunnel } from "./adapters/bus-mqtt-tunnel.ts";
import { type BusPasses, busPasses } from "./adapters/passes-hmac.ts";
import type { UpgradeHandler } from "./adapters/websocket.ts";
import { busClients } from "./app/bus-clients.ts";
import type { Engine } from "./app/contract.ts";
import type { Options } from "./config/options.ts";
import type { Bus } from "./ports/bus.ts";
import type { Store } from "./ports/store.ts";
import type { Clock, Log } from "./ports/world.ts";

/** What the bus needs of the box. */
export interface BusWorld {
  readonly options: Options;
  readonly log: Log;
  readonly clock: Clock;
  readonly store: Store;
}

/** The bus, and the ways to it. */
export interface Line {
  readonly bus: Bus;
  readonly upgrade: UpgradeHandler;
  readonly mqttPort: number | null;
  readonly passes: BusPasses;
  /** Ends this client's connections; an external broker keeps them until their end. */
  cut(identity: BusIdentity): void;
}

/** The embedded broker, or the way to an external one; pages use `/mqtt` of the box's port in both cases. */
export async function openBus(world: BusWorld, engine: Engine): Promise<Line> {
  const { options, log, clock, store } = world;
  const root = topicRoot(engine.state().site.id);
  const passes = busPasses(await store.secrets.boxKey("bus"));
  if (options.broker !== null) return externalBus(world, engine, { root, passes });
  const bus = await openAedesBus({
    ...{ root, log },
    check: (username, password) => passes.check(username, password, clock.now()),
  });
  const mqttPort =
    options.mqttPort === null ? null : await bus.listen(options.mqttPort, "127.0.0.1");
  const cut = ({ role, id }: BusIdentity): void => {
    bus.disconnect((one) => one.role === role && one.id === id);
  };
  return { bus, upgrade: bus.upgrade, mqttPort, passes, cut };
}

/** Writes what Mosquitto needs to know of this site, and connects to it, now or whenever it is there. */
async function externalBus(
  { options, log }: BusWorld,
  engine: Engine,
  { root, passes }: { root: string; passes: BusPasses },
): Promise<Line> {
  const { hostname, port } = new URL(options.broker ?? "");
  const brokerPort = Number(port || 1883);
  const core = passes.fixed({ role: "core", id: "box" });
  const folder = join(resolve(options.dataDir), "mosquitto");
  const users = busClients(engine.state()).map((identity) => ({
    ...passes.fixed(identity),
    identity,
  }));
  writeMosquittoFiles({ root, users, port: brokerPort, folder });
  const bus = await connectMqttBus({
    ...{ url: options.broker ?? "", root, log },
    username: options.brokerUser,
    password: options.brokerPassword || core.password,
  });
  const way = tunnel({ host: hostname, port: brokerPort, log });
  return { bus, upgrade: way.upgrade, mqttPort: null, passes, cut: () => undefined };
}
