import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Paper, startPaper } from "../scripts/paper-printer/stand-in.ts";
import { freePort } from "./support/free-port.ts";
import { type HttpClient, httpClient } from "./support/http-client.ts";
import { type Program, startProgram } from "./support/program.ts";
import { until } from "./support/room.ts";
import { takeTicket, yes } from "./support/staff-client.ts";

/*
 * A print agent on another machine: it comes to the box by an address that the box does not take for its own, shows its
 * code on its printer's paper, and prints once an administrator typed it.
 */

const password = "mot-de-passe-d-essai";
/** On this machine, and not trusted: the box's own programs come by 127.0.0.1. */
const host = "127.0.0.2";
const patienceMs = 60_000;

const scratch = mkdtempSync(join(tmpdir(), "paired-agent-"));
let url = "";
let paper: Paper;
let box: Program<unknown>;
let agent: Program<unknown>;
let admin: HttpClient;

const startAgent = () =>
  startProgram("printer/main.ts", [
    ...["--box", url, "--journal", join(scratch, "agent")],
    ...["--target", `tcp://127.0.0.1:${paper.port}`],
  ]);
const conditionOf = async () => {
  const { components } = (await (await fetch(`${url}/v1/health`)).json()) as {
    components: Record<string, string>;
  };
  return components["printer-1"];
};
const slips = () =>
  paper.tickets().filter(({ text }) => text.some((line) => line.includes("Code de cette")));
const codeOn = (slip: number) => slips()[slip]?.text[0] ?? "";

beforeAll(async () => {
  paper = await startPaper({ port: 0, lineMs: 0 });
  const port = await freePort();
  url = `http://${host}:${port}`;
  box = startProgram(
    "appliance/main.ts",
    ["--data", join(scratch, "data"), "--host", host, "--port", String(port)],
    { PATIENCE_DEMO_PASSWORD: password, PATIENCE_RATE_LIMIT: "off" },
  );
  await until(() => answers(), patienceMs, "the box answers");
  admin = httpClient(url);
  yes(await admin.ask("POST", "/v1/sessions", { login: "admin", password }));
  agent = startAgent();
}, 150_000);

afterAll(async () => {
  admin?.close();
  await agent?.end();
  await box?.end();
  await paper?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const answers = () =>
  fetch(`${url}/v1/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const pairAs = async (code: string) =>
  await admin.ask("POST", "/v1/admin/devices", { code, kind: "printer", deviceId: "printer-1" });

describe("a print agent on another machine", () => {
  it("prints its code, is let in when it was typed, and prints tickets", async () => {
    await until(async () => slips().length === 1, patienceMs, "the code is on paper");
    expect(codeOn(0)).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{2}$/);
    expect(await conditionOf()).not.toBe("ready");
    yes(await pairAs(codeOn(0)));
    await until(async () => (await conditionOf()) === "ready", patienceMs, "the agent is there");
    const { label } = yes(await takeTicket(admin, "urologie", { kioskId: "kiosk-1" }));
    const printed = () =>
      paper.tickets().filter(({ text, qr }) => text[0] === label && qr.length > 0).length;
    await until(async () => printed() === 1, patienceMs, "the ticket is on paper");
  }, 150_000);

  it("comes back by its token after a restart, without a code", async () => {
    await agent.end("SIGKILL");
    await until(async () => (await conditionOf()) !== "ready", patienceMs, "the agent is gone");
    agent = startAgent();
    await until(async () => (await conditionOf()) === "ready", patienceMs, "the agent is back");
    expect(slips()).toHaveLength(1);
  }, 150_000);

  it("follows the administration to another printer", async () => {
    const other = await startPaper({ port: 0, lineMs: 0 });
    const target = `tcp://127.0.0.1:${other.port}`;
    const value = { id: "printer-1", name: "Imprimante du hall", target, model: "epson-58" };
    const changes = [{ kind: "printer", id: "printer-1", value }];
    yes(await admin.ask("POST", "/v1/admin/changes", { changes }));
    const before = paper.tickets().length;
    await takeOn(other);
    expect(paper.tickets()).toHaveLength(before);
    const back = [{ kind: "printer", id: "printer-1", value: { ...value, target: null } }];
    yes(await admin.ask("POST", "/v1/admin/changes", { changes: back }));
    await takeOn(paper);
    await other.close();
  }, 200_000);

  it("is cut off when its pairing is taken back, and shows another code", async () => {
    const { paired } = yes(
      await admin.ask<{ paired: { id: string }[] }>("GET", "/v1/admin/devices"),
    );
    expect(paired).toHaveLength(1);
    yes(await admin.ask("DELETE", `/v1/admin/devices/${paired[0]?.id}`));
    await until(async () => slips().length === 2, patienceMs, "another code is on paper");
    expect(codeOn(1)).not.toBe(codeOn(0));
    yes(await pairAs(codeOn(1)));
    await until(async () => (await conditionOf()) === "ready", patienceMs, "the agent is there");
  }, 200_000);
});

/** Takes tickets until one comes out there: the agent hears of its new place a moment after the box. */
async function takeOn(one: Paper): Promise<void> {
  const before = one.tickets().length;
  await until(
    async () => {
      yes(await takeTicket(admin, "urologie", { kioskId: "kiosk-1" }));
      await new Promise((later) => setTimeout(later, 500));
      return one.tickets().length > before;
    },
    patienceMs,
    "a ticket comes out at the other printer",
  );
}
