import { randomBytes } from "node:crypto";
import { connect, type IClientOptions, type MqttClient } from "mqtt";
import { busRights } from "../../protocol/topics.ts";
import type { Bus, BusMessage } from "../ports/bus.ts";
import type { Log } from "../ports/world.ts";
import { quietLog } from "./quiet.ts";

export interface MqttBusOptions {
  /** `mqtt://127.0.0.1:1883`. */
  readonly url: string;
  /** `topicRoot(site)`. Topics of the port are whole, root included. */
  readonly root: string;
  readonly username: string;
  readonly password: string;
  /** Said by the broker when the box falls silent: `core/status` with `online: false`, retained. */
  readonly will?: { readonly topic: string; readonly payload: string };
  readonly log: Log;
}

/** Time for a first connection: the broker's unit starts at the same moment as the box. */
const connectTimeoutMs = 3000;

/** Publishes that may wait for the broker to take them; more means that it has stopped. */
const pendingPublishes = 10_000;

/** Time for a farewell; the library never ends on a connection that is dead already. */
const farewellMs = 1000;

/** Who writes, apart from the box itself. */
const writers = ["staff", "board", "kiosk", "printer", "ticket"] as const;

/**
 * The bus over an external broker that speaks MQTT 5 (Mosquitto). Resolves at once; `connected` tells when
 * the broker is there, and the connection is tried again every half second for ever. MQTT 5 because of
 * No Local: the box must not hear itself.
 *
 * Without the broker a retained publish resolves and is dropped, as the box publishes everything retained
 * again at `onConnection(true)`; another one rejects: a call that comes late is worse than none.
 */
export async function connectMqttBus(options: MqttBusOptions): Promise<Bus> {
  const { url, root } = options;
  const log = quietLog(options.log);
  const client = connect(url, clientOptions(options));
  const pending = new Set<(error: Error) => void>();
  const state = { up: false };
  let onMessage: (message: BusMessage) => void = () => undefined;
  let onConnection: (connected: boolean) => void = () => undefined;

  const change = (up: boolean): void => {
    if (up === state.up) return;
    state.up = up;
    for (const fail of [...pending]) fail(new Error("The connection to the broker is lost."));
    log.info(up ? "bus.connected" : "bus.lost");
    onConnection(up);
  };
  client.on("connect", () => {
    // The box is connected when it hears: a device's birth must not fall between the two.
    client.subscribe(clientFilters(root), { qos: 1, nl: true, rh: 0 }, (error) => {
      if (error) log.error("bus.subscribeFailed", { error: error.message });
      else if (client.connected) change(true);
    });
  });
  client.on("close", () => change(false));
  client.on("error", (error) => log.warn("bus.error", { error: error.message }));
  client.on("message", (topic, payload) => {
    try {
      onMessage({ topic, payload });
    } catch (error) {
      log.error("bus.handlerFailed", { error: String(error) });
    }
  });

  return {
    async publish(topic, payload, { retain = false, qos = 0 } = {}) {
      if (!state.up && retain) return;
      if (!state.up) throw new Error("The broker cannot be reached.");
      if (pending.size >= pendingPublishes) throw new Error("The broker is stuck.");
      await taken(pending, (done) => client.publish(topic, payload, { retain, qos }, done));
    },
    onMessage(handler) {
      onMessage = handler;
    },
    connected: () => state.up,
    onConnection(handler) {
      onConnection = handler;
    },
    close: () => farewell(client),
  };
}

function clientOptions({ username, password, will }: MqttBusOptions): IClientOptions {
  return {
    protocolVersion: 5,
    clean: true,
    // Unguessable: Mosquitto lets anybody who is known throw out the client of an id that he can name.
    clientId: `${username}.${randomBytes(8).toString("hex")}`,
    username,
    password,
    keepalive: 10,
    reconnectPeriod: 500,
    connectTimeout: connectTimeoutMs,
    resubscribe: false,
    queueQoSZero: false,
    ...(will
      ? { will: { ...will, payload: Buffer.from(will.payload), qos: 0, retain: true } }
      : {}),
  };
}

/** Everything that a client may write. */
function clientFilters(root: string): string[] {
  const filters = writers.flatMap((role) => busRights[role].write);
  return filters.map((filter) => `${root}/${filter.replaceAll("%i", "+")}`);
}

/** Resolves when the library calls back; a loss of the connection ends the wait, which the library may not. */
async function taken(
  pending: Set<(error: Error) => void>,
  send: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  let fail: (error: Error) => void = () => undefined;
  try {
    await new Promise<void>((done, reject) => {
      fail = reject;
      pending.add(fail);
      send((error) => (error ? reject(error) : done()));
    });
  } finally {
    pending.delete(fail);
  }
}

async function farewell(client: MqttClient): Promise<void> {
  await new Promise<void>((done) => {
    const late = setTimeout(() => {
      client.stream.destroy();
      done();
    }, farewellMs);
    client.end(false, {}, () => {
      clearTimeout(late);
      done();
    });
  });
}
