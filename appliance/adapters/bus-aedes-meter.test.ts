import { describe, expect, it } from "vitest";
import { pace, packetMeter } from "./bus-aedes-meter.ts";

const packet = (...length: number[]) => [0x30, ...length];
const body = (bytes: number) => Array.from({ length: bytes }, () => 0xff);

describe("a packet meter", () => {
  it("counts the packets that begin in a piece, wherever the pieces are cut", () => {
    const stream = [...packet(2), ...body(2), ...packet(0), ...packet(0x80, 0x01), ...body(128)];
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const meter = packetMeter(128);
      const first = meter.feed(Uint8Array.from(stream.slice(0, cut)));
      const second = meter.feed(Uint8Array.from(stream.slice(cut)));
      expect([first.fault, second.fault]).toEqual([null, null]);
      expect(first.packets + second.packets).toBe(3);
    }
  });

  it("judges a packet by the length that it declares, before its body comes", () => {
    expect(packetMeter(127).feed(Uint8Array.from(packet(127))).fault).toBeNull();
    expect(packetMeter(126).feed(Uint8Array.from(packet(127))).fault).toBe("packetTooLarge");
    const twoHundredMegabytes = packet(0x80, 0x84, 0xaf, 0x5f);
    expect(packetMeter(65_535).feed(Uint8Array.from(twoHundredMegabytes))).toEqual({
      packets: 1,
      fault: "packetTooLarge",
    });
  });

  it("takes a length of five bytes for a fault", () => {
    const { fault } = packetMeter(65_535).feed(Uint8Array.from(packet(0x80, 0x80, 0x80, 0x80, 0)));
    expect(fault).toBe("malformedLength");
  });

  it("allows more from the moment it is told", () => {
    const meter = packetMeter(1);
    meter.feed(Uint8Array.from([...packet(1), ...body(1)]));
    meter.allow(2);
    expect(meter.feed(Uint8Array.from(packet(2))).fault).toBeNull();
  });
});

describe("a pace", () => {
  it("lets twice a second's packets through at once, then one after the other", () => {
    const twenty = pace(20);
    expect(twenty.take(40, 1000)).toBe(0);
    expect(twenty.take(1, 1000)).toBe(50);
    expect(twenty.take(1, 1100)).toBe(0);
    expect(twenty.take(20, 1100)).toBe(1000);
  });

  it("never saves up more than the burst", () => {
    const twenty = pace(20);
    twenty.take(1, 0);
    expect(twenty.take(41, 1_000_000)).toBe(50);
  });
});
