import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportPlan } from "../../protocol/transfer.ts";
import { codeOf, password, type Trial, trial } from "./trial.contract.ts";

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let t: Trial;
let admin: Awaited<ReturnType<Trial["staff"]>>;
beforeEach(async () => {
  t = await trial();
  admin = await t.staff("admin");
});

interface File {
  configuration: { site: { name: string }; services: { id: string; prefix: string }[] };
  checksums: Record<string, string>;
  version: number;
  assets: { id: string; base64: string | null }[];
}

const text = async () => (await t.get("/v1/admin/export", admin)).body;
const check = (body: string) =>
  t.post("/v1/admin/import/check", { ...admin, body: { text: body } });
const facts = async (body: string) => {
  const answer = await check(body);
  expect([answer.statusCode, codeOf(answer)]).toEqual([422, "invalidFile"]);
  return answer.json<{ facts: unknown }>().facts;
};

/** The file with something else in it, and checksums that fit: what another box would have written. */
function rewritten(before: string, edit: (file: File) => void): string {
  const file = JSON.parse(before) as File;
  edit(file);
  const sum = (value: unknown) =>
    t.box.hash.sha256(
      JSON.stringify(value, (_key, part) =>
        part !== null && typeof part === "object" && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
          : part,
      ),
    );
  for (const [part, value] of Object.entries(file.configuration)) file.checksums[part] = sum(value);
  file.checksums["assets"] = sum(file.assets);
  return JSON.stringify(file, null, 2);
}

describe("the exported configuration", () => {
  it("is one readable file for administrators, without a password in it", async () => {
    const answer = await t.get("/v1/admin/export", admin);
    expect(answer.headers["content-disposition"]).toMatch(/attachment; filename="patience-2026/);
    expect(answer.body).toContain('\n  "configuration": {\n');
    expect(answer.body).not.toContain(password);
    const supervisor = await t.staff("superviseur");
    expect(codeOf(await t.get("/v1/admin/export", supervisor))).toBe("forbidden");
  });

  it("says nothing new to the box that wrote it", async () => {
    const plan = (await check(await text())).json<ImportPlan>();
    expect([plan.changes, plan.passwords, plan.assets]).toEqual([[], [], 0]);
  });
});

describe("an imported configuration", () => {
  it("is shown first, and applied as it was shown", async () => {
    const body = rewritten(await text(), ({ configuration }) => {
      configuration.site.name = "Ailleurs";
      configuration.services = configuration.services.filter(({ id }) => id !== "cardiologie");
    });
    const plan = (await check(body)).json<ImportPlan>();
    // The service's reasons name a service that is gone: the rules say so.
    expect(codeOf(await check(body))).toBe("invalidConfiguration");
    expect(plan.plan).toBeUndefined();
    const renamed = rewritten(await text(), ({ configuration }) => {
      configuration.site.name = "Ailleurs";
    });
    const good = (await check(renamed)).json<ImportPlan>();
    expect(good.changes).toMatchObject([{ kind: "site", value: { name: "Ailleurs", id: "demo" } }]);
    expect(t.engine.state().site.name).not.toBe("Ailleurs");
    const apply = { text: renamed, plan: good.plan };
    const answer = await t.post("/v1/admin/import", { ...admin, body: apply });
    expect([answer.statusCode, answer.json()]).toEqual([200, { changed: 1 }]);
    expect(t.engine.state().site.name).toBe("Ailleurs");
  });

  it("is refused when somebody edited meanwhile", async () => {
    const renamed = rewritten(await text(), ({ configuration }) => {
      configuration.site.name = "Ailleurs";
    });
    const { plan } = (await check(renamed)).json<ImportPlan>();
    const value = { ...t.engine.state().site, rollover: "05:00" };
    await t.post("/v1/admin/changes", { ...admin, body: { changes: [{ kind: "site", value }] } });
    const answer = await t.post("/v1/admin/import", { ...admin, body: { text: renamed, plan } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, "configurationChanged"]);
    expect(t.engine.state().site.name).not.toBe("Ailleurs");
  });

  it("keeps whoever imports, and knows people by their login", async () => {
    const body = rewritten(await text(), (file) => {
      const people = file.configuration as unknown as { agents: { id: string; login: string }[] };
      people.agents = people.agents
        .filter(({ login }) => login !== "admin")
        .map((one) => ({ ...one, id: `other-${one.login}` }));
    });
    const plan = (await check(body)).json<ImportPlan>();
    expect([plan.changes, plan.passwords]).toEqual([[], []]);
  });
});

describe("a file that is not whole", () => {
  it("is refused with the line where it ends", async () => {
    const whole = await text();
    const cut = whole.slice(0, whole.length / 2);
    expect(await facts(cut)).toEqual({ why: "truncated", where: String(cut.split("\n").length) });
  });

  it("is refused with the part that was altered", async () => {
    const altered = (await text()).replace('"prefix": "A"', '"prefix": "Z"');
    expect(await facts(altered)).toEqual({ why: "altered", where: "services" });
  });

  it("is refused when it is newer, of another program, or holds what no setting holds", async () => {
    const whole = await text();
    expect(await facts(whole.replace('"version": 1', '"version": 2'))).toEqual({
      ...{ why: "newer", where: "2" },
    });
    expect(await facts("{}")).toEqual({ why: "notOurs", where: "format" });
    expect(await facts("[1, 2}")).toMatchObject({ why: "unreadable", where: "1" });
    const wrong = rewritten(whole, ({ configuration }) => {
      const [first] = configuration.services;
      if (first) first.prefix = "TOO LONG";
    });
    expect(await facts(wrong)).toEqual({ why: "form", where: "services[0].prefix" });
  });

  it("is refused when a picture in it is not the one that is named", async () => {
    const logo = Buffer.from("89504e470d0a1a0a", "hex");
    const body = rewritten(await text(), (file) => {
      file.assets = [
        {
          ...{ id: "a".repeat(64), kind: "logo", name: "logo.png", mediaType: "image/png" },
          base64: logo.toString("base64"),
        },
      ] as never;
      file.configuration.site.name = "Ailleurs";
    });
    const { plan, assets } = (await check(body)).json<ImportPlan>();
    expect(assets).toBe(1);
    const answer = await t.post("/v1/admin/import", { ...admin, body: { text: body, plan } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, "invalidFile"]);
    expect(await t.box.assets.list()).toEqual([]);
    expect(t.engine.state().site.name).not.toBe("Ailleurs");
  });
});
