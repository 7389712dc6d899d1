import type { NetworkInterfaceInfo } from "node:os";

/** Where the box listens, and how it is known. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  /** What the installer said (`--public-url`), which comes before anything found. */
  readonly publicUrl: string | null;
  /** The name that the machine announces by mDNS (RFC 6762), `patience.local`; null: none is announced. */
  readonly mdnsName: string | null;
}

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * The addresses under which another computer finds the box, the steadiest first: what the installer said, the
 * announced name, then each IPv4 address of the network. Empty for a box that answers its own machine only.
 */
export function boxAddresses(place: Listening, interfaces: Interfaces): string[] {
  const { publicUrl, mdnsName } = place;
  const hosts = hostsOf(place, interfaces);
  const named = mdnsName !== null && hosts.length > 0 ? [mdnsName] : [];
  const found = [...named, ...hosts].map((host) => addressOf(host, place.port));
  return [...new Set([...(publicUrl === null ? [] : [publicUrl]), ...found])];
}

function hostsOf({ host }: Listening, interfaces: Interfaces): string[] {
  if (host !== "0.0.0.0" && host !== "::") return isLoopback(host) ? [] : [host];
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4")
    .map(({ address }) => address)
    .filter((address) => !address.startsWith("169.254."));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function addressOf(host: string, port: number): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === 80 ? `http://${name}` : `http://${name}:${port}`;
}
