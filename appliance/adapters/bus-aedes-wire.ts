import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { BoundedLink, type LinkLimits, type Wire } from "./bus-aedes-link.ts";

/** How long a peer may take to answer a farewell before its connection is cut. */
const farewellMs = 2000;

/** WebSocket close code: the kind of data cannot be accepted (RFC 6455 clause 7.4.1). */
const unacceptableData = 1003;

/** A link over a WebSocket; MQTT 3.1.1 clause 6 allows binary messages only. */
export function linkOverWebSocket(socket: WebSocket, limits: LinkLimits): BoundedLink {
  const wire: Wire = {
    send: (bytes) => socket.send(bytes),
    backlog: () => socket.bufferedAmount,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    finish: () => {
      socket.close();
      setTimeout(() => socket.terminate(), farewellMs).unref();
    },
    cut: () => socket.terminate(),
  };
  const link = new BoundedLink(wire, limits);
  socket.binaryType = "nodebuffer";
  socket.on("message", (data, isBinary) => {
    if (isBinary && Buffer.isBuffer(data)) link.receive(data);
    else socket.close(unacceptableData);
  });
  socket.on("close", () => link.endInput());
  socket.on("error", (error) => link.cut(error.message));
  return link;
}

/** A link over TCP, for agents and tools on the box itself. */
export function linkOverTcp(socket: Socket, limits: LinkLimits): BoundedLink {
  const wire: Wire = {
    send: (bytes) => socket.write(bytes),
    backlog: () => socket.writableLength,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    finish: () => {
      socket.end();
      setTimeout(() => socket.destroy(), farewellMs).unref();
    },
    cut: () => socket.destroy(),
  };
  const link = new BoundedLink(wire, limits);
  socket.setNoDelay(true);
  socket.on("data", (bytes: Buffer) => link.receive(bytes));
  socket.on("close", () => link.endInput());
  socket.on("error", (error) => link.cut(error.message));
  return link;
}
