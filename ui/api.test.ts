import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, api, randomId } from "./api.ts";

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly key: string | null;
  readonly body: unknown;
}

const asked: Asked[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (path: string, request: RequestInit) => {
    asked.push({
      path,
      method: request.method ?? "",
      key: new Headers(request.headers).get("idempotency-key"),
      body: request.body ? JSON.parse(String(request.body)) : undefined,
    });
    const answer = answers.shift();
    if (!answer) throw new TypeError("Failed to fetch");
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status });
const lost = () => {
  throw new TypeError("Failed to fetch");
};

/** The outcome of a command, with all the waits between its tries. */
async function outcome<T>(command: Promise<T>): Promise<T | ApiError> {
  const caught = command.catch((error: ApiError) => error);
  await vi.runAllTimersAsync();
  return caught;
}

describe("a question", () => {
  it("is answered", async () => {
    answers = [json(200, { now: 5 })];
    expect(await api.get("/v1/time")).toEqual({ now: 5 });
    expect(asked[0]).toMatchObject({ path: "/v1/time", method: "GET", key: null });
  });

  it("without an answer is offline, at once", async () => {
    answers = [];
    expect(await outcome(api.get("/v1/time"))).toMatchObject({ code: "offline", status: 0 });
    expect(asked).toHaveLength(1);
  });
});

describe("a command", () => {
  it("goes with a key and a body", async () => {
    answers = [json(201, { id: "t1" })];
    expect(await outcome(api.send("POST", "/v1/tickets", { serviceId: "a" }))).toEqual({
      id: "t1",
    });
    expect(asked[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(asked[0]?.body).toEqual({ serviceId: "a" });
  });

  it("goes again under the same key when its answer was lost", async () => {
    answers = [lost, lost, json(201, { id: "t1" })];
    expect(await outcome(api.send("POST", "/v1/tickets", {}))).toEqual({ id: "t1" });
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  });

  it("is given up after four tries", async () => {
    answers = [];
    expect(await outcome(api.send("POST", "/v1/tickets", {}))).toMatchObject({ code: "offline" });
    expect(asked).toHaveLength(4);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  });

  it("that is refused does not go again, and says why", async () => {
    const problem = { type: "", title: "Déjà ouvert", status: 409, code: "counterTaken" };
    answers = [json(409, { ...problem, facts: { counterLabel: "4" } })];
    const refused = await outcome(api.send("POST", "/v1/sessions", {}));
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({
      status: 409,
      code: "counterTaken",
      title: "Déjà ouvert",
      facts: { counterLabel: "4" },
    });
    expect(asked).toHaveLength(1);
  });

  it("answered by something else than the box goes again", async () => {
    answers = [() => new Response("<html>", { status: 502 }), json(200, null)];
    expect(await outcome(api.send("DELETE", "/v1/sessions/current"))).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it("keeps the key that its caller gives it", async () => {
    answers = [json(200, {})];
    await outcome(api.send("PUT", "/v1/x", {}, { key: "mine" }));
    expect(asked[0]?.key).toBe("mine");
  });
});

describe("a random id", () => {
  it("is another one each time", () => {
    expect(new Set(Array.from({ length: 100 }, randomId)).size).toBe(100);
  });
});
