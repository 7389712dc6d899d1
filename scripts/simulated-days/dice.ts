/** Chance that can be thrown again: the same seed gives the same throws, on every machine. */
export interface Dice {
  /** From 0 to below 1. */
  share(): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  pick<T>(things: readonly [T, ...T[]]): T;
  /** A waiting time whose mean is given: most are short, a few are long. */
  wait(mean: number): number;
}

/** Dice from a seed: the generator «mulberry32», small and good enough for a game. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  return {
    share,
    chance: (probability) => share() < probability,
    whole,
    pick: (things) => things[whole(0, things.length - 1)] ?? things[0],
    wait: (mean) => Math.round(-Math.log(1 - share()) * mean),
  };
}
