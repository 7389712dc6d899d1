import type { EventEmitter } from "node:events";
import { Aedes, type Client, type PublishPacket } from "aedes";
import type { BusIdentity } from "../../protocol/topics.ts";
import type { Bus, BusMessage } from "../ports/bus.ts";
import type { Log } from "../ports/world.ts";
import { type BusCheck, brokerHooks } from "./bus-aedes-hooks.ts";
import { PublishLine } from "./bus-aedes-line.ts";
import { BoundedLink, type LinkLimits } from "./bus-aedes-link.ts";
import { tcpDoor } from "./bus-aedes-tcp.ts";
import { linkOverTcp, linkOverWebSocket } from "./bus-aedes-wire.ts";
import { quietLog } from "./quiet.ts";
import { mqttDoor, type UpgradeHandler } from "./websocket.ts";

/** What the broker allows; the defaults are `defaultLimits`. */
export interface AedesLimits extends LinkLimits {
  /** MQTT subscriptions of one client. */
  readonly subscriptions: number;
  /** Connections, known or not. */
  readonly clients: number;
  /** From the connection to a whole CONNECT. */
  readonly connectMs: number;
  /** Longest keep-alive that a client may ask for, seconds; a dead client is noticed after 1.5 times that. */
  readonly keepAliveS: number;
}

/** Rule 8 of the state design (64 KB, 20 subscriptions, 20 messages a second); the rest as each line says. */
export const defaultLimits: AedesLimits = {
  packetBytes: 65_535,
  // Every retained document of a large site (200 counters, 2 documents of at most 1 KB each), and as much again.
  backlogBytes: 786_432,
  packetsPerSecond: 20,
  subscriptions: 20,
  // Twice the largest measured load (500 clients).
  clients: 1000,
  connectMs: 10_000,
  keepAliveS: 60,
};

export interface AedesBusOptions {
  /** `topicRoot(site)`: clients have rights below it only. Topics of the port are whole, root included. */
  readonly root: string;
  readonly check: BusCheck;
  readonly limits?: Partial<AedesLimits>;
  readonly log: Log;
}

/** The broker inside the box's process. */
export interface AedesBus extends Bus {
  /** For the HTTP server's `upgrade` event: MQTT over WebSocket at `/mqtt`. */
  readonly upgrade: UpgradeHandler;
  /** A plain TCP listener besides, for agents on the box; answers its port (of use when asked for 0). */
  listen(port: number, host: string): Promise<number>;
  /** Cuts every client of whom this is true (signed out, unpaired); says how many. */
  disconnect(who: (identity: BusIdentity) => boolean): number;
}

/** The box's own publishes that may wait inside the broker; more means that it has stopped. */
const pendingPublishes = 10_000;

/** QoS 2 is refused anyway; this only bounds what the broker would keep of it. */
const inflightInbound = 20;

type Links = Map<BoundedLink, BusIdentity | null>;
type Handler = (message: BusMessage) => void;

/**
 * Opens the embedded broker: MQTT 3.1.1, clean sessions, nothing kept on disk. Rejects when the broker cannot start.
 */
export async function openAedesBus(options: AedesBusOptions): Promise<AedesBus> {
  const limits = { ...defaultLimits, ...options.limits };
  const links: Links = new Map();
  let handler: Handler = () => undefined;
  const broker = await startBroker(options, links, (message) => handler(message));
  const full = () => links.size >= limits.clients;
  const take = (link: BoundedLink): void => {
    links.set(link, null);
    link.once("close", () => links.delete(link));
    broker.handle(link);
  };
  const door = mqttDoor(full, (socket) => take(linkOverWebSocket(socket, limits)));
  const ports = tcpDoor((socket) => {
    if (full()) socket.destroy();
    else take(linkOverTcp(socket, limits));
  });

  return {
    upgrade: door.upgrade,
    listen: ports.listen,
    publish: publisher(broker),
    onMessage(next) {
      handler = next;
    },
    connected: () => !broker.closed,
    // It lives and ends with the box: there is no change to tell.
    onConnection: () => undefined,
    disconnect(who) {
      const leaving = [...links].filter(([, identity]) => identity && who(identity));
      for (const [link] of leaving) link.cut("disconnected");
      return leaving.length;
    },
    async close() {
      door.close();
      ports.close();
      await new Promise<void>((done) => broker.close(done));
      for (const link of links.keys()) link.cut("closing");
    },
  };
}

async function startBroker(
  options: AedesBusOptions,
  links: Links,
  handler: Handler,
): Promise<Aedes> {
  const { root, check } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const log = quietLog(options.log);
  const { unsubscribed, ...hooks } = brokerHooks({
    root,
    check,
    subscriptions: limits.subscriptions,
    linkOf: ({ conn }: Client) => (conn instanceof BoundedLink ? conn : undefined),
    admitted: (link, identity) => links.set(link, identity),
    written({ topic, payload }) {
      try {
        handler({ topic, payload: Buffer.from(payload) });
      } catch (error) {
        log.error("bus.handlerFailed", { error: String(error) });
      }
    },
    refused: (why, facts) => log.warn("bus.refused", { why, ...facts }),
  });
  const broker = await Aedes.createBroker({
    ...hooks,
    connectTimeout: limits.connectMs,
    keepaliveLimit: limits.keepAliveS,
    maxInflightInbound: inflightInbound,
  });
  broker.on("unsubscribe", unsubscribed);
  broker.on("clientError", (_client, error) => log.info("bus.clientLost", { why: error.message }));
  broker.on("connectionError", (_client, error) =>
    log.info("bus.strangerLost", { why: error.message }),
  );
  const events: EventEmitter = broker;
  events.on("error", (error) => log.error("bus.failed", { error: String(error) }));
  return broker;
}

/** The box's own publishes, in one line. */
function publisher(broker: Aedes): Bus["publish"] {
  const line = new PublishLine(({ topic, payload, retain, qos }, handed) => {
    const packet: PublishPacket = {
      cmd: "publish",
      topic,
      payload: Buffer.from(payload),
      retain,
      qos,
      dup: false,
    };
    broker.publish(packet, handed);
  }, pendingPublishes);
  return async (topic, payload, { retain = false, qos = 0 } = {}) => {
    if (broker.closed) throw new Error("The bus is closed.");
    await line.publish({ topic, payload, retain, qos });
  };
}
