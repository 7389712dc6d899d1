import type { ConfigChange } from "../../appliance/domain/commands.ts";
import { plainDesk } from "../../appliance/domain/desk-options.ts";
import { isLive } from "../../appliance/domain/indexes.ts";
import { sampleAgent, sampleCounter, setting, wholeDesk } from "../../appliance/domain/trial.ts";
import { again } from "./again.ts";
import { counterIds, hall, serviceIds } from "./site.ts";
import type { World } from "./world.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What a box goes through: power cuts, clocks that jump, supervisors, administrators, pages that come and go. */
export function letThingsHappen(world: World): void {
  const { box, dice } = world;
  again(world, 3 * hour, () => box.saveSnapshot());
  again(world, 8 * hour, () => box.restart(dice.chance(0.7) ? 5 * second : dice.wait(4 * minute)));
  again(world, 16 * hour, () => jump(world));
  again(world, 6 * hour, () => box.setClock(dice.whole(-1_500, 1_500), false));
  again(world, 4 * hour, () => box.ask({ type: "freeCounter", counterId: dice.pick(counterIds) }));
  again(world, 8 * hour, () => reconfigure(world));
  again(world, 2 * hour, () => losePage(world));
}

/** The battery of the clock, a wrong server, a wrong hand; after a while it is right again. */
function jump({ box, dice, agenda }: World): void {
  const byMs = dice.pick([-hour, hour, -dice.wait(3 * hour), dice.wait(3 * hour), -30 * hour]);
  box.tally.count("clock jumps");
  box.setClock(byMs, true);
  agenda.after(dice.wait(2 * hour), () => box.setClock(-box.clockError(), true));
}

function losePage({ box, dice, agenda }: World): void {
  const live = [...box.state.sessions.values()].filter(isLive);
  const session = live[dice.whole(0, live.length)];
  if (!session) return;
  const link = (connected: boolean) =>
    box.ask({ type: "reportLink", sessionId: session.id, connected });
  link(false);
  agenda.after(dice.wait(2 * minute), () => link(true));
}

/** Somebody changes something in the middle of the day, sometimes something that cannot be. */
function reconfigure(world: World): void {
  const { box, dice } = world;
  const about = dice.pick([hall, () => aboutServices(world), () => aboutTheRest(world)]);
  box.ask({ type: "configure", changes: about() });
}

function aboutTheRest({ box, dice }: World): ConfigChange[] {
  const { site } = box.state;
  const gus = sampleAgent("gus", { active: dice.chance(0.7) });
  const value = dice.chance(0.5) ? null : sampleCounter("c6", "6");
  return dice.pick<ConfigChange[]>([
    [{ kind: "site", value: { ...site, endOfDay: dice.pick(["keep", "clear"]) } }],
    [{ kind: "site", value: { ...site, arrivalMode: dice.pick(["disconnect", "pause", "warn"]) } }],
    [{ kind: "site", value: { ...site, absentMinutes: dice.pick([0, 5, 15]) } }],
    [{ kind: "site", value: { ...site, undoSeconds: dice.pick([0, 10, 30]) } }],
    [{ kind: "site", value: { ...site, desk: dice.pick([plainDesk, wholeDesk, wholeDesk]) } }],
    [{ kind: "counter", id: "c6", value }],
    [{ kind: "agent", id: "gus", value: dice.chance(0.3) ? null : gus }],
    [setting("agent", sampleAgent("fay", { serviceIds: dice.pick([null, ["skin"], ["eyes"]]) }))],
  ]);
}

function aboutServices({ box, dice }: World): ConfigChange[] {
  const { services } = box.state;
  const service = services.get(dice.pick(serviceIds));
  const [heart, kidneys] = [services.get("heart"), services.get("kidneys")];
  if (!service || !heart || !kidneys) return [];
  const last = dice.whole(service.first + 8, service.first + 250);
  return dice.pick<ConfigChange[]>([
    [setting("service", { ...service, open: dice.chance(0.7) })],
    [setting("service", { ...service, last })],
    [setting("service", { ...service, recall: dice.pick([true, false, null]) })],
    [setting("service", { ...service, qualification: dice.pick(["off", "required", null]) })],
    [
      setting("service", { ...heart, prefix: kidneys.prefix, last: 30 }),
      setting("service", { ...kidneys, prefix: heart.prefix, last: 30 }),
    ],
    [
      { kind: "service", id: service.id, value: null },
      { kind: "reason", id: `${service.id}-advice`, value: null },
      { kind: "reason", id: `${service.id}-care`, value: null },
      setting("agent", sampleAgent("fay")),
      setting("agent", sampleAgent("gus")),
    ],
  ]);
}
