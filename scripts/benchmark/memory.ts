import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { httpClient } from "../../test/support/http-client.ts";
import { yes } from "../../test/support/staff-client.ts";
import type { Bench } from "./bench.ts";
import { boxListeners } from "./listeners.ts";
import { memoryMb, untilQuiet } from "./quiet.ts";

const clients = 500;
const password = "mot-de-passe-d-essai";
const settleMs = 2_000;
/** As the start script sets it: what password checks take is given back to the system. */
const env = { MALLOC_MMAP_THRESHOLD_: "1048576", PATIENCE_DEMO_PASSWORD: password };

/** Resident memory of the box's own process on the demonstration site, and with 500 clients on its bus. */
export async function measureMemory(bench: Bench): Promise<void> {
  const data = join(bench.folder("memory"), "data");
  const args = ["--data", data, "--port", "0"];
  const first = bench.program<{ port: number }>("appliance/main.ts", args, env);
  await first.ready;
  await first.end();
  const box = bench.program<{ port: number }>("appliance/main.ts", args, {
    ...env,
    PATIENCE_RATE_LIMIT: "off",
  });
  const { port } = await box.ready;
  await untilQuiet(box.child.pid);
  await wait(settleMs);
  bench.rows.push({
    what: "memory, box process, idle",
    unit: "MB",
    box: memoryMb(box.child.pid),
    judged: "box",
    budget: { limit: 120, is: "atMost" },
  });
  const listeners = await boxListeners({ port }, ["board-1"], clients);
  bench.later(() => listeners.close());
  await liveALittle(port);
  await untilQuiet(box.child.pid);
  await wait(settleMs);
  bench.rows.push({
    what: `memory, box process, ${clients} clients`,
    unit: "MB",
    box: memoryMb(box.child.pid),
    judged: "box",
    budget: { limit: 200, is: "atMost" },
    note: "clients that read what a board reads, after a sign-in and 20 visits",
  });
  await bench.endAll();
}

async function liveALittle(port: number): Promise<void> {
  const agent = httpClient(`http://127.0.0.1:${port}`);
  const body = { login: "durand", password, counterId: "guichet-1" };
  yes(await agent.ask("POST", "/v1/sessions", body));
  const serviceId = "urologie";
  yes(await agent.ask("PUT", "/v1/sessions/current/services", { serviceIds: [serviceId] }));
  for (let visitor = 0; visitor < 20; visitor += 1) {
    yes(await agent.ask("POST", "/v1/tickets", { serviceId, kioskId: "kiosk-1" }));
    const { visit } = yes(
      await agent.ask<{ visit: { id: string } }>("POST", "/v1/calls", { serviceId }),
    );
    yes(await agent.ask("POST", `/v1/visits/${visit.id}/no-show`, {}));
  }
  agent.close();
}
