import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BackupList } from "../protocol/backups.ts";
import type { TicketAnswer } from "../protocol/http.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

/** More for a longer proof. */
const clients = Number(process.env["PATIENCE_BACKUP_CLIENTS"] ?? 64);

let box: TestBox;
let other: TestBox;
beforeAll(async () => {
  box = await startTestBox({ services: 8 });
  other = await startTestBox({ services: 1 });
});
afterAll(async () => {
  await box.remove();
  await other.remove();
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await ask().catch(() => null);
    if (found !== null) return found;
    await pause(100);
  }
  throw new Error("it never came");
}

describe("a backup while clients issue tickets", () => {
  it("has everything acknowledged before it began, and comes up on another box", async () => {
    const admin = await box.signIn("admin");
    const agent = await box.atCounter("agent-1", "guichet-1");
    const acknowledged: { at: number; token: string; label: string }[] = [];
    let going = true;
    const issuing = Array.from({ length: clients }, async (_, n) => {
      const client = box.client();
      while (going) {
        const serviceId = box.site.serviceIds[n % box.site.serviceIds.length] ?? "";
        // An answer that never comes acknowledges nothing.
        const asked = client.ask<TicketAnswer>("POST", "/v1/tickets", { serviceId });
        const answer = await asked.catch(() => null);
        if (answer?.status === 201) acknowledged.push({ at: performance.now(), ...answer.body });
      }
    });
    await until(async () => (acknowledged.length > 2 * clients ? true : null));
    const begun = performance.now();
    expect((await admin.ask("POST", "/v1/admin/backups", { target: "box" })).status).toBe(202);
    const list = await until(async () => {
      const { body } = await admin.ask<BackupList>("GET", "/v1/admin/backups");
      return body.last === null ? null : body;
    }).finally(() => {
      going = false;
    });
    await Promise.all(issuing);
    expect(list.last?.code).toBeNull();
    const name = list.backups[0]?.name ?? "";
    const cookie = await cookieOf(box.url);
    const file = await (
      await fetch(`${box.url}/v1/admin/backups/${name}`, { headers: { cookie } })
    ).arrayBuffer();

    const before = other.box.engine.position().epoch;
    const sent = await fetch(`${other.url}/v1/admin/restore`, {
      method: "POST",
      headers: { cookie: await cookieOf(other.url), "content-type": "application/octet-stream" },
      body: file,
    });
    expect(sent.status).toBe(200);
    await until(async () => (other.box.engine.position().epoch === before ? null : true));
    const known = acknowledged.filter(({ at }) => at < begun);
    expect(known.length).toBeGreaterThan(clients);
    const { tickets, indexes, sessions } = other.box.engine.state();
    const missing = known.filter(({ token }) => !tickets.has(indexes.tokens.get(token) ?? ""));
    expect(missing).toEqual([]);
    expect([...sessions.values()].map(({ counterId }) => counterId)).toContain("guichet-1");
    // The agent's page comes back with the cookie that it had.
    expect((await agent.ask("GET", "/v1/sessions/current")).status).toBe(200);
    const issued = await until(async () => {
      const answer = await other.client().ask("POST", "/v1/tickets", { serviceId: "service-1" });
      return answer.status === 201 ? answer : null;
    });
    expect(issued.status).toBe(201);
  });

  it("that is spoilt changes nothing, and the answer says where", async () => {
    const { epoch } = other.box.engine.position();
    const answer = await fetch(`${other.url}/v1/admin/restore`, {
      method: "POST",
      headers: { cookie: await cookieOf(other.url), "content-type": "application/octet-stream" },
      body: "PATIENCE-BACKUP 1\n{}\nnothing\n",
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: "backupAltered",
      facts: { part: "manifest" },
    });
    expect(other.box.engine.position().epoch).toBe(epoch);
  });
});

async function cookieOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: "admin", password: "mot-de-passe-d-essai" }),
  });
  return (answer.headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
}
