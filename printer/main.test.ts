import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Aedes } from "aedes";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Paper } from "../scripts/paper-printer/stand-in.ts";
import { startPaper } from "../scripts/paper-printer/stand-in.ts";

const root = "patience/1/mairie/printer/hall";
const main = fileURLToPath(new URL("main.ts", import.meta.url));
/** A process takes a second to start on a small machine, and several on a busy one. */
const patient = { timeout: 20_000, interval: 10 };

let directory = "";
let paper: Paper;
let broker: Aedes;
let server: ReturnType<typeof createServer>;
const children: ChildProcess[] = [];
const said: string[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "agent-main-"));
  paper = await startPaper({ port: 0, lineMs: 0, slowLineMs: 400 });
  broker = await Aedes.createBroker();
  broker.on("publish", ({ topic, payload }) => {
    if (topic.startsWith(root)) said.push(`${topic.slice(root.length + 1)} ${payload}`);
  });
  server = createServer(broker.handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  await new Promise((resolve) => server.close(resolve));
  await paper.close();
  rmSync(directory, { recursive: true });
  said.length = 0;
});

function agent(...more: string[]): ChildProcess {
  const { port } = server.address() as AddressInfo;
  const args = ["--site", "mairie", "--printer-id", "hall", "--journal", directory];
  const where = ["--url", `mqtt://127.0.0.1:${port}`, "--target", `tcp://127.0.0.1:${paper.port}`];
  const child = spawn(process.execPath, [main, ...args, ...where, ...more], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  children.push(child);
  return child;
}

function offer(jobId: string): void {
  const face = {
    label: "A001",
    serviceName: "Accueil",
    siteName: "Mairie",
    issuedAt: Date.now(),
    zone: "Europe/Paris",
    language: "fr",
    ahead: 0,
    lowMinutes: 0,
    highMinutes: 5,
    followUrl: "http://10.0.0.5/t/x",
    welcome: "",
  };
  const expiresAt = Date.now() + 60_000;
  const job = { v: 1, jobId, printerId: "hall", ticketId: "t1", attempt: 1, expiresAt, face };
  const payload = Buffer.from(JSON.stringify(job));
  const packet = { topic: `${root}/job`, payload, qos: 1, retain: false, dup: false } as const;
  broker.publish({ cmd: "publish", ...packet }, () => undefined);
}

const births = () => said.filter((line) => line.startsWith('presence {"v":1,"online":true'));
const born = (times: number) => vi.waitFor(() => expect(births()).toHaveLength(times), patient);
const results = () => said.filter((line) => line.startsWith("result"));

describe("the agent process", () => {
  it("that is killed in the middle of a ticket says so when it is offered again, and prints no second one", async () => {
    const first = agent();
    await born(1);
    await paper.fault("slow", true);
    offer("job-0001");
    await vi.waitFor(() => expect(paper.strip()).toBeGreaterThan(0), patient);
    first.kill("SIGKILL");
    await once(first, "exit");
    await paper.fault("slow", false);
    agent();
    await born(2);
    offer("job-0001");
    await vi.waitFor(() => expect(results()).toHaveLength(1), patient);
    expect(results()[0]).toContain('"outcome":"unknown","reason":"agentRestarted"');
    offer("job-0002");
    await vi.waitFor(() => expect(results()).toHaveLength(2), patient);
    expect(results()[1]).toContain('"jobId":"job-0002","outcome":"printed"');
    expect(paper.tickets().filter(({ qr }) => qr.length > 0).length).toBeLessThanOrEqual(2);
  }, 60_000);

  it.each(["SIGTERM", "SIGINT"] as const)(
    "ends cleanly on %s",
    async (signal) => {
      const child = agent();
      await born(1);
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(said.at(-1)).toMatch(/^presence {"v":1,"online":false/);
    },
    60_000,
  );

  it("says what is wrong with its options, and how to use it", async () => {
    const child = agent("--target", "usb://1");
    let text = "";
    child.stderr?.on("data", (chunk) => {
      text += chunk;
    });
    expect(await once(child, "close")).toEqual([2, null]);
    expect(text).toMatch(/tcp:\/\/HOST:PORT[\s\S]*Usage: node printer\/main\.ts/);
  }, 60_000);
});
