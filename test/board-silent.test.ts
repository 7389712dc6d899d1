import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HealthReport } from "../protocol/health.ts";
import type { Snapshot } from "../protocol/http.ts";
import type { CallProof } from "../protocol/proof.ts";
import { openBrowser } from "./support/browser.ts";
import { until } from "./support/room.ts";
import { type StaffClient, takeTicket, yes } from "./support/staff-client.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

let box: TestBox;
let browser: Browser;
let agent: StaffClient;
beforeAll(async () => {
  box = await startTestBox({ boards: 1, counters: 1, services: 1 });
  // A sound server that is not there, and no card that this machine may have.
  const env = { PULSE_SERVER: "unix:/nonexistent", ALSA_CONFIG_PATH: "/dev/null" };
  browser = await openBrowser({ env });
  agent = await box.atCounter("agent-1", "guichet-1");
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const documents = async () => yes(await agent.ask<Snapshot>("GET", "/v1/snapshot")).documents;

describe("a board without an audio device", () => {
  it("is an alert, shows the call all the same, and the agent reads that it was not heard", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${box.url}/board/board-1`);
    let code: string | undefined;
    const isSilent = async () => {
      code = ((await documents())["health/board:board-1"] as HealthReport | undefined)?.code;
      return code === "noSound";
    };
    await until(isSilent, 45_000, "the board has no sound").catch((late: Error) => {
      throw new Error(`${late.message}; it is ${code}`);
    });
    yes(await takeTicket(box.client(), "service-1"));
    const { ticket } = yes(await agent.call("service-1"));
    await page.locator("q-board-call .label").filter({ hasText: ticket.label }).waitFor();
    const proof = async () => (await documents())["counter/guichet-1/proof"] as CallProof;
    await until(async () => (await proof()).sound === "none", 15_000, "it is known not to sound");
    expect(await proof()).toMatchObject({ boards: 1, painted: 1, sound: "none" });
  });
});
