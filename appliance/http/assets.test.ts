import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, stranger, type Trial, trial } from "./trial.contract.ts";

const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(2_000, 7)]);

let t: Trial;
let admin: Awaited<ReturnType<Trial["staff"]>>;
beforeEach(async () => {
  t = await trial();
  admin = await t.staff("admin");
});

function upload({
  body = png,
  type = "image/png",
  query = "kind=logo&name=logo.png",
  who = admin,
} = {}) {
  return t.app.inject({
    method: "POST",
    url: `/v1/admin/assets?${query}`,
    ...who,
    headers: { ...who.headers, "content-type": type },
    payload: body,
  });
}
const kept = async () => (await upload()).json<{ id: string }>().id;

describe("an uploaded file", () => {
  it("is kept and served to any screen, unchanged and for ever", async () => {
    const answer = await upload();
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ kind: "logo", name: "logo.png", size: png.length });
    const file = await t.get(`/v1/assets/${answer.json<{ id: string }>().id}`, stranger);
    expect(file.rawPayload.equals(png)).toBe(true);
    expect(file.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  });

  it("is read in one range", async () => {
    const url = `/v1/assets/${await kept()}`;
    const range = (text: string) =>
      t.get(url, { ...stranger, headers: { host: "box", range: text } });
    const part = await range("bytes=0-3");
    expect([part.statusCode, part.headers["content-range"]]).toEqual([206, "bytes 0-3/2008"]);
    expect(part.rawPayload.toString("latin1")).toBe("\x89PNG");
    expect((await range("bytes=-8")).rawPayload.length).toBe(8);
    expect((await range("bytes=2000-")).rawPayload.length).toBe(8);
    expect((await range("bytes=2000-9999")).headers["content-length"]).toBe("8");
    expect([(await range("bytes=9999-")).statusCode]).toEqual([416]);
    for (const odd of ["bytes=-", "bytes=0-1,3-4", "lines=0-1"])
      expect((await range(odd)).statusCode).toBe(200);
  });

  it("is refused when its bytes are of another format than it says", async () => {
    const refusals = [
      await upload({ type: "image/jpeg" }),
      await upload({ body: Buffer.from("hello") }),
      await upload({ body: Buffer.alloc(0) }),
      await upload({ query: "kind=recording&name=a.png" }),
      await upload({ type: "application/zip" }),
    ];
    for (const refusal of refusals) expect(refusal.statusCode).toBeGreaterThanOrEqual(400);
    expect(codeOf(await upload({ type: "image/jpeg" }))).toBe("wrongMedia");
    expect((await t.get("/v1/admin/assets", admin)).json()).toEqual({ assets: [] });
  });

  it("is refused when it is larger than its kind may be", async () => {
    const answer = await upload({ body: Buffer.concat([png, Buffer.alloc(4 * 1024 * 1024)]) });
    expect([answer.statusCode, codeOf(answer)]).toEqual([413, "tooLarge"]);
  });

  it("is refused from anybody but an administrator, and from a form of another site", async () => {
    expect((await upload({ who: await t.staff("superviseur") })).statusCode).toBe(403);
    expect(codeOf(await upload({ type: "text/plain" }))).toBe("crossSite");
    expect(codeOf(await upload({ type: "multipart/form-data" }))).toBe("crossSite");
    expect(codeOf(await upload({ type: "application/x-www-form-urlencoded" }))).toBe("crossSite");
  });

  it("is no body of any other route", async () => {
    const answer = await t.app.inject({
      method: "POST",
      url: "/v1/tickets",
      headers: { host: "localhost", "content-type": "image/png" },
      payload: png,
    });
    expect(codeOf(answer)).toBe("crossSite");
  });

  it("is gone when it is removed", async () => {
    const id = await kept();
    expect((await t.remove(`/v1/admin/assets/${id}`, admin)).statusCode).toBe(204);
    expect((await t.get(`/v1/assets/${id}`, stranger)).statusCode).toBe(404);
    expect((await t.remove(`/v1/admin/assets/${id}`, admin)).statusCode).toBe(404);
  });

  it("stays while a setting names it", async () => {
    const id = await kept();
    const { site } = t.engine.state();
    await t.run({
      type: "configure",
      changes: [{ kind: "site", value: { ...site, welcome: { fr: id } } }],
    });
    expect(codeOf(await t.remove(`/v1/admin/assets/${id}`, admin))).toBe("assetInUse");
  });
});
