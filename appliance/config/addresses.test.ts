import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { boxAddresses, type Listening } from "./addresses.ts";

const ip = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...{ address, netmask: "255.255.255.0", mac: "00:00:00:00:00:00", internal, cidr: null },
  family: "IPv4",
});
const lan = { lo: [ip("127.0.0.1", true)], eth0: [ip("192.168.1.20")], eth1: [ip("169.254.7.7")] };
const everywhere: Listening = { host: "0.0.0.0", port: 8080, publicUrl: null, mdnsName: null };

describe("the addresses of the box", () => {
  it("are those of its network, without loopback and without self-made ones", () => {
    expect(boxAddresses(everywhere, lan)).toEqual(["http://192.168.1.20:8080"]);
  });

  it("begin with what the installer said, then with the announced name, and leave port 80 out", () => {
    const place = { ...everywhere, port: 80, publicUrl: "https://file.exemple.fr" };
    expect(boxAddresses({ ...place, mdnsName: "patience.local" }, lan)).toEqual([
      "https://file.exemple.fr",
      "http://patience.local",
      "http://192.168.1.20",
    ]);
  });

  it("are none where only the machine itself may connect, whatever name is announced", () => {
    for (const host of ["127.0.0.1", "::1", "localhost"])
      expect(boxAddresses({ ...everywhere, host, mdnsName: "patience.local" }, lan)).toEqual([]);
  });

  it("are the one that it was told to listen on", () => {
    expect(boxAddresses({ ...everywhere, host: "10.0.0.5" }, lan)).toEqual([
      "http://10.0.0.5:8080",
    ]);
    expect(boxAddresses({ ...everywhere, host: "fd00::5" }, {})).toEqual(["http://[fd00::5]:8080"]);
  });

  it("name an address once", () => {
    const twice = { ...everywhere, publicUrl: "http://192.168.1.20:8080" };
    expect(boxAddresses(twice, lan)).toEqual(["http://192.168.1.20:8080"]);
  });
});
