import type { ConfigChange } from "../../appliance/domain/commands.ts";
import { isLive } from "../../appliance/domain/indexes.ts";
import { sampleAgent, sampleService, setting } from "../../appliance/domain/trial.ts";
import { counterIds, serviceIds } from "./site.ts";
import type { World } from "./world.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What a box goes through: power cuts, clocks that jump, supervisors, administrators, pages that come and go. */
export function letThingsHappen(world: World): void {
  const { box, dice } = world;
  again(world, 45 * minute, () => box.saveSnapshot());
  again(world, 5 * hour, () => box.restart(dice.chance(0.7) ? 5 * second : dice.wait(4 * minute)));
  again(world, 16 * hour, () => jump(world));
  again(world, 6 * hour, () => box.setClock(dice.whole(-1_500, 1_500), false));
  again(world, 4 * hour, () => box.ask({ type: "freeCounter", counterId: dice.pick(counterIds) }));
  again(world, 12 * hour, () => reconfigure(world));
  again(world, 2 * hour, () => losePage(world));
}

function again(world: World, mean: number, happening: () => void): void {
  world.agenda.after(world.dice.wait(mean), () => {
    happening();
    again(world, mean, happening);
  });
}

/** The battery of the clock, the change of summer time, a wrong server. */
function jump({ box, dice }: World): void {
  const byMs = dice.pick([-hour, hour, -dice.wait(3 * hour), dice.wait(3 * hour), -30 * hour]);
  box.tally.count("clock jumps");
  box.setClock(byMs, true);
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

function reconfigure({ box, dice }: World): void {
  const { site, services, agents } = box.state;
  const service = services.get(dice.pick(serviceIds));
  const fay = agents.get("fay");
  if (!service || !fay) return;
  const last = dice.whole(service.first + 8, service.first + 250);
  const changes: [ConfigChange, ...ConfigChange[]] = [
    { kind: "site", value: { ...site, endOfDay: dice.pick(["keep", "clear"]) } },
    { kind: "site", value: { ...site, arrivalMode: dice.pick(["disconnect", "pause", "warn"]) } },
    { kind: "site", value: { ...site, absentMinutes: dice.pick([0, 5, 15]) } },
    { kind: "site", value: { ...site, undoSeconds: dice.pick([0, 10, 30]) } },
    setting("service", { ...service, open: dice.chance(0.7) }),
    setting("service", { ...service, last }),
    setting("service", { ...service, recall: dice.pick([true, false, null]) }),
    setting("service", { ...service, qualification: dice.pick(["off", "required", null]) }),
    setting("service", sampleService("heart", dice.pick(["H", "E", "X"]), { last: 99 })),
    setting("agent", { ...fay, serviceIds: dice.pick([null, ["skin"], ["skin", "lungs"]]) }),
    setting("agent", sampleAgent("gus", { active: dice.chance(0.7) })),
    { kind: "service", id: service.id, value: null },
  ];
  box.ask({ type: "configure", changes: [dice.pick(changes)] });
}
