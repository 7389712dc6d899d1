/** The smaller of two. Written out because the domain knows no `Math`: that one holds a source of randomness. */
export function least(a: number, b: number): number {
  if (a < b) return a;
  return b;
}

export function most(a: number, b: number): number {
  if (a > b) return a;
  return b;
}

/** Rounds a number that is not negative down to a whole one. */
export function floor(value: number): number {
  return value - (value % 1);
}

/** Rounds a number that is not negative up to a whole one. */
export function ceiling(value: number): number {
  const whole = floor(value);
  return whole < value ? whole + 1 : whole;
}

/** True for a whole number within both bounds. */
export function isWhole(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}
