let known: readonly string[] | null = null;

/** IANA names that this browser knows, Europe and the French territories first. */
export function zones(): readonly string[] {
  known ??= Intl.supportedValuesOf("timeZone").toSorted((a, b) => rank(a) - rank(b));
  return known;
}

function rank(zone: string): number {
  if (zone === "Europe/Paris") return 0;
  return zone.startsWith("Europe/") ? 1 : 2;
}
