import type { World } from "./world.ts";

/** Lets something happen over and over, at moments by chance with this mean between them. */
export function again(world: World, meanMs: number, happening: () => void): void {
  world.agenda.after(world.dice.wait(meanMs), () => {
    happening();
    again(world, meanMs, happening);
  });
}
