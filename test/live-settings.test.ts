import type { TSchema } from "typebox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  AgentSettings,
  BoardSettings,
  type Configuration,
  CounterSettings,
  KioskSettings,
  PrinterSettings,
  ReasonSettings,
  ServiceSettings,
  SiteSettings,
} from "../protocol/admin.ts";
import { RoomSettings } from "../protocol/rooms.ts";
import type { HttpClient } from "./support/http-client.ts";
import { type Mirror, openMirror } from "./support/mirror.ts";
import { settingChanges } from "./support/setting-changes.ts";
import { codeOf, type StaffClient, takeTicket, yes } from "./support/staff-client.ts";
import { startTestBox, type TestBox } from "./support/test-box.ts";

/** From the press of « Enregistrer » to the screens. */
const liveMs = 1_000;
/** A busy machine may miss it now and then; every page must have it at last. */
const lateMs = 10_000;
/** Between two settings, so that a fast machine has its visitors, too. */
const betweenMs = 120;
/** A day of 400 visits at 20 times its pace is a visit each 1.1 s in 8 hours: this is faster. */
const visitMs = 300;

let box: TestBox;
beforeAll(async () => {
  box = await startTestBox({ services: 3, counters: 4, kiosks: 2, boards: 2, printer: true });
});
afterAll(() => box.remove());

const kinds: readonly (readonly [keyof Configuration, string, TSchema, string])[] = [
  ["site", "site", SiteSettings, ""],
  ["services", "service", ServiceSettings, "service-2"],
  ["reasons", "reason", ReasonSettings, "service-2-motif"],
  ["counters", "counter", CounterSettings, "guichet-4"],
  ["agents", "agent", AgentSettings, "agent-4"],
  ["printers", "printer", PrinterSettings, "printer-1"],
  ["kiosks", "kiosk", KioskSettings, "kiosk-2"],
  ["rooms", "room", RoomSettings, ""],
  ["boards", "board", BoardSettings, "board-2"],
];

/** Visitors and agents go on whatever is set: a clear no is an answer, silence is not. */
function lively(going: () => boolean, staff: readonly StaffClient[], kiosk: HttpClient) {
  const tokens: string[] = [];
  const refusals = new Map<string, number>();
  const noted = (code: string) => refusals.set(code, (refusals.get(code) ?? 0) + 1);
  let visits = 0;
  const visitors = async () => {
    for (let count = 0; going(); count += 1) {
      const answer = await takeTicket(kiosk, `service-${(count % 3) + 1}`, { print: false });
      if (answer.status === 201) tokens.push(answer.body.token);
      else noted(codeOf(answer));
      await pause(visitMs);
    }
  };
  const agent = async (one: StaffClient, serviceId: string) => {
    while (going()) {
      const called = await one.call(serviceId);
      if (called.status === 201) {
        const { id } = called.body.visit;
        await one.act(id, "arrival", { state: "called" });
        await one.act(id, "reason", { reasonId: null });
        const ended = await one.act(id, "end", { state: "serving", confirmShort: true });
        if (ended.status < 300) visits += 1;
        await one.ask("POST", "/v1/sessions/current/wrap-up/end", {}).catch(() => null);
      } else noted(codeOf(called));
      await pause(visitMs / 2);
    }
  };
  const work = Promise.all([
    visitors(),
    ...staff.map((one, index) => agent(one, `service-${index + 1}`)),
  ]);
  return { work, tokens, refusals, visits: () => visits };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function configuredSeq(mirror: Mirror): number {
  const site = mirror.documents().get("site/state") as { configuredSeq?: number } | undefined;
  return site?.configuredSeq ?? 0;
}

/** Milliseconds until the mirrors have a newer configuration. */
async function followed(mirrors: readonly Mirror[], after: number): Promise<number> {
  const begun = performance.now();
  while (mirrors.some((mirror) => configuredSeq(mirror) <= after)) {
    if (performance.now() - begun > lateMs) throw new Error("a screen does not follow");
    await pause(5);
  }
  return performance.now() - begun;
}

/** Changes each setting and sets it back; how long the screens took, and what the rules refused. */
async function changeEach(admin: StaffClient, mirrors: readonly Mirror[]) {
  const [times, refused]: [number[], string[]] = [[], []];
  const configuration = yes(await admin.ask<Configuration>("GET", "/v1/admin/configuration"));
  const edit = (kind: string, value: unknown) =>
    admin.ask("POST", "/v1/admin/changes", {
      changes: [{ kind, ...(kind === "site" ? {} : { id: idOf(value) }), value }],
    });
  for (const [list, kind, schema, id] of kinds)
    for (const { path, value } of changesOf(configuration, { list, schema, id })) {
      const seq = configuredSeq(mirrors[0] as Mirror);
      const answer = await edit(kind, value);
      if (answer.status === 200) times.push(await followed(mirrors, seq));
      else refused.push(`${kind}.${path}: ${answer.status} ${codeOf(answer)}`);
      yes(await edit(kind, thingOf(configuration, { list, id })));
      await pause(betweenMs);
    }
  return { times, refused };
}

describe("every setting, changed while visitors come and agents call", () => {
  it("is in force at once: nothing restarts, nobody is lost, the screens follow", async () => {
    const staff = [
      await box.atCounter("agent-1", "guichet-1"),
      await box.atCounter("agent-2", "guichet-2"),
      await box.atCounter("agent-3", "guichet-3"),
    ];
    const admin = await box.signIn("admin");
    const mirrors = [
      await openMirror(admin, "staff"),
      await openMirror(box.client(), "board", "board/board-2"),
      await openMirror(box.client(), "kiosk", "kiosk/kiosk-2"),
    ];
    const [{ epoch }, sessions] = [box.box.engine.position(), [...live(box)].sort()];
    let going = true;
    const kiosk = box.client();
    const day = lively(() => going, staff, kiosk);
    const { times, refused } = await changeEach(admin, mirrors).finally(() => {
      going = false;
    });
    await day.work;
    const late = times.filter((ms) => ms > liveMs);
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `${times.length} settings changed, ${refused.length} refused by the rules (${refused.join("; ")}); ` +
        `screens after ${Math.round(sorted[sorted.length >> 1] ?? 0)} ms (median), ${Math.round(sorted.at(-1) ?? 0)} ms at most; ` +
        `${day.tokens.length} tickets, ${day.visits()} visits; answers of no: ${JSON.stringify([...day.refusals])}`,
    );
    expect(times.length).toBeGreaterThan(100);
    expect(refused.length).toBeLessThan(20);
    for (const one of refused) expect(one).toMatch(/: (409|422) \w+$/);
    // A busy machine has its moments: the rule holds for most of them there, and for each on a quiet one.
    expect(sorted[sorted.length >> 1]).toBeLessThan(liveMs);
    if (process.env["PATIENCE_QUIET"]) expect(late).toEqual([]);
    expect(box.box.engine.position().epoch).toBe(epoch);
    expect([...live(box)].sort()).toEqual(sessions);
    const { indexes } = box.box.engine.state();
    expect(day.tokens.filter((token) => !indexes.tokens.has(token))).toEqual([]);
    expect(day.tokens.length).toBeGreaterThan(20);
    for (const mirror of mirrors) mirror.close();
  }, 240_000);
});

function live({ box: { engine } }: TestBox): IterableIterator<string> {
  return engine.state().indexes.sessionOfAgent.values();
}

function thingOf(
  configuration: Configuration,
  { list, id }: { readonly list: keyof Configuration; readonly id: string },
): unknown {
  const things = configuration[list];
  if (!Array.isArray(things)) return things;
  return things.find((thing) => thing.id === id) ?? things[0];
}

function changesOf(
  configuration: Configuration,
  { list, schema, id }: { list: keyof Configuration; schema: TSchema; id: string },
) {
  return settingChanges(schema, thingOf(configuration, { list, id }));
}

function idOf(thing: unknown): string {
  return (thing as { readonly id: string }).id;
}
