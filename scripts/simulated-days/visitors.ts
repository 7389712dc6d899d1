import { isRefusal } from "../../appliance/domain/refusals.ts";
import { printerIds, serviceIds } from "./site.ts";
import type { World } from "./world.ts";

const minute = 60_000;
const hour = 60 * minute;

/** Visitors an hour at each hour of the day: two waves, and a few lost souls at night. */
function rateAt(hourOfDay: number, busy: number): number {
  if (hourOfDay < 7 || hourOfDay >= 19) return 0.4;
  const wave = hourOfDay === 9 || hourOfDay === 14 ? 1.8 : 1;
  return wave * busy;
}

/** People come by chance, more at some hours, and take a ticket. */
export function letVisitorsCome(world: World): void {
  const { dice, agenda, box } = world;
  // How busy the site is, from a village to a hospital.
  const busy = dice.pick([6, 15, 25, 40]);
  const next = () => {
    const hourOfDay = new Date(box.now()).getUTCHours();
    agenda.after(Math.min(dice.wait(hour / rateAt(hourOfDay, busy)), hour), () => {
      takeTicket(world);
      if (dice.chance(0.03)) for (let n = dice.whole(1, 9); n > 0; n -= 1) takeTicket(world);
      next();
    });
  };
  next();
}

function takeTicket(world: World): void {
  const { dice, agenda, box } = world;
  const ticketId = box.id("t");
  const jobId = dice.chance(0.85) ? box.id("j") : null;
  const printerId = dice.pick(printerIds);
  const answer = box.ask({
    type: "issueTicket",
    ticketId,
    token: `token-${ticketId}`,
    serviceId: dice.chance(0.01) ? "nowhere" : dice.pick(serviceIds),
    language: dice.pick(["fr", "fr", "fr", "en", "es"]),
    priority: dice.chance(0.07) ? dice.whole(1, 2) : 0,
    origin: dice.pick(["kiosk", "kiosk", "kiosk", "counter", "web"]),
    print: jobId === null ? null : { printerId, jobId },
  });
  if (answer === null || isRefusal(answer)) return;
  if (jobId !== null) print(world, ticketId, jobId);
  if (dice.chance(0.03))
    agenda.after(dice.wait(10 * minute), () => box.ask({ type: "cancelTicket", ticketId }));
}

/** The printer answers soon, late, twice, or never; a failure is printed again. */
function print(world: World, ticketId: string, jobId: string): void {
  const { dice, agenda, box } = world;
  if (dice.chance(0.02)) return;
  const outcome = dice.chance(0.9) ? "printed" : "failed";
  const report = () => box.ask({ type: "reportPrint", jobId, ticketId, outcome, reason: outcome });
  agenda.after(dice.chance(0.05) ? dice.wait(minute) : dice.whole(20, 900), () => {
    report();
    if (dice.chance(0.05)) agenda.after(dice.wait(5_000), report);
    if (outcome === "printed" && dice.chance(0.98)) return;
    agenda.after(dice.wait(5_000), () => reprint(world, ticketId));
  });
}

function reprint(world: World, ticketId: string): void {
  const { dice, box } = world;
  const jobId = box.id("j");
  const printerId = dice.pick(printerIds);
  const answer = box.ask({
    type: "reprintTicket",
    agentId: null,
    ...{ ticketId, jobId, printerId },
  });
  if (answer !== null && !isRefusal(answer)) print(world, ticketId, jobId);
}
