import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { problemStatuses, type Route } from "../../protocol/route.ts";
import { routes } from "../../protocol/routes.ts";
import { toSnapshot } from "../domain/snapshot.ts";
import { type Trial, trial } from "./trial.contract.ts";

/** How many bodies each route gets; more with PATIENCE_BAD_INPUT=1000. */
const runs = Number(process.env["PATIENCE_BAD_INPUT"] ?? 6);

/** Collects garbage: what is measured after it is what is really kept. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

let t: Trial;
beforeAll(async () => {
  t = await trial({ rateLimit: false });
  // The first request readies every route: that takes its time, and is no part of a test.
  await t.get("/v1/health");
}, 60_000);

/** Ids of other sites, of other kinds, of nothing; too long, too strange. */
const ids = fc.oneof(
  fc.constantFrom(
    "urologie",
    "guichet-1",
    "agent-durand",
    "demo",
    "__proto__",
    "constructor",
    "..",
    "%00",
  ),
  fc.string({ maxLength: 300 }),
  fc.uuid(),
);
const huge = fc.integer({ min: 1, max: 40 }).map((kilo) => "é".repeat(kilo * 1024));
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record({ serviceId: huge, login: huge, note: huge }, { requiredKeys: [] }),
);

/** A body as text: JSON of any kind, keys twice, text that is cut or is no JSON. */
const payload = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '{"serviceId":"urologie","serviceId":"oncologie"',
    '{"serviceId":1,"serviceId":{},"serviceId":[]}',
    '{"changes":[{"kind":"site","value":null}],"changes":[]}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
    "[".repeat(2_000),
    '"\\ud800"',
    "null",
    "",
  ),
  fc.string({ maxLength: 2_000 }),
);

interface Form {
  readonly properties?: Readonly<Record<string, Form>>;
  readonly anyOf?: readonly Form[];
  readonly const?: unknown;
}

/** Nearly what the route takes: its own keys, some with what they could be, some with what they never are. */
function nearly(form: Form): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    huge,
    ids,
    fc.double(),
    fc.bigInt().map(String),
  );
  if (form.properties) {
    const keys = Object.entries(form.properties).map(([key, part]) => [key, nearly(part)] as const);
    const whole = fc.record(Object.fromEntries(keys), { requiredKeys: [] });
    return fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: wrong });
  }
  const said = [form, ...(form.anyOf ?? [])].flatMap((one) => ("const" in one ? [one.const] : []));
  return said.length > 0 ? fc.oneof(fc.constantFrom(...said), wrong) : fc.oneof(wrong, ids);
}

const bodyOf = ({ body }: Route) =>
  body === undefined
    ? payload
    : fc.oneof(
        payload,
        nearly(body as Form).map((value) => JSON.stringify(value) ?? ""),
      );
const queries = fc.oneof(
  fc.constant(""),
  fc
    .array(
      fc.tuple(
        fc.constantFrom("from", "to", "before", "device", "ticket", "act", "format", "x"),
        ids,
      ),
      {
        maxLength: 4,
      },
    )
    .map((pairs) => `?${new URLSearchParams(pairs)}`),
);

const stateText = () => JSON.stringify(toSnapshot(t.engine.state()));

describe("whatever is sent to a route", () => {
  it.each(Object.entries<Route>(routes))(
    "%s answers with a code and changes nothing",
    async (_key, route) => {
      const admin = await t.staff("admin", "guichet-1").catch(() => t.staff("admin"));
      await fc.assert(
        fc.asyncProperty(ids, bodyOf(route), queries, async (id, text, query) => {
          const path = route.path.replaceAll(/\{(\w+)\}/g, () => encodeURIComponent(id) || "x");
          const url = path + query;
          const before = stateText();
          const answer = await t.app.inject({
            ...{ method: route.method, url, ...admin },
            headers: {
              ...admin.headers,
              "content-type": route.upload ? "application/octet-stream" : "application/json",
            },
            ...(route.method === "GET" ? {} : { payload: text }),
          });
          expect(answer.statusCode).toBeLessThan(500);
          if (answer.statusCode < 400) return;
          const { code, status } = answer.json<{ code: string; status: number }>();
          expect([typeof code, status]).toEqual(["string", answer.statusCode]);
          expect([...problemStatuses(route), 404, 413]).toContain(answer.statusCode);
          expect(stateText()).toBe(before);
        }),
        { numRuns: runs },
      );
    },
  );

  it("leaves the memory as it was", async () => {
    const admin = await t.staff("admin");
    const text = JSON.stringify({ serviceId: "x".repeat(15_000) });
    const send = () =>
      t.app.inject({
        ...{ method: "POST", url: "/v1/tickets", ...admin, payload: text },
        headers: { ...admin.headers, "content-type": "application/json" },
      });
    for (let n = 0; n < 300; n += 1) await send();
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let n = 0; n < 1_000; n += 1) await send();
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40 * 1024 * 1024);
  }, 30_000);
});
