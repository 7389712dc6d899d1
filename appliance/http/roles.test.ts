import { beforeAll, describe, expect, it } from "vitest";
import type { Route } from "../../protocol/route.ts";
import { routes } from "../../protocol/routes.ts";
import { type BusRole, busRights, matchesFilter } from "../../protocol/topics.ts";
import { cookieOf, password, stranger, type Trial, trial } from "./trial.contract.ts";

/**
 * Who a request may come from, from the least to the most. `screen`: a kiosk or a board of the box itself; `board` and
 * `kiosk` are paired and on other machines.
 */
const callers = [
  ...["anonymous", "board", "kiosk", "screen", "agent", "supervisor", "administrator"],
] as readonly Caller[];
type Caller =
  | ("anonymous" | "board" | "kiosk" | "screen")
  | ("agent" | "supervisor" | "administrator");

/** Written from the requirements and not from the contract: what each kind of address is for. */
const anybody = [
  /^GET \/v1\/(health|openapi\.json|asyncapi\.json|addresses|time|site|snapshot|setup)$/,
  /^GET \/v1\/clips\//,
  /^GET \/v1\/assets\//,
  /^(GET|DELETE) \/v1\/tickets\/\{token\}$/,
  /^POST \/v1\/sessions$/,
  /^POST \/v1\/setup$/,
  /^POST \/v1\/pairings/,
];
const screens = [
  /^GET \/v1\/bus$/,
  /^POST \/v1\/tickets$/,
  /^POST \/v1\/tickets\/\{token\}\/reprint$/,
];
const operations = [/^GET \/v1\/metrics$/];
const administrators = [/ \/v1\/admin\//];
const supervisors = [
  / \/v1\/(supervision|statistics|reports?|calibration)/,
  /^POST \/v1\/tickets\/by-id\/\{id\}\/move$/,
  /^PUT \/v1\/services\//,
  / \/v1\/counters\//,
  /^POST \/v1\/messages$/,
  / \/v1\/board-messages/,
];

function mayCall(caller: Caller, name: string): boolean {
  const is = (kind: readonly RegExp[]) => kind.some((one) => one.test(name));
  if (is(anybody)) return true;
  const isOutside = caller === "anonymous" || caller === "board" || caller === "kiosk";
  if (name === "GET /v1/bus") return caller !== "anonymous" && caller !== "kiosk";
  if (is(screens)) return caller === "kiosk" || !isOutside;
  if (is(operations)) return !isOutside && caller !== "agent";
  if (is(administrators)) return caller === "administrator";
  if (is(supervisors)) return caller === "supervisor" || caller === "administrator";
  return !isOutside && caller !== "screen";
}

let t: Trial;
beforeAll(async () => {
  t = await trial({ rateLimit: false });
  // The first request readies every route: that takes its time, and is no part of a test.
  await t.get("/v1/health");
  await pair("board");
  await pair("kiosk");
}, 60_000);

const tokenOf = (kind: string) => `${kind}-0123456789abcdef`;

/** As a pairing leaves it. */
function pair(kind: "board" | "kiosk"): Promise<void> {
  const at = t.clock.now();
  const tokenHash = t.box.hash.sha256(tokenOf(kind));
  const device = { id: kind, tokenHash, kind, deviceId: `${kind}-1`, at, seenAt: at };
  return t.store.secrets.putDevice({ ...device, address: stranger.remoteAddress });
}

const logins = { agent: "durand", supervisor: "superviseur", administrator: "admin" } as const;

async function from(caller: Caller) {
  if (caller === "anonymous") return stranger;
  if (caller === "screen") return {};
  if (caller === "board" || caller === "kiosk")
    return {
      ...stranger,
      headers: { ...stranger.headers, authorization: `Bearer ${tokenOf(caller)}` },
    };
  return t.staff(logins[caller]);
}

/** Routes that ask who it is by what is sent along. */
const said: Readonly<Record<string, object>> = {
  "GET /v1/bus": { query: { device: "board/board-1" } },
  "POST /v1/sessions": { payload: { login: "durand", password } },
};

const closed = new Set(["notSignedIn", "notPaired", "forbidden"]);
const cells = Object.values<Route>(routes).flatMap((route) =>
  callers.map((caller) => [`${route.method} ${route.path}`, caller, route] as const),
);

describe("every route for every caller", () => {
  it.each(cells)(
    "%s for %s",
    async (name, caller, { method, path }) => {
      const who = await from(caller);
      const url = path.replaceAll(/\{(\w+)\}/g, "nothing-of-that-name");
      const answer = await t.app.inject({ method, url, ...who, ...said[name] });
      const isJson = String(answer.headers["content-type"]).includes("json");
      const code = answer.statusCode < 400 || !isJson ? "" : answer.json<{ code: string }>().code;
      expect(closed.has(code), code).toBe(!mayCall(caller, name));
      expect(answer.statusCode).toBeLessThan(500);
    },
    30_000,
  );

  it("changes nothing by asking: only POST, PUT and DELETE do", () => {
    const changing = Object.values<Route>(routes).filter(({ command }) => command);
    expect(changing.map(({ method }) => method)).not.toContain("GET");
  });
});

/** Which topics each kind of client may read and write, one of each kind, written from the requirements. */
const topics: readonly (readonly [string, string, string])[] = [
  ["core/status", "staff board kiosk printer ticket", ""],
  ["site/state", "staff board kiosk printer", ""],
  ["service/s/state", "staff board kiosk", ""],
  ["counter/c/state", "staff board", ""],
  ["counter/c/agent", "staff", ""],
  ["counter/c/messages", "staff", ""],
  ["counter/c/proof", "staff", ""],
  ["ticket/me/state", "ticket", ""],
  ["ticket/other/state", "", ""],
  ["call/recent", "staff board", ""],
  ["call/event", "staff board", ""],
  ["sos/c/state", "staff", ""],
  ["board/me/presence", "staff", "board"],
  ["board/other/presence", "staff", ""],
  ["board/me/ack", "", "board"],
  ["board/me/config", "board", ""],
  ["board/other/config", "", ""],
  ["kiosk/me/config", "kiosk", ""],
  ["kiosk/me/print", "kiosk", ""],
  ["kiosk/other/print", "", ""],
  ["kiosk/me/presence", "staff", "kiosk"],
  ["printer/me/job", "printer", ""],
  ["printer/other/job", "", ""],
  ["printer/me/result", "", "printer"],
  ["printer/me/state", "staff", "printer"],
  ["printer/other/state", "staff", ""],
  ["printer/me/presence", "staff", "printer"],
  ["staff/me/tab/presence", "", "staff"],
  ["staff/other/tab/presence", "", ""],
  ["health/voice", "staff", ""],
  ["evt/ticketIssued", "", ""],
];
const roles = [
  "staff",
  "board",
  "kiosk",
  "printer",
  "ticket",
] as const satisfies readonly BusRole[];

describe("every topic for every client of the bus", () => {
  it.each(
    topics.flatMap(([topic, read, write]) => roles.map((role) => ({ topic, role, read, write }))),
  )("$topic for $role", ({ topic, role, read, write }) => {
    const may = (filters: readonly string[]) =>
      filters.some((filter) => matchesFilter(filter.replaceAll("%i", "me"), topic));
    expect(may(busRights[role].read)).toBe(read.split(" ").includes(role));
    expect(may(busRights[role].write)).toBe(write.split(" ").includes(role));
  });
});

describe("a stolen session cookie", () => {
  it("sent from a page of another origin does nothing, at any address that changes something", async () => {
    const { cookies } = await t.staff("admin");
    const before = JSON.stringify([...t.engine.state().services]);
    for (const { method, path } of Object.values<Route>(routes).filter(
      (one) => one.method !== "GET",
    )) {
      const url = path.replaceAll(/\{(\w+)\}/g, "urologie");
      const headers = { host: "box.local", origin: "http://evil.example" };
      const answer = await t.app.inject({ method, url, cookies, headers, payload: {} });
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        ...[url, 403, "crossSite"],
      ]);
    }
    expect(JSON.stringify([...t.engine.state().services])).toBe(before);
  });

  it("is sent to no other site by a browser, and no page's script reads it", async () => {
    const body = { login: "durand", password };
    const answer = await t.post("/v1/sessions", { ...stranger, body });
    expect(cookieOf(answer)).not.toBe("");
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  });
});

describe("a hundred wrong passwords", () => {
  it("lock the login from the tenth on, for longer each time, and unlock as documented", async () => {
    const own = await trial({ rateLimit: false });
    const guess = (text: string) =>
      own.post("/v1/sessions", { ...stranger, body: { login: "martin", password: text } });
    const codes: string[] = [];
    for (let n = 0; n < 100; n += 1)
      codes.push((await guess(`faux ${n}`)).json<{ code: string }>().code);
    expect(codes.slice(0, 9)).toEqual(Array(9).fill("badCredentials"));
    expect(new Set(codes.slice(10))).toEqual(new Set(["locked"]));
    expect((await guess(password)).json()).toMatchObject({ code: "locked" });
    own.clock.advance(61_000);
    expect((await guess(password)).statusCode).toBe(200);
  }, 60_000);
});
