import { spawnSync } from "node:child_process";
import { join } from "node:path";

/*
 * A network of two hosts that leads nowhere: the machine's second card, and another computer that is a network namespace
 * of this one. Making it takes root.
 */

const space = "patience-lan";
const bridge = "patience-br";
const tap = "patience-tap";
const cable = "patience-in";
/** An address of its own kind: the machine takes one too, where nobody gives addresses (RFC 3927). */
const ownAddress = "169.254.77.2";

/** QEMU's arguments for the machine's card on that network. */
export const lanArguments: readonly string[] = [
  ...["-netdev", `tap,id=room,ifname=${tap},script=no,downscript=no`],
  ...["-device", "virtio-net-pci,netdev=room"],
];

function ip(...args: string[]): void {
  const { status, stderr } = spawnSync("ip", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`ip ${args.join(" ")}: ${stderr}`);
}

/** Makes the network; throws where that is not allowed. */
export function makeLan(): void {
  removeLan();
  ip("netns", "add", space);
  ip("link", "add", bridge, "type", "bridge", "mcast_snooping", "0");
  ip("tuntap", "add", tap, "mode", "tap");
  ip("link", "add", cable, "type", "veth", "peer", "name", "lan0", "netns", space);
  for (const port of [tap, cable]) ip("link", "set", port, "master", bridge, "up");
  ip("link", "set", bridge, "up");
  ip("-n", space, "addr", "add", `${ownAddress}/16`, "dev", "lan0");
  ip("-n", space, "link", "set", "lan0", "up");
}

/** What is not there any more is no fault. */
export function removeLan(): void {
  for (const args of [
    ["netns", "del", space],
    ["link", "del", cable],
    ["link", "del", tap],
    ["link", "del", bridge],
  ])
    spawnSync("ip", args);
}

export interface Found {
  readonly address: string | null;
  readonly status: number;
}

/** What the other computer finds under a name. */
export function foundBySecondHost(name: string): Found {
  const program = join(import.meta.dirname, "second-host.ts");
  const { stdout, stderr } = spawnSync(
    "ip",
    ["netns", "exec", space, process.execPath, program, name, ownAddress],
    { encoding: "utf8", timeout: 60_000 },
  );
  try {
    return JSON.parse(stdout) as Found;
  } catch {
    throw new Error(`the second host said nothing: ${stderr}`);
  }
}
