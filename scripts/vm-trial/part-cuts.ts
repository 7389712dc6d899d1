import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";
import type { Report } from "./report.ts";
import { type TicketTaken, Visitor } from "./site.ts";

/** A start is cut between these seconds after the power came. */
const startCut = { from: 6, to: 55 };
const issuingMs = { from: 2_000, to: 12_000 };
const httpSeconds = 300;
const paintedSeconds = 500;

/** The code that the machine's own screen shows; null once there is an administrator. */
export async function codeOf(machine: Machine): Promise<string | null> {
  const fetched = await machine.shell?.must(
    `/usr/lib/patience/node -e 'fetch("http://127.0.0.1/v1/setup").then(r=>r.text()).then(console.log)'`,
  );
  return (JSON.parse(fetched ?? "{}") as { code: string | null }).code;
}

/** The trial's site and its administrator: made where there is none yet. */
export async function enter(machine: Machine, visitor: Visitor): Promise<string | null> {
  const code = await codeOf(machine);
  await (code ? visitor.begin(code) : visitor.signIn());
  return code;
}

async function slotOf(machine: Machine): Promise<string> {
  const line = (await machine.shell?.must("cat /proc/cmdline")) ?? "";
  return /rauc\.slot=([AB])/.exec(line)?.[1] ?? "";
}

/** Pulls the plug at moments that nobody chose: every second time during the start, else while tickets are given out. */
export async function cutsPart(machine: Machine, report: Report, count: number): Promise<void> {
  const visitor = new Visitor(machine.options.port);
  const taken: TicketTaken[] = [];
  const own = await slotOf(machine);
  await enter(machine, visitor);
  for (let index = 1; index <= count; index += 1) {
    const during = index % 2 === 1 ? "start" : "issuing";
    const before = taken.length;
    const after =
      during === "start" ? await cutStart(machine) : await cutIssuing(machine, visitor, taken);
    const issued = during === "start" || taken.length > before;
    await machine.on();
    const http = await machine.untilHttp(httpSeconds);
    const painted = await machine.untilPainted("kiosk", paintedSeconds);
    const lost = [];
    for (const one of taken) if (!(await visitor.knows(one))) lost.push(one.number);
    const slot = await slotOf(machine);
    const well = issued && slot === own && lost.length === 0;
    const figure = `after ${after}; slot ${slot}, HTTP ${http.toFixed(0)} s, painted ${painted.toFixed(0)} s, ${taken.length} tickets, ${lost.length} lost`;
    report.note(`cut ${index} during ${during}`, well, figure);
  }
}

async function cutStart(machine: Machine): Promise<string> {
  await machine.cut();
  await machine.on();
  const seconds = startCut.from + Math.random() * (startCut.to - startCut.from);
  await delay(seconds * 1000);
  await machine.cut();
  return `${seconds.toFixed(1)} s`;
}

async function cutIssuing(
  machine: Machine,
  visitor: Visitor,
  taken: TicketTaken[],
): Promise<string> {
  await visitor.signIn();
  const ms = issuingMs.from + Math.random() * (issuingMs.to - issuingMs.from);
  const before = taken.length;
  let going = true;
  const worker = (async () => {
    while (going)
      await visitor.ticket().then(
        (one) => taken.push(one),
        () => delay(100),
      );
  })();
  await delay(ms);
  await machine.cut();
  going = false;
  await worker;
  return `${(ms / 1000).toFixed(1)} s of issuing, ${taken.length - before} acknowledged`;
}
