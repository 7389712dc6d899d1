import { connect, type Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Log } from "../ports/world.ts";
import { quietLog } from "./quiet.ts";
import { mqttDoor, type UpgradeHandler } from "./websocket.ts";

export interface TunnelOptions {
  /** The broker's plain TCP listener. */
  readonly host: string;
  readonly port: number;
  /** Connections at a time. */
  readonly clients?: number;
  readonly log: Log;
}

export interface Tunnel {
  /** For the HTTP server's `upgrade` event: MQTT over WebSocket at `/mqtt`. */
  readonly upgrade: UpgradeHandler;
  /** Cuts everyone. */
  close(): void;
}

/** As the embedded broker allows. */
const defaultClients = 1000;

/** What may wait for a page that reads slowly before the broker is left unread, bytes. */
const backlogBytes = 65_536;

/** The broker is on the same machine: it answers at once or not at all. */
const connectMs = 3000;

/** Time that either end has for its farewell. */
const farewellMs = 2000;

/** WebSocket close codes, RFC 6455 clause 7.4.1. */
const unacceptableData = 1003;
const tryAgainLater = 1013;

/**
 * Carries a page's MQTT bytes between its WebSocket on the box's own port and the broker's TCP listener,
 * so that pages need one address only. It reads nothing of them; who reads slowly is written slowly.
 */
export function tunnel({ host, port, clients = defaultClients, log }: TunnelOptions): Tunnel {
  const open = new Set<WebSocket>();
  const quiet = quietLog(log);
  const door = mqttDoor(
    () => open.size >= clients,
    (page) => {
      open.add(page);
      page.on("close", () => open.delete(page));
      join(page, connect({ host, port, noDelay: true }), quiet);
    },
  );
  return {
    upgrade: door.upgrade,
    close() {
      door.close();
      for (const page of open) page.terminate();
    },
  };
}

function join(page: WebSocket, broker: Socket, log: Log): void {
  let reached = false;
  page.binaryType = "nodebuffer";
  page.on("message", (data, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(data)) page.close(unacceptableData);
    else if (!broker.write(data)) page.pause();
  });
  page.on("error", () => page.terminate());
  page.on("close", () => part(broker));

  broker.setTimeout(connectMs, () => broker.destroy());
  broker.on("connect", () => {
    reached = true;
    broker.setTimeout(0);
  });
  broker.on("drain", () => page.resume());
  broker.on("data", (bytes: Buffer) => {
    page.send(bytes, () => page.bufferedAmount <= backlogBytes && broker.resume());
    if (page.bufferedAmount > backlogBytes) broker.pause();
  });
  broker.on("error", (error) => log.warn("tunnel.brokerFailed", { error: error.message }));
  broker.on("close", () => {
    page.close(reached ? undefined : tryAgainLater);
    setTimeout(() => page.terminate(), farewellMs).unref();
  });
}

/** What the page sent last still arrives. */
function part(broker: Socket): void {
  broker.resume();
  broker.end();
  setTimeout(() => broker.destroy(), farewellMs).unref();
}
