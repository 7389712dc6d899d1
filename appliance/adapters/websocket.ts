import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

/** The one path at which pages reach the bus, on the port that served them. */
export const busPath = "/mqtt";

/** Largest WebSocket message from a client, bytes: one MQTT packet of the largest size fits in it. */
export const maxMessageBytes = 65_536;

const subProtocols = ["mqtt", "mqttv3.1"];

/** An HTTP server's `upgrade` handler. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface MqttDoor {
  readonly upgrade: UpgradeHandler;
  close(): void;
}

/**
 * Turns HTTP upgrades at `/mqtt` into WebSockets for MQTT (MQTT 3.1.1 clause 6): another path gets 404, a
 * page of another origin 403, no MQTT sub-protocol 400, and 503 while `full()`.
 */
export function mqttDoor(full: () => boolean, enter: (socket: WebSocket) => void): MqttDoor {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => subProtocols.find((one) => offered.has(one)) ?? false,
  });
  return {
    upgrade(request, socket, head) {
      const refusal = refusalOf(request) ?? (full() ? "503 Service Unavailable" : null);
      if (refusal) refuse(socket, refusal);
      else server.handleUpgrade(request, socket, head, enter);
    },
    close: () => server.close(),
  };
}

function refusalOf(request: IncomingMessage): string | null {
  const path = (request.url ?? "").split("?")[0];
  if (path !== busPath) return "404 Not Found";
  if (!sameOrigin(request)) return "403 Forbidden";
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",");
  return offered.some((one) => subProtocols.includes(one.trim())) ? null : "400 Bad Request";
}

/** Programs send no Origin; a browser always does, and a foreign page must not use its visitor's network. */
function sameOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

function refuse(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.on("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
