/**
 * The p-th percentile (0 to 100) of values, interpolated linearly between the two closest ranks: rank
 * `1 + (n - 1) · p / 100`, definition 7 of Hyndman and Fan (The American Statistician 50, 1996), which is
 * `PERCENTILE.INC` of spreadsheets: whoever has the exported table can check it. Null without values.
 */
export function percentile(values: readonly number[], p: number): number | null {
  const [value] = percentiles(values, [p]);
  return value ?? null;
}

/** Several percentiles of the same values, which are sorted once; empty without values. */
export function percentiles(values: readonly number[], ps: readonly number[]): number[] {
  if (values.length === 0) return [];
  const sorted = Float64Array.from(values).sort();
  return ps.map((p) => atRank(sorted, ((sorted.length - 1) * p) / 100));
}

function atRank(sorted: Float64Array, rank: number): number {
  const below = Math.floor(rank);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (rank - below);
}
