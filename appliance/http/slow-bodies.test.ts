import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import fastify from "fastify";
import { describe, expect, it } from "vitest";
import { limitSlowBodies } from "./slow-bodies.ts";

async function half(path: string): Promise<string> {
  const app = fastify();
  limitSlowBodies(app, 10);
  app.post("/command", () => "done");
  app.post("/file", { config: { upload: true } }, () => "done");
  await app.listen({ port: 0, host: "127.0.0.1" });
  const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
  let said = "";
  socket.on("data", (bytes) => {
    said += bytes.toString();
  });
  socket.on("error", () => undefined);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: box\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
  );
  await Promise.race([once(socket, "close"), new Promise((over) => setTimeout(over, 4_500))]);
  socket.destroy();
  await app.close();
  return said;
}

describe("a body that comes too slowly", () => {
  it("ends a command with 408", async () => {
    const answer = await half("/command");
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"tooSlow"');
  });

  it("is waited for when it is an upload", async () => {
    expect(await half("/file")).toBe("");
  });
});
