import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BoxDoor } from "./door.ts";

/** The box's side: who is let in, and what was asked. */
interface Box {
  readonly url: string;
  /** Tokens that are good. */
  readonly tokens: Set<string>;
  /** True for the box's own machine. */
  trusts: boolean;
  /** The code was typed for this printer. */
  confirmed: string | null;
  /** No pairing is known any more. */
  forgets: boolean;
  away: boolean;
  readonly asked: string[];
  close(): Promise<void>;
}

let box: Box;
let directory = "";
let stopped = false;
const codes: string[] = [];
const logged: string[] = [];

type Reply = readonly [status: number, body: object];

/** What the box says to a question. */
function replyTo(url: string, token: string): Reply {
  if (box.away) return [503, {}];
  if (url.startsWith("/v1/bus")) return passFor(/printer\/(.*)$/.exec(url)?.[1] ?? "", token);
  if (url === "/v1/pairings")
    return [201, { id: "one", code: "ABCD-EF", secret: "secret-of-mine", expiresAt: 1 }];
  if (box.forgets) return [404, {}];
  if (box.confirmed === null) return [200, { state: "waiting", kind: null, id: null, token: null }];
  const given = "token-of-the-printer";
  box.tokens.add(given);
  return [200, { state: "paired", kind: "printer", id: box.confirmed, token: given }];
}

function passFor(id: string, token: string): Reply {
  if (id === "none") return [404, {}];
  if (!box.trusts && !box.tokens.has(token)) return [403, {}];
  const pass = { username: `printer.${id}`, password: `p${box.asked.length}` };
  return [200, { path: "/mqtt", root: "patience/1/mairie", ...pass, expiresAt: 1 }];
}

async function startBox(): Promise<Box> {
  const server: Server = createServer((request, response) => {
    const { url = "", method = "", headers } = request;
    box.asked.push(`${method} ${url}`);
    const token = headers.authorization?.replace("Bearer ", "") ?? "";
    const [status, body] = replyTo(url, token);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, tokens: new Set<string>(), asked: [] },
    ...{ trusts: false, confirmed: null, forgets: false, away: false },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "door-"));
  box = await startBox();
  stopped = false;
});
afterEach(async () => {
  stopped = true;
  await box.close();
  rmSync(directory, { recursive: true });
  codes.length = 0;
  logged.length = 0;
});

const doorOf = (printerId?: string) =>
  new BoxDoor({
    box: `${box.url}/`,
    ...(printerId === undefined ? {} : { printerId }),
    directory,
    show: async (code) => void codes.push(code),
    stopped: () => stopped,
    log: (_level, event) => void logged.push(event),
    askMs: 5,
  });

describe("the door of a box", () => {
  it("is open on the box's own machine, without a code", async () => {
    box.trusts = true;
    expect(await doorOf("hall").enter()).toEqual({
      url: `${box.url.replace("http", "ws")}/mqtt`,
      site: "mairie",
      printerId: "hall",
      username: "printer.hall",
      password: "p1",
    });
    expect(codes).toEqual([]);
  });

  it("shows a code, and opens once an administrator typed it, as the printer that was chosen", async () => {
    const entering = doorOf().enter();
    await vi.waitFor(() => expect(codes).toEqual(["ABCD-EF"]));
    box.confirmed = "hall";
    expect(await entering).toMatchObject({ printerId: "hall", site: "mairie" });
    const file = join(directory, "paired.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      box: box.url,
      printerId: "hall",
      token: "token-of-the-printer",
    });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(logged).toEqual(["pairingCode", "paired"]);
  });

  it("opens to the kept token, with a fresh pass each time", async () => {
    box.confirmed = "hall";
    const first = await doorOf().enter();
    const door = doorOf();
    const again = await door.enter();
    expect(codes).toHaveLength(1);
    expect(again?.password).not.toBe(first?.password);
    expect(again && (await door.renew(again))).toMatchObject({ username: "printer.hall" });
  });

  it("is shut once the pairing is taken back, and asks for a new code", async () => {
    box.confirmed = "hall";
    const door = doorOf();
    const way = await door.enter();
    box.tokens.clear();
    box.confirmed = null;
    expect(way && (await door.renew(way))).toBe("gone");
    const entering = door.enter();
    await vi.waitFor(() => expect(codes).toHaveLength(2));
    box.confirmed = "accueil";
    expect(await entering).toMatchObject({ printerId: "accueil" });
  });

  it("asks for another code when nobody typed the first one in its time", async () => {
    box.forgets = true;
    const entering = doorOf().enter();
    await vi.waitFor(() => expect(codes.length).toBeGreaterThan(2));
    box.forgets = false;
    box.confirmed = "hall";
    expect(await entering).toMatchObject({ printerId: "hall" });
  });

  it("is waited for while the box is away, and says so once", async () => {
    box.away = true;
    const entering = doorOf("hall").enter();
    await vi.waitFor(() => expect(box.asked.length).toBeGreaterThan(3));
    expect(logged).toEqual(["notInYet"]);
    box.away = false;
    box.trusts = true;
    const way = await entering;
    expect(way).toMatchObject({ printerId: "hall" });
    await box.close();
    expect(way && (await doorOf("hall").renew(way))).toBe("away");
    box = await startBox();
  });

  it("ends its waiting when the agent is stopped, for a printer that the site has not", async () => {
    const entering = doorOf("none").enter();
    await vi.waitFor(() => expect(logged).toEqual(["notInYet"]));
    stopped = true;
    expect(await entering).toBeUndefined();
  });

  it("does not take another box's token for this one's", async () => {
    box.confirmed = "hall";
    await doorOf().enter();
    const other = box;
    box = await startBox();
    await other.close();
    box.confirmed = "hall";
    await doorOf().enter();
    expect(codes).toHaveLength(2);
  });
});
