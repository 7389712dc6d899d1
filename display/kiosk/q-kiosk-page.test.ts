import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWorld } from "../../ui/testing/fake-world.ts";
import { serviceFixture, siteFixture, ticketFixture } from "../../ui/testing/fixtures.ts";
import { KioskPage } from "./q-kiosk-page.ts";

const sent: { path: string; method: string; body: unknown }[] = [];
let answer: () => Response = () => new Response("null");

const issued = {
  id: "t1",
  number: 32,
  label: "A032",
  serviceId: "urologie",
  ahead: 3,
  wait: { lowMinutes: 5, highMinutes: 10 },
  token: "token-of-t1",
  followUrl: "http://box/t/token-of-t1",
  print: { state: "queued", reason: "none", attempt: 1 },
};
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  sent.length = 0;
  answer = () => json(201, issued);
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal("fetch", async (path: string, request: RequestInit) => {
    sent.push({
      path,
      method: request.method ?? "",
      body: JSON.parse(String(request.body ?? "null")),
    });
    return answer();
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A kiosk that is linked to a box with one service. */
async function kiosk() {
  const world = new FakeWorld();
  const services = { "service/urologie/state": serviceFixture() };
  world.snapshot = { ...world.snapshot, documents: { "site/state": siteFixture(), ...services } };
  const store = world.store({ device: "kiosk/kiosk-1" });
  const page = new KioskPage();
  document.body.append(page);
  page.begin("kiosk-1", store);
  store.start();
  await world.settle();
  world.link.open();
  await vi.advanceTimersByTimeAsync(1_000);
  return { world, page, store };
}

function inside(page: KioskPage, selector: string): HTMLElement | null {
  for (const element of page.shadowRoot?.querySelector("main")?.children ?? []) {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

describe("the kiosk's page", () => {
  it("asks for one ticket when a service is touched twice, and shows its number", async () => {
    const { page } = await kiosk();
    const service = inside(page, "button.service");
    service?.click();
    service?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(sent.filter(({ method }) => method === "POST")).toEqual([
      {
        path: "/v1/tickets",
        method: "POST",
        body: { serviceId: "urologie", language: "fr", kioskId: "kiosk-1" },
      },
    ]);
    expect(inside(page, ".label")?.textContent).toBe("A032");
  });

  it("follows the printer's word on the bus", async () => {
    const { page, world } = await kiosk();
    inside(page, "button.service")?.click();
    await vi.advanceTimersByTimeAsync(50);
    world.link.deliver("kiosk/kiosk-1/print", {
      ...{ v: 1, epoch: "e1", seq: 12, at: 0 },
      ticketId: "t1",
      label: "A032",
      print: { state: "printed", reason: "none", attempt: 1 },
    });
    await vi.advanceTimersByTimeAsync(50);
    expect(inside(page, ".words strong")?.textContent).toBe("Votre ticket est imprimé");
    await vi.advanceTimersByTimeAsync(7_000);
    expect(inside(page, "button.service")).not.toBeNull();
  });

  it("asks over HTTP when the bus says nothing of the paper", async () => {
    const { page } = await kiosk();
    inside(page, "button.service")?.click();
    await vi.advanceTimersByTimeAsync(50);
    const print = { state: "failed" as const, reason: "paperOut", attempt: 1 };
    answer = () => json(200, ticketFixture({ print }));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(sent.at(-1)?.path).toBe("/v1/tickets/token-of-t1");
    expect(inside(page, "q-qr-code")).not.toBeNull();
  });

  it("says why there is no ticket", async () => {
    const { page } = await kiosk();
    answer = () => json(409, { type: "", title: "", status: 409, code: "serviceClosed" });
    inside(page, "button.service")?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(inside(page, "[role=alert]")?.textContent).toContain("Ce service vient de fermer.");
  });

  it("says that it is out of order while the box is away, and comes back by itself", async () => {
    const { page, world, store } = await kiosk();
    world.failure = new Error("offline");
    world.link.end("lost");
    await world.pass(3_000);
    await vi.advanceTimersByTimeAsync(50);
    expect(store.lost).toBe(true);
    expect(inside(page, "h1")?.textContent).toBe("Borne momentanément indisponible");
    world.failure = null;
    await world.pass(4_000);
    world.link.open();
    await vi.advanceTimersByTimeAsync(50);
    expect(inside(page, "button.service")).not.toBeNull();
  });

  it("keeps a number on the screen when the box goes away under it", async () => {
    const { page, world } = await kiosk();
    inside(page, "button.service")?.click();
    await vi.advanceTimersByTimeAsync(50);
    world.link.end("lost");
    await world.pass(5_000);
    await vi.advanceTimersByTimeAsync(50);
    expect(inside(page, ".label")?.textContent).toBe("A032");
  });
});
