import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { connect, type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BusAccess } from "../protocol/http.ts";
import { type Paper, startPaper } from "../scripts/paper-printer/stand-in.ts";
import { freePort } from "./support/free-port.ts";
import { haveProgram, mosquittoProgram } from "./support/mosquitto.ts";
import { type StartedPatience, startPatience } from "./support/patience.ts";
import { until } from "./support/room.ts";

let paper: Paper;
let patience: StartedPatience;
let broker: ChildProcess;

/** Mosquitto on the files that the box wrote. */
function startBroker(): void {
  broker = spawn(mosquittoProgram, ["-c", join(patience.dataDir, "mosquitto/mosquitto.conf")], {
    stdio: "ignore",
  });
}

async function health(): Promise<Record<string, string>> {
  const answer = await (await fetch(`${patience.url}/v1/health`)).json();
  return (answer as { components: Record<string, string> }).components;
}

async function issue(): Promise<{ label: string; token: string }> {
  const response = await fetch(`${patience.url}/v1/tickets`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ serviceId: "urologie", kioskId: "kiosk-1" }),
  });
  return (await response.json()) as { label: string; token: string };
}

async function printed(token: string): Promise<boolean> {
  const ticket = await (await fetch(`${patience.url}/v1/tickets/${token}`)).json();
  return (ticket as { print: { state: string } }).print.state === "printed";
}

/** A board's page, as far as the bus can see it. */
async function board(): Promise<{ client: MqttClient; documents: Map<string, string> }> {
  const answer = await fetch(`${patience.url}/v1/bus?device=board/board-1`);
  const access = (await answer.json()) as BusAccess;
  const documents = new Map<string, string>();
  const client = connect(patience.url.replace("http", "ws") + access.path, {
    protocolVersion: 4,
    clientId: "board-1-test",
    username: access.username,
    password: access.password,
    reconnectPeriod: 200,
  });
  client.on("message", (topic, payload) =>
    documents.set(topic.slice(access.root.length + 1), payload.toString()),
  );
  client.on("connect", () => client.subscribe(`${access.root}/service/+/state`));
  return { client, documents };
}

describe.skipIf(!haveProgram(mosquittoProgram))(
  "the box with Mosquitto in the broker's place",
  () => {
    beforeAll(async () => {
      paper = await startPaper({ port: 0 });
      const printer = `tcp://127.0.0.1:${paper.port}`;
      const at = `mqtt://127.0.0.1:${await freePort()}`;
      patience = await startPatience(["--broker", at, "--printer", printer]);
    });
    afterAll(async () => {
      await patience?.stop();
      broker?.kill();
      await paper?.close();
    });

    it("issues tickets before the broker is there, and says that it is missing", async () => {
      expect((await issue()).label).toBe("A001");
      expect(await health()).toMatchObject({ bus: "unreachable" });
    });

    it("finds the broker, and prints through it", async () => {
      startBroker();
      await until(async () => (await health())["printer-1"] === "ready", 15_000, "agent there");
      const { token } = await issue();
      await until(() => printed(token), 15_000, "printed");
      expect(await health()).toMatchObject({ bus: "ok" });
    });

    it("serves pages on its own port, and again after the broker was killed", async () => {
      const { client, documents } = await board();
      const waiting = () =>
        (JSON.parse(documents.get("service/urologie/state") ?? "{}") as { waiting?: number })
          .waiting;
      await until(async () => waiting() === 2, 10_000, "the board knows the queue");
      broker.kill("SIGKILL");
      await once(broker, "exit");
      await issue();
      startBroker();
      await until(async () => waiting() === 3, 20_000, "the board knows it again");
      client.end(true);
    });
  },
);
