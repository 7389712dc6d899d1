/**
 * Compares two versions of Patience, `1.2.0` or `1.2.0+20261128`: below zero when `a` is older. Numbers count as numbers;
 * what follows a plus sign tells builds of one version apart and counts last.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(version: string): number[] {
  return version.split(/[.+-]/).map((part) => Number(part.replace(/\D/g, "")) || 0);
}
