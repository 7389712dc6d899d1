import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BusIdentity, topicRoot } from "../protocol/topics.ts";
import { openAedesBus } from "./adapters/bus-aedes.ts";
import { writeMosquittoFiles } from "./adapters/bus-mosquitto-files.ts";
import { brokerSecurity, controlTopic } from "./adapters/bus-mosquitto-security.ts";
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
  if (!options.brokerDynamic) writeFiles(options, engine, { root, passes, port: brokerPort });
  const bus = await connectMqttBus({
    ...{ url: options.broker ?? "", root, log },
    username: options.brokerUser,
    password: options.brokerPassword || credential("broker-password") || core.password,
  });
  const { upgrade } = tunnel({ host: hostname, port: brokerPort, log });
  const line = { bus, upgrade, mqttPort: null, passes, cut: () => undefined };
  return options.brokerDynamic ? admitting(line, root, log) : line;
}

/** A line whose broker learns of each client when its pass is given, and forgets it when it is cut. */
function admitting(line: Line, root: string, log: Log): Line {
  const { bus, passes } = line;
  const security = brokerSecurity(root, (payload) => {
    bus.publish(controlTopic, payload, { qos: 1 }).catch((error: unknown) => {
      log.warn("bus.securityNotTold", { error: String(error) });
    });
  });
  const admitted = (identity: BusIdentity) => {
    const pass = passes.fixed(identity);
    security.admit(identity, pass);
    return pass;
  };
  return {
    ...line,
    passes: { ...passes, fixed: admitted },
    bus: {
      ...bus,
      onConnection: (handler) =>
        bus.onConnection((up) => {
          if (up) security.connected();
          handler(up);
        }),
    },
    cut: (identity) => security.expel(identity),
  };
}

function writeFiles(
  { dataDir }: Options,
  engine: Engine,
  { root, passes, port }: { root: string; passes: BusPasses; port: number },
): void {
  const folder = join(resolve(dataDir), "mosquitto");
  const users = busClients(engine.state()).map((identity) => ({
    ...passes.fixed(identity),
    identity,
  }));
  writeMosquittoFiles({ root, users, port, folder });
}

/** A secret that systemd hands to this service alone (`LoadCredential=`); empty where there is none. */
function credential(name: string): string {
  const folder = process.env["CREDENTIALS_DIRECTORY"];
  if (folder === undefined) return "";
  try {
    return readFileSync(join(folder, name), "utf8").trim();
  } catch {
    return "";
  }
}
