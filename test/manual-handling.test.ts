import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { type DeskBox, startDeskBox } from "./support/desk-box.ts";
import { arrival, button, call, end, main, receive, session } from "./support/desk-cycle.ts";
import { ask, closePages, colour, deskOf, press, token } from "./support/desk-page.ts";

let box: DeskBox;
let browser: Browser;
beforeAll(async () => {
  box = await startDeskBox({ devices: false, settings: { minimumVisitSeconds: 0 } });
  browser = await openBrowser();
});
afterEach(async () => {
  await closePages(browser);
  await box.freeCounters();
});
afterAll(async () => {
  await browser?.close();
  await box?.remove();
});

const durand = (...services: string[]) =>
  deskOf(browser, box.url, { login: "durand", counter: 1, services });

describe("the interview", () => {
  it("E76: a green button for each reason qualifies with one press, and can be changed", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    const reasons = page
      .getByRole("group", { name: "Motif de l’entretien" })
      .getByRole("button")
      .filter({ hasNotText: "Ne pas qualifier" });
    await reasons.first().waitFor();
    expect(await reasons.count()).toBe(4);
    for (const one of await reasons.all())
      expect(await colour(one)).toBe(await token(page, "--q-ok"));
    await press(page, "Remise de résultats");
    await button(page, "Remise de résultats").and(page.locator("[aria-pressed=true]")).waitFor();
    await press(page, "Consultation");
    await button(page, "Consultation").and(page.locator("[aria-pressed=true]")).waitFor();
    expect((await session(page, box.url)).session?.visit?.reasonId).toBe(
      "cardiologie-consultation",
    );
  });

  it("E77: the orange « Ne pas qualifier l’entretien » is an answer, too", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    const skip = button(page, "Ne pas qualifier l’entretien");
    await skip.waitFor();
    expect(await colour(skip)).toBe(await token(page, "--q-orange"));
    await press(page, "Ne pas qualifier l’entretien");
    await skip.and(page.locator("[aria-pressed=true]")).waitFor();
    expect((await session(page, box.url)).session?.visit).toMatchObject({
      qualified: true,
      reasonId: null,
    });
  });

  it("E78: the reasons stay beside the interview until its end, which wants none unless the site does", async () => {
    await box.ticket("cardiologie");
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await receive(page, "CARDIOLOGIE");
    await box.settings({ qualification: "required" });
    try {
      await call(page, "CARDIOLOGIE");
      await press(page, arrival);
      await page.getByText("Choisissez un motif pour pouvoir terminer.").waitFor();
      expect(await button(page, end).getAttribute("aria-disabled")).toBe("true");
      await press(page, "Consultation");
      await press(page, end);
      await main(page).waitFor();
    } finally {
      await box.settings({ qualification: "optional" });
    }
  });

  it("E79: shows its duration, which runs on over a reload", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await call(page, "CARDIOLOGIE");
    await press(page, arrival);
    const duration = page.locator(".duration .value");
    await duration.getByText(/^00:0[3-9]$/).waitFor();
    await page.reload();
    await duration.getByText(/^00:(0[4-9]|[1-5]\d)$/).waitFor();
  });

  it("E80: « Signaler la fin de l’entretien » leads to the call of the next client", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    await receive(page, "CARDIOLOGIE");
    expect((await session(page, box.url)).session?.visit).toBeNull();
  });
});

describe("words and figures", () => {
  it("E81: a patient of the screens is a client, at a guichet, for a service, with a ticket and a motif", async () => {
    await box.ticket("cardiologie");
    const page = await durand("cardiologie");
    const words: string[] = [];
    const read = async () => words.push(await page.locator("main").ariaSnapshot());
    await read();
    await call(page, "CARDIOLOGIE");
    await read();
    await press(page, arrival);
    await button(page, end).waitFor();
    await read();
    const all = words.join(" ");
    for (const word of ["client", "Guichets", "Services", "Ticket", "entretien", "Motif"])
      expect(all).toContain(word);
    expect(all).not.toMatch(/patient|usager|visiteur|bureau/i);
  });

  it("E82: wait, time to arrival, duration, reason, no-show and disconnection are facts of the box", async () => {
    const service = "diabetologie";
    const page = await durand(service);
    const send = (path: string, data: object) =>
      ask<{ visit: { id: string } }>(page.context(), "POST", `${box.url}/v1${path}`, data);
    const called = async () => {
      await box.ticket(service);
      return (await send("/calls", { serviceId: service })).visit.id;
    };
    const received = await called();
    await send(`/visits/${received}/arrival`, {});
    await send(`/visits/${received}/reason`, { reasonId: `${service}-admission` });
    await send(`/visits/${received}/end`, {});
    const absent = await called();
    await send(`/visits/${absent}/no-show`, {});
    const expired = await called();
    await box.restart({ laterMs: 301_000 });
    const fact = (id: string) => box.figures().find((visit) => visit.id === id);
    expect(fact(absent)?.outcome).toBe("noShow");
    expect(fact(expired)?.outcome).toBe("expired");
    const visit = fact(received);
    expect(visit).toMatchObject({ outcome: "received", reasonId: `${service}-admission` });
    const { waitedMs = -1, calledAt = Number.POSITIVE_INFINITY } = visit ?? {};
    expect(waitedMs).toBeGreaterThanOrEqual(0);
    expect(visit?.startedAt).toBeGreaterThanOrEqual(calledAt);
    expect(visit?.endedAt).toBeGreaterThanOrEqual(visit?.startedAt ?? Number.POSITIVE_INFINITY);
  });
});
