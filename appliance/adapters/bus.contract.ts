import { connectAsync, type IClientOptions } from "mqtt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BusIdentity, type BusRole, topicRoot } from "../../protocol/topics.ts";
import type { Bus, BusMessage } from "../ports/bus.ts";

export const root = topicRoot("mairie");

/** Everyone whom the contract's broker has to know, one of each role and a second one of some. */
export const cast: readonly BusIdentity[] = [
  { role: "staff", id: "anna" },
  { role: "staff", id: "bruno" },
  { role: "board", id: "lobby" },
  { role: "board", id: "stairs" },
  { role: "kiosk", id: "door" },
  { role: "printer", id: "door" },
  { role: "ticket", id: "Tk-12_ab" },
];

/** A broker under test. */
export interface BusBench {
  readonly bus: Bus;
  /** Options with which MQTT.js reaches it as one of the cast: address, user name and password. */
  options(identity: BusIdentity): IClientOptions & { readonly address: string };
  /** What a forbidden subscription is answered: refused, or granted and never served. */
  readonly denial: "refused" | "silent";
  close(): Promise<void>;
}

/** A client that notes what it gets. */
export interface TestClient {
  readonly received: { topic: string; payload: string; retain: boolean }[];
  /** The granted QoS; 128 for a refusal. */
  subscribe(filter: string): Promise<number>;
  /** Resolves when the broker has acknowledged it or has cut the client. */
  publish(topic: string, payload: string, retain?: boolean): Promise<void>;
  readonly open: () => boolean;
  /** Ends with a DISCONNECT. */
  end(): Promise<void>;
  /** Drops the connection without a word. */
  vanish(): void;
}

/** Waits for a fact; fails after 8 s, far above what any step here takes. */
export async function until(fact: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 8000;
  while (!fact()) {
    if (performance.now() > deadline) throw new Error(`In vain: ${what}`);
    await new Promise((wake) => setTimeout(wake, 5));
  }
}

/** Connects once; rejects when the broker refuses. */
export async function testClient(
  options: IClientOptions & { address: string },
): Promise<TestClient> {
  const { address, ...rest } = options;
  const client = await connectAsync(
    address,
    {
      protocolVersion: 4,
      clean: true,
      keepalive: 10,
      reconnectPeriod: 0,
      connectTimeout: 4000,
      ...rest,
    },
    false,
  );
  const received: TestClient["received"] = [];
  client.on("message", (topic, payload, { retain }) => {
    received.push({ topic, payload: payload.toString(), retain });
  });
  const closed = new Promise<void>((done) => client.once("close", () => done()));
  client.on("error", () => undefined);
  return {
    received,
    async subscribe(filter) {
      return await new Promise((done) => {
        client.subscribe(filter, { qos: 1 }, (error, granted) =>
          done(error ? 128 : (granted?.[0]?.qos ?? 128)),
        );
      });
    },
    async publish(topic, payload, retain = false) {
      const acknowledged = new Promise<void>((done) => {
        client.publish(topic, payload, { qos: 1, retain }, () => done());
      });
      await Promise.race([acknowledged, closed]);
    },
    open: () => client.connected,
    async end() {
      client.end();
      await closed;
    },
    vanish: () => client.stream.destroy(),
  };
}

const one = {
  staff: { role: "staff", id: "anna" },
  board: { role: "board", id: "lobby" },
  kiosk: { role: "kiosk", id: "door" },
  printer: { role: "printer", id: "door" },
  ticket: { role: "ticket", id: "Tk-12_ab" },
} as const satisfies Partial<Record<BusRole, BusIdentity>>;

/** One topic of each kind, own and foreign, and outside of the tree. */
const everyTopic = [
  "core/status",
  "site/state",
  "service/pass/state",
  "counter/4/state",
  "counter/4/agent",
  "ticket/Tk-12_ab/state",
  "ticket/other/state",
  "call/recent",
  "call/event",
  "sos/4/state",
  "board/lobby/config",
  "board/stairs/config",
  "board/lobby/presence",
  "board/stairs/presence",
  "board/lobby/ack",
  "kiosk/door/config",
  "kiosk/door/print",
  "kiosk/door/presence",
  "staff/anna/tab1/presence",
  "staff/bruno/tab1/presence",
  "printer/door/job",
  "printer/other/job",
  "printer/door/result",
  "printer/door/state",
  "printer/door/presence",
  "printer/other/state",
  "health/disk",
  "board/lobby/presence/more",
  "nobody/knows",
];

const common = ["core/status", "site/state"];

const readable: Record<keyof typeof one, readonly string[]> = {
  staff: [
    ...common,
    "service/pass/state",
    "counter/4/state",
    "counter/4/agent",
    "call/recent",
    "call/event",
    "sos/4/state",
    "board/lobby/presence",
    "board/stairs/presence",
    "kiosk/door/presence",
    "printer/door/state",
    "printer/door/presence",
    "printer/other/state",
    "health/disk",
  ],
  board: [
    ...common,
    "service/pass/state",
    "counter/4/state",
    "call/recent",
    "call/event",
    "board/lobby/config",
  ],
  kiosk: [...common, "service/pass/state", "kiosk/door/config", "kiosk/door/print"],
  printer: [...common, "printer/door/job"],
  ticket: ["core/status", "ticket/Tk-12_ab/state"],
};

const writable: Record<keyof typeof one, readonly string[]> = {
  staff: ["staff/anna/tab1/presence"],
  board: ["board/lobby/presence", "board/lobby/ack"],
  kiosk: ["kiosk/door/presence"],
  printer: ["printer/door/result", "printer/door/state", "printer/door/presence"],
  ticket: [],
};

const wide = [
  "#",
  "+/#",
  "$SYS/#",
  "patience/#",
  `${root}/#`,
  `${root}/+/+/state`,
  `${root}/counter/#`,
  `${root}/health/#`,
  `${root}/board/+/config`,
  `$share/group/${root}/call/event`,
];

/**
 * Which single topics a client may subscribe to. Twenty subscriptions are the most, but refused ones do not
 * count: one client may ask for all.
 */
async function grantsOf(client: TestClient): Promise<string[]> {
  const granted: string[] = [];
  for (const topic of everyTopic)
    if ((await client.subscribe(`${root}/${topic}`)) < 128) granted.push(topic);
  return granted;
}

/** What every broker does for the box and for its clients. */
export function busContract(name: string, open: () => Promise<BusBench>): void {
  describe(name, { timeout: 20_000 }, () => {
    let bench: BusBench;
    let heard: BusMessage[];
    let clients: TestClient[];
    const under = (topic: string) => `${root}/${topic}`;
    const join = async (identity: BusIdentity, options: IClientOptions = {}) => {
      const client = await testClient({ ...bench.options(identity), ...options });
      clients.push(client);
      return client;
    };
    const heardText = () =>
      heard.map(({ topic, payload }) => `${topic.slice(root.length + 1)} ${Buffer.from(payload)}`);

    beforeEach(async () => {
      bench = await open();
      heard = [];
      clients = [];
      bench.bus.onMessage((message) => heard.push(message));
    });
    afterEach(async () => {
      for (const client of clients) if (client.open()) await client.end();
      await bench.close();
    });

    it("is connected once it is open", () => {
      expect(bench.bus.connected()).toBe(true);
    });

    it("brings an event to whoever listens, and to no late comer", async () => {
      const board = await join(one.board);
      await board.subscribe(under("call/event"));
      await bench.bus.publish(under("call/event"), "A001 à 4");
      await until(() => board.received.length === 1, "the event");
      expect(board.received[0]).toMatchObject({ payload: "A001 à 4", retain: false });
      const late = await join({ role: "board", id: "stairs" });
      await late.subscribe(under("call/event"));
      await late.subscribe(under("core/status"));
      await bench.bus.publish(under("core/status"), "end");
      await until(() => late.received.length > 0, "the end");
      expect(late.received.map(({ payload }) => payload)).toEqual(["end"]);
    });

    it("keeps the newest retained document for late comers until it is cleared", async () => {
      const retain = { retain: true };
      await bench.bus.publish(under("call/recent"), "old", retain);
      await bench.bus.publish(under("call/recent"), "new", retain);
      await bench.bus.publish(under("service/pass/state"), "gone", retain);
      await bench.bus.publish(under("service/pass/state"), "", retain);
      const board = await join(one.board);
      await board.subscribe(under("service/+/state"));
      await board.subscribe(under("call/recent"));
      await until(() => board.received.length > 0, "the document");
      expect(board.received).toEqual([
        { topic: under("call/recent"), payload: "new", retain: true },
      ]);
    });

    it("brings an alarm at QoS 1", async () => {
      const staff = await join(one.staff);
      await staff.subscribe(under("sos/+/state"));
      await bench.bus.publish(under("sos/4/state"), "raised", { retain: true, qos: 1 });
      await until(() => staff.received.length === 1, "the alarm");
    });

    it("keeps the order of what the box publishes", async () => {
      const board = await join(one.board);
      await board.subscribe(under("service/+/state"));
      await board.subscribe(under("core/status"));
      const count = 300;
      const texts = Array.from({ length: count }, (_, index) => String(index));
      const publishes = texts.map((text) =>
        bench.bus.publish(under(`service/s${text}/state`), text, { retain: true }),
      );
      publishes.push(bench.bus.publish(under("core/status"), "end", { retain: true }));
      await Promise.all(publishes);
      await until(() => board.received.length === count + 1, "all documents");
      expect(board.received.map(({ payload }) => payload)).toEqual([...texts, "end"]);
    });

    it("hands a device's birth and will to the box, and nothing of the box's own", async () => {
      const topic = under("printer/door/presence");
      const printer = await join(one.printer, {
        will: { topic, payload: Buffer.from("lost"), retain: true, qos: 1 },
      });
      await printer.publish(topic, "born", true);
      await bench.bus.publish(under("printer/door/job"), "job", { qos: 1 });
      await bench.bus.publish(under("printer/door/state"), "mine", { retain: true });
      printer.vanish();
      await until(() => heard.length === 2, "birth and will");
      expect(heardText()).toEqual(["printer/door/presence born", "printer/door/presence lost"]);
      const staff = await join(one.staff);
      await staff.subscribe(under("printer/+/presence"));
      await until(() => staff.received.length === 1, "the retained will");
      expect(staff.received[0]).toEqual({ topic, payload: "lost", retain: true });
    });

    it("tells no will of a device that says goodbye", async () => {
      const topic = under("board/lobby/presence");
      const board = await join(one.board, {
        will: { topic, payload: Buffer.from("lost"), retain: true, qos: 0 },
      });
      await board.publish(topic, "born", true);
      await board.end();
      const kiosk = await join(one.kiosk);
      await kiosk.publish(under("kiosk/door/presence"), "after", true);
      await until(() => heard.length >= 2, "what came after");
      expect(heardText()).toEqual(["board/lobby/presence born", "kiosk/door/presence after"]);
    });

    it("never publishes a will that its client may not write", async () => {
      const payload = Buffer.from("forged");
      const will = { topic: under("call/event"), payload, retain: false, qos: 0 as const };
      const watcher = await join({ role: "board", id: "stairs" });
      await watcher.subscribe(under("call/event"));
      const board = await join(one.board, { will }).catch(() => null);
      board?.vanish();
      const again = await join(one.board);
      await again.publish(under("board/lobby/ack"), "1");
      await until(() => heard.length === 1, "the acknowledgement");
      await bench.bus.publish(under("call/event"), "end");
      await until(() => watcher.received.length > 0, "the end");
      expect(watcher.received.map((got) => got.payload)).toEqual(["end"]);
    });

    it.each(Object.keys(one) as (keyof typeof one)[])(
      "lets a %s read its rows only",
      async (role) => {
        const client = await join(one[role]);
        const allowed = readable[role];
        const granted = await grantsOf(client);
        const offered = everyTopic.filter((topic) => topic !== "core/status");
        for (const topic of offered) await bench.bus.publish(under(topic), "x");
        await bench.bus.publish(under("core/status"), "end");
        await until(() => client.received.some(({ payload }) => payload === "end"), "the end");
        const got = client.received.map(({ topic }) => topic.slice(root.length + 1));
        expect(got.toSorted()).toEqual(allowed.toSorted());
        if (bench.denial === "refused") expect(granted.toSorted()).toEqual(allowed.toSorted());
      },
    );

    it.each(Object.keys(one) as (keyof typeof one)[])(
      "lets a %s write its rows only",
      async (role) => {
        const forbidden = everyTopic.filter((topic) => !writable[role].includes(topic));
        for (const topic of [...writable[role], ...forbidden]) {
          const client = await join(one[role]);
          await client.publish(under(topic), "x");
          if (client.open()) await client.end();
        }
        const last = await join({ role: "board", id: "stairs" });
        await last.publish(under("board/stairs/ack"), "end");
        await until(() => heardText().includes("board/stairs/ack end"), "the end");
        expect(heardText()).toEqual([
          ...writable[role].map((topic) => `${topic} x`),
          "board/stairs/ack end",
        ]);
      },
    );

    it.each(wide)("serves nobody the wide filter %s", async (filter) => {
      const staff = await join(one.staff);
      const granted = await staff.subscribe(filter);
      if (bench.denial === "refused") {
        expect(granted).toBe(128);
        await bench.bus.publish(under("call/event"), "secret");
      }
      await bench.bus.publish(under("ticket/other/state"), "secret", { retain: true });
      await bench.bus.publish(under("board/lobby/config"), "secret", { retain: true });
      await bench.bus.publish(under("nobody/knows"), "secret");
      await staff.subscribe(under("core/status"));
      await bench.bus.publish(under("core/status"), "end");
      await until(() => staff.received.some(({ payload }) => payload === "end"), "the end");
      expect(staff.received.filter(({ payload }) => payload !== "end")).toEqual([]);
    });

    it.each(["$SYS/broker/new/clients", "$SYS/x/new/clients", "other/tree"])(
      "takes nothing for %s",
      async (topic) => {
        const watcher = await join({ role: "board", id: "stairs" });
        const board = await join(one.board);
        await board.publish(topic, "board.stairs");
        await watcher.publish(under("board/stairs/ack"), "still here");
        await until(() => heard.length > 0, "the watcher");
        expect(heardText()).toEqual(["board/stairs/ack still here"]);
      },
    );

    it("lets the newer of two clients with one id live", async () => {
      const topic = under("board/lobby/presence");
      const clientId = "board.lobby";
      const will = { topic, payload: Buffer.from("lost"), retain: true, qos: 0 as const };
      const older = await join(one.board, { clientId, will });
      const newer = await join(one.board, { clientId });
      await newer.publish(topic, "born", true);
      await until(() => !older.open(), "the older one's end");
      expect(newer.open()).toBe(true);
      await until(() => heard.length === 2, "will and birth");
      expect(heardText()).toEqual(["board/lobby/presence lost", "board/lobby/presence born"]);
    });

    it("cuts a client that sends too large a packet, and serves the others", async () => {
      const board = await join(one.board);
      await board.publish(under("board/lobby/ack"), "x".repeat(100_000));
      await until(() => !board.open(), "the cut");
      const other = await join({ role: "board", id: "stairs" });
      await other.publish(under("board/stairs/ack"), "1");
      await until(() => heard.length > 0, "the other");
      expect(heardText()).toEqual(["board/stairs/ack 1"]);
    });

    it.each<[string, IClientOptions]>([
      ["a wrong password", { password: "1.AAAA" }],
      ["another's user name", { username: "staff.bruno" }],
      ["an unknown user", { username: "staff.nobody" }],
      ["no credentials", { username: undefined, password: undefined } as unknown as IClientOptions],
    ])("refuses %s", async (_what, options) => {
      await expect(join(one.staff, options)).rejects.toThrow();
    });
  });
}
