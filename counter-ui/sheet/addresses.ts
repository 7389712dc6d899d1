/** An origin that only the box's own machine understands. */
function isLocal(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

/**
 * The addresses to offer on the sheet: what the box says of itself, then the one under which this page was opened,
 * which surely works from here; a loopback address is worth no paper. Each is named once.
 */
export function usableAddresses(origin: string, told: readonly string[]): string[] {
  return [...new Set([...told, ...(isLocal(origin) ? [] : [origin])])];
}
