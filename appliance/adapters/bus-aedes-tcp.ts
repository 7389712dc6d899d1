import { createServer, type Server, type Socket } from "node:net";

/** Plain TCP listeners. */
export interface TcpDoor {
  /** Resolves with the port, of use when asked for 0; rejects when the address cannot be had. */
  listen(port: number, host: string): Promise<number>;
  close(): void;
}

/** Hands every connection to `enter`, which owns it from then on. */
export function tcpDoor(enter: (socket: Socket) => void): TcpDoor {
  const servers = new Set<Server>();
  return {
    async listen(port, host) {
      const server = createServer(enter);
      await new Promise<void>((done, fail) => {
        // Stays for good: an error after the start (no free file handle) loses one connection, not the box.
        server.on("error", fail);
        server.listen(port, host, done);
      });
      servers.add(server);
      const address = server.address();
      return typeof address === "object" && address ? address.port : port;
    },
    close() {
      for (const server of servers) server.close();
    },
  };
}
