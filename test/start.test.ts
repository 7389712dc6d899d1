import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedPatience, startPatience } from "./support/patience.ts";

const dataDir = mkdtempSync(join(tmpdir(), "patience-start-"));
const madePassword = /durand\s+([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})/;
let patience: StartedPatience;

beforeAll(async () => {
  patience = await startPatience([], { dataDir, password: null });
});

afterAll(async () => {
  await patience?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Processes whose command line names the data folder. */
function processes(): string[] {
  const found = spawnSync("pgrep", ["-f", "--", dataDir]).stdout.toString().trim();
  return found === "" ? [] : found.split("\n");
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("timeout", () => resolve(false));
    socket.once("close", () => resolve(false));
    setTimeout(() => socket.destroy(), 1_500);
  });
}

describe("the first start", () => {
  it.each(["/", "/guichet", "/kiosk/kiosk-1", "/board/board-1"])("serves %s", async (path) => {
    const response = await fetch(`${patience.url}${path}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("is healthy", async () => {
    expect((await fetch(`${patience.url}/v1/health`)).status).toBe(200);
  });

  it("has eight services and four counters, as public facts", async () => {
    const site = (await (await fetch(`${patience.url}/v1/site`)).json()) as {
      services: unknown[];
      counters: { open: boolean }[];
    };
    expect(site.services).toHaveLength(8);
    expect(site.counters.map(({ open }) => open)).toEqual([false, false, false, false]);
  });

  it("prints generated passwords that sign in", async () => {
    const password = madePassword.exec(patience.console())?.[1];
    const signIn = await fetch(`${patience.url}/v1/sessions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ login: "durand", password, counterId: "guichet-1" }),
    });
    expect(signIn.status).toBe(201);
  });

  it("says that a stand-in printer prints, and where", () => {
    expect(patience.console()).toMatch(
      /imprimante de papier simulée[\s\S]*http:\/\/127\.0\.0\.1:\d+/,
    );
  });

  it("opens nothing to other machines", async () => {
    const port = Number(new URL(patience.url).port);
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one && !one.internal && one.family === "IPv4");
    expect(await answers("127.0.0.1", port)).toBe(true);
    for (const one of outside) expect(await answers(one?.address ?? "", port)).toBe(false);
  });

  it("keeps a second box off the same folder, with a sentence", () => {
    const second = spawnSync(
      process.execPath,
      ["appliance/main.ts", "--data", dataDir, "--port", "0"],
      { timeout: 15_000 },
    );
    expect(second.status).toBe(1);
    expect(second.stderr.toString()).toContain(dataDir);
    expect(second.stderr.toString()).not.toContain("    at ");
  });

  it("ends everything that it started at Ctrl-C", async () => {
    expect(processes().length).toBeGreaterThanOrEqual(3);
    expect(await patience.stop()).toBe(0);
    expect(processes()).toEqual([]);
  });
});

describe("the next start", () => {
  it("shows no password again, and has the open counter still", async () => {
    patience = await startPatience([], { dataDir, password: null });
    expect(patience.console()).not.toMatch(madePassword);
    expect(await (await fetch(`${patience.url}/v1/site`)).json()).toMatchObject({
      counters: [{ open: true }, {}, {}, {}],
    });
  });
});

describe("an empty start", () => {
  it("has nothing, and works", async () => {
    const empty = await startPatience(["--empty"]);
    const site = await (await fetch(`${empty.url}/v1/site`)).json();
    await empty.stop();
    expect(site).toMatchObject({ services: [], counters: [], kiosks: [] });
  });
});

describe("a wrong option", () => {
  it.each([
    ["--port", "many"],
    ["--broker", "nowhere"],
    ["--what", "1"],
  ])("%s %s ends with a sentence", (...args) => {
    const run = () =>
      execFileSync(process.execPath, ["appliance/main.ts", ...args], { stdio: "pipe" });
    expect(run).toThrow(args[0]);
  });
});
