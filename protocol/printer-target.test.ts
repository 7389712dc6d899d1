import { describe, expect, it } from "vitest";
import { isPrinterTarget } from "./printer-target.ts";

describe("where a printer may be", () => {
  it.each([
    "tcp://10.0.0.7:9100",
    "tcp://imprimante.local",
    "tcp://[fe80::1]:9100",
    "usb:",
    "usb://04b8:0e15",
    "usb://04b8:0e15/X3F5-1",
    "lp:/dev/usb/lp0",
    "serial:/dev/ttyS0",
    "serial:/dev/serial/by-id/usb-FTDI_FT232R-if00-port0?baud=9600&flow=none",
  ])("%s", (target) => {
    expect(isPrinterTarget(target)).toBe(true);
  });

  it.each([
    "",
    "tcp://",
    "tcp://10.0.0.7:0",
    "tcp://10.0.0.7:65536",
    "tcp://a b",
    "http://10.0.0.7",
    "usb://4b8:e15",
    "usb://04b8:0e15/a/b",
    "lp:/etc/passwd",
    "lp:/dev/../etc/passwd",
    "serial:/dev/ttyS0?baud=1",
    `tcp://${"a".repeat(70)}`,
  ])("and never %j", (target) => {
    expect(isPrinterTarget(target)).toBe(false);
  });
});
