import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DevicesAnswer, PairingAsked, PairingClaim } from "../../protocol/setup.ts";
import { codeOf, stranger, type Trial, trial } from "./trial.contract.ts";

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let t: Trial;
beforeEach(async () => {
  t = await trial();
});

const ask = async (kind: string, id?: string) =>
  (await t.post("/v1/pairings", { ...stranger, body: { kind, id } })).json<PairingAsked>();
const claim = (asked: PairingAsked) =>
  t.post(`/v1/pairings/${asked.id}/claim`, { ...stranger, body: { secret: asked.secret } });
const confirm = async (body: object) =>
  t.post("/v1/admin/devices", { ...(await t.staff("admin")), body });
const devices = async () =>
  (await t.get("/v1/admin/devices", await t.staff("admin"))).json<DevicesAnswer>();

/** A board of another machine, paired; answers what it sends along. */
async function paired(kind: "board" | "kiosk", deviceId: string) {
  const asked = await ask(kind, deviceId);
  await confirm({ code: asked.code, kind, deviceId });
  const answer = await claim(asked);
  const cookie = answer.cookies.find(({ name }) => name === "patience-device");
  return { ...stranger, cookies: { "patience-device": cookie?.value ?? "" } };
}

describe("a screen of another machine", () => {
  it("is let in once an administrator typed its code, as the board that was said", async () => {
    expect(codeOf(await t.get("/v1/bus?device=board/board-1", stranger))).toBe("notPaired");
    const asked = await ask("board");
    expect(asked.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{2}$/);
    expect((await claim(asked)).json<PairingClaim>().state).toBe("waiting");
    expect((await devices()).pending).toMatchObject([{ kind: "board", address: "192.0.2.7" }]);
    const typed = asked.code.toLowerCase().replace("-", " ");
    const answer = await confirm({ code: typed, kind: "board", deviceId: "board-1" });
    expect(answer.statusCode).toBe(201);
    const claimed = await claim(asked);
    expect(claimed.json()).toEqual({ state: "paired", kind: "board", id: "board-1", token: null });
    const cookie = claimed.cookies.find(({ name }) => name === "patience-device");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
    const who = { ...stranger, cookies: { "patience-device": cookie?.value ?? "" } };
    expect((await t.get("/v1/bus?device=board/board-1", who)).statusCode).toBe(200);
    expect(codeOf(await t.get("/v1/bus?device=board/board-2", who))).toBe("notPaired");
    expect(codeOf(await t.get("/v1/bus?device=kiosk/kiosk-1", who))).toBe("notPaired");
    expect((await devices()).pending).toEqual([]);
  });

  it("keeps its token for itself: only a hash is kept", async () => {
    const who = await paired("board", "board-1");
    const [kept] = await t.box.secrets.devices();
    expect(kept?.tokenHash).toBe(t.box.hash.sha256(who.cookies["patience-device"]));
    expect(JSON.stringify(await devices())).not.toContain(kept?.tokenHash);
  });

  it("is shut out at once when an administrator takes its token back", async () => {
    const who = await paired("board", "board-1");
    const [device] = (await devices()).paired;
    const admin = await t.staff("admin");
    expect((await t.remove(`/v1/admin/devices/${device?.id}`, admin)).statusCode).toBe(204);
    expect(t.left).toMatchObject([{ role: "board", id: "board-1" }]);
    expect(codeOf(await t.get("/v1/bus?device=board/board-1", who))).toBe("notPaired");
    expect((await t.remove("/v1/admin/devices/nothing", admin)).statusCode).toBe(404);
  });

  it("gets nothing for a code that nobody shows, nor with another's secret", async () => {
    const asked = await ask("board");
    const wrong = await confirm({ code: "AAAA-AA", kind: "board", deviceId: "board-1" });
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([403, "wrongCode"]);
    const kiosk = await confirm({ code: asked.code, kind: "kiosk", deviceId: "kiosk-1" });
    expect(codeOf(kiosk)).toBe("wrongCode");
    const missing = await confirm({ code: asked.code, kind: "board", deviceId: "board-99" });
    expect(codeOf(missing)).toBe("notFound");
    const other = await claim({ ...asked, secret: "another secret of nobody" });
    expect(codeOf(other)).toBe("notFound");
  });

  it("shows a code for a quarter of an hour, and at most twenty do", async () => {
    const asked = await ask("board");
    for (let count = 1; count < 20; count += 1) await ask("kiosk");
    const full = await t.post("/v1/pairings", { ...stranger, body: { kind: "board" } });
    expect([full.statusCode, codeOf(full)]).toEqual([429, "tooMany"]);
    t.clock.advance(16 * 60_000);
    expect(codeOf(await claim(asked))).toBe("notFound");
    expect((await ask("board")).code).toBeTruthy();
  });
});

describe("a kiosk of another machine", () => {
  it("takes tickets as itself, and not as another", async () => {
    const who = await paired("kiosk", "kiosk-1");
    const take = (body: object) => t.post("/v1/tickets", { ...who, body });
    expect((await take({ serviceId: "urologie", kioskId: "kiosk-1" })).statusCode).toBe(201);
    expect(codeOf(await take({ serviceId: "urologie", kioskId: "kiosk-2" }))).toBe("notPaired");
    expect(codeOf(await take({ serviceId: "urologie" }))).toBe("notPaired");
    const board = await paired("board", "board-1");
    const asBoard = await t.post("/v1/tickets", { ...board, body: { serviceId: "urologie" } });
    expect(codeOf(asBoard)).toBe("notPaired");
  });
});

describe("a print agent of another machine", () => {
  it("keeps a token of its own and sends it with each question", async () => {
    const asked = await ask("printer", "printer-1");
    await confirm({ code: asked.code, kind: "printer", deviceId: "printer-1" });
    const { token } = (await claim(asked)).json<PairingClaim>();
    const headers = { ...stranger.headers, authorization: `Bearer ${token}` };
    const bus = await t.get("/v1/bus?device=printer/printer-1", { ...stranger, headers });
    expect(bus.statusCode).toBe(200);
    const wrong = { ...stranger.headers, authorization: "Bearer nothing-of-the-sort-1" };
    const other = await t.get("/v1/bus?device=printer/printer-1", { ...stranger, headers: wrong });
    expect(codeOf(other)).toBe("notPaired");
  });
});
