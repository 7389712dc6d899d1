import { describe, expect, it } from "vitest";
import { jsonLog, type LogLevel } from "./log-json.ts";

const NOW = Date.UTC(2026, 10, 22, 8, 30);

function logging(level?: LogLevel) {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const log = jsonLog({ write, now: () => NOW, ...(level ? { level } : {}) });
  return { log, lines };
}

/** What one line says about these facts. */
function factsLogged(facts: Record<string, unknown>): unknown {
  const { log, lines } = logging();
  log.info("x", facts);
  return JSON.parse(lines[0] ?? "").facts;
}

describe("a JSON log", () => {
  it("writes one line for each event, with its time and level", () => {
    const { log, lines } = logging();
    log.warn("printer silent", { printer: "p1", attempts: 3 });
    log.info("started");
    expect(lines).toEqual([
      '{"at":"2026-11-22T08:30:00.000Z","level":"warn","event":"printer silent","facts":{"printer":"p1","attempts":3}}\n',
      '{"at":"2026-11-22T08:30:00.000Z","level":"info","event":"started"}\n',
    ]);
  });

  it("keeps a line a line, whatever stands in it", () => {
    const { log, lines } = logging();
    log.error("two\nlines", { text: "a\r\nb\u2028c" });
    expect(lines.join("").match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "").facts.text).toBe("a\r\nb\u2028c");
  });

  it.each<[LogLevel, string[]]>([
    ["info", ["info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["error", ["error"]],
  ])("at level %s writes %j", (level, expected) => {
    const { log, lines } = logging(level);
    log.info("e");
    log.warn("e");
    log.error("e");
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected);
  });

  it("hides what stands under a secret's key, at any depth and in any spelling", () => {
    const hidden = "[hidden]";
    const facts = {
      password: "p",
      body: { newPassword: "p", login: "marie" },
      headers: { Cookie: "c", "set-cookie": ["c"], Authorization: "Bearer x" },
      list: [{ followToken: "t", token_hash: "h" }],
      clientSecret: { deep: "s" },
    };
    expect(factsLogged(facts)).toEqual({
      password: hidden,
      body: { newPassword: hidden, login: "marie" },
      headers: { Cookie: hidden, "set-cookie": hidden, Authorization: hidden },
      list: [{ followToken: hidden, token_hash: hidden }],
      clientSecret: hidden,
    });
  });

  it("hides a follow token in an address or a topic", () => {
    const token = "n0b0dyM4yR34dTh1sT0k3n";
    expect(
      factsLogged({
        page: `http://box/t/${token}?x=1`,
        route: `/v1/tickets/${token}`,
        topic: `patience/1/site/ticket/${token}/state`,
        other: "/v1/services/accueil-et-renseignements",
      }),
    ).toEqual({
      page: "http://box/t/[hidden]?x=1",
      route: "/v1/tickets/[hidden]",
      topic: "patience/1/site/ticket/[hidden]/state",
      other: "/v1/services/accueil-et-renseignements",
    });
  });

  it("says what an error was, with its code and cause", () => {
    const cause = Object.assign(new Error("no space"), { code: "SQLITE_FULL" });
    const facts = factsLogged({ error: new Error("not saved", { cause }) });
    expect(facts).toMatchObject({
      error: {
        name: "Error",
        message: "not saved",
        cause: { message: "no space", code: "SQLITE_FULL" },
      },
    });
  });

  it("takes whatever it is given", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const facts = {
      big: 10n,
      none: null,
      nan: Number.NaN,
      at: new Date(NOW),
      never: new Date(Number.NaN),
      bytes: new Uint8Array(3),
      call: () => 1,
      map: new Map([["k", 1]]),
      set: new Set([1]),
    };
    expect(factsLogged(facts)).toEqual({
      big: "10",
      none: null,
      nan: "NaN",
      at: "2026-11-22T08:30:00.000Z",
      never: null,
      bytes: "[3 bytes]",
      call: "[function]",
      map: { k: 1 },
      set: [1],
    });
    expect(JSON.stringify(factsLogged({ circle }))).toContain("[…]");
  });

  it("does not fall over an object that cannot be read", () => {
    const facts = {
      get trap(): string {
        throw new Error("do not look");
      },
    };
    expect(factsLogged(facts)).toEqual({ unreadable: "do not look" });
  });

  it("keeps every line short", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`k${i}`, "é".repeat(900)]),
    );
    const { log, lines } = logging();
    log.info("e".repeat(100_000), { text: "é".repeat(100_000) });
    log.info("wide", { wide, wider: [wide, wide] });
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(8 * 1024);
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ event: "wide", cut: expect.any(String) });
  });
});
