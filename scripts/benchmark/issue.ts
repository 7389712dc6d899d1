import { median, percentile } from "../../test/support/figures.ts";
import type { Bench } from "./bench.ts";
import { issueLoad, type Load } from "./load.ts";
import { untilQuiet } from "./quiet.ts";

/** With room for a few hundred thousand tickets; no printer: paper is measured apart. */
const services = 50;
const serviceIds = Array.from({ length: services }, (_, index) => `service-${index + 1}`);
/** Floor, box, floor, box, ...: what else the machine does hits both, and the middle one of three counts. */
const turns = 3;

/** Issuing a ticket, durable: the latency of one client, then the throughput of 64. */
export async function measureIssuing(bench: Bench): Promise<void> {
  const floor = await bench.floor();
  const ms = bench.pick(3_000, 900);
  const run = (clients: number) => ({
    naive: () => issueLoad(floor.port, "/naive", { clients, ms, serviceIds }),
    floor: () => issueLoad(floor.port, "/v1/tickets", { clients, ms, serviceIds }),
    box: () => onNewBox(bench, { clients, ms, serviceIds }),
  });
  const alone = await alternate(["floor", "box"], run(1));
  bench.rows.push({
    what: "issue a ticket, 1 client, p50",
    unit: "ms",
    floor: median(alone.floor.flatMap(({ latencies }) => latencies)),
    box: median(alone.box.flatMap(({ latencies }) => latencies)),
    budget: { limit: 2, is: "atMost" },
    note: p99s(alone),
  });
  const crowd = await alternate(["naive", "floor", "box"], run(64));
  bench.rows.push({
    what: "issue a ticket, 64 clients",
    unit: "/s",
    floor: rateOf(crowd.floor),
    box: rateOf(crowd.box),
    budget: { limit: 0.6, is: "atLeast" },
    note: `the floor has group commit; with one commit for each ticket it makes ${Math.round(rateOf(crowd.naive))}/s; ${p99s(crowd)}`,
  });
  countDuplicates([...alone.box, ...crowd.box], bench);
  await bench.endAll();
}

/** Each turn has a box of its own: its voice, which works on for seconds, must not weigh on the floor's turn. */
async function onNewBox(bench: Bench, how: Parameters<typeof issueLoad>[2]): Promise<Load> {
  const box = await bench.box({ counters: 1, services });
  await untilQuiet(box.program.child.pid);
  const load = await issueLoad(box.port, "/v1/tickets", how);
  await box.program.end();
  return load;
}

async function alternate<N extends string>(
  names: readonly N[],
  run: Readonly<Record<N, () => Promise<Load>>>,
): Promise<Record<N, Load[]>> {
  const loads = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<N, Load[]>;
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of names) loads[name].push(await run[name]());
  return loads;
}

function rateOf(loads: readonly Load[]): number {
  return median(loads.map(({ perSecond }) => perSecond));
}

function p99s(loads: { readonly floor: readonly Load[]; readonly box: readonly Load[] }): string {
  const of = (side: readonly Load[]) =>
    percentile(
      side.flatMap(({ latencies }) => latencies),
      0.99,
    ).toFixed(1);
  return `p99 floor ${of(loads.floor)} ms, box ${of(loads.box)} ms`;
}

interface Numbered {
  readonly serviceId: string;
  readonly number: number;
}

/** Each load had a box of its own, with numbers of its own. */
function countDuplicates(loads: readonly Load[], bench: Bench): void {
  const doubles = loads.map(({ bodies }) => {
    const all = bodies.map((body) => JSON.parse(body) as Numbered);
    return all.length - new Set(all.map((one) => `${one.serviceId} ${one.number}`)).size;
  });
  const tickets = loads.reduce((sum, { bodies }) => sum + bodies.length, 0);
  bench.rows.push({
    what: `the same number twice, of ${tickets.toLocaleString("en")} tickets`,
    unit: "",
    box: doubles.reduce((sum, count) => sum + count, 0),
    judged: "box",
    budget: { limit: 0, is: "atMost" },
  });
}
