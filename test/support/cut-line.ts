import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A cable between a page and the box that can be pulled and put back. */
export interface CutLine {
  readonly url: string;
  /** Every connection ends at once, and none can be made. */
  pull(): void;
  plug(): void;
  /** The far end is at another port from now on: the box was started again. */
  lead(boxPort: number): void;
  close(): Promise<void>;
}

/** Passes bytes both ways between a port of the loopback and the box's. */
export async function cutLine(boxPort: number): Promise<CutLine> {
  const open = new Set<Socket>();
  let pulled = false;
  let farPort = boxPort;
  const server = createServer((near) => {
    if (pulled) {
      near.destroy();
      return;
    }
    const far = connect(farPort, "127.0.0.1");
    join(near, far);
  });

  function join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      // A cut is what this line is for: the other end hears of it as an end.
      one.once("error", () => other.destroy());
      one.once("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pull() {
      pulled = true;
      for (const socket of open) socket.destroy();
    },
    plug() {
      pulled = false;
    },
    lead(port) {
      farPort = port;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
