/**
 * For properties that are made anew at each look: the same content is no change, and nothing is laid out again. The
 * things on a board are a few dozen bytes each.
 */
export function differs(one: unknown, other: unknown): boolean {
  return one !== other && JSON.stringify(one) !== JSON.stringify(other);
}
