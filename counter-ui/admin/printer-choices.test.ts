import { describe, expect, it } from "vitest";
import type { PrintersFound } from "../../protocol/print.ts";
import {
  choicesOf,
  chosenValue,
  lineSettingsOf,
  lineTargetOf,
  networkPlaceOf,
  networkTargetOf,
} from "./printer-choices.ts";

const usb = "usb://04b8:0e15/X1";
const line = "serial:/dev/ttyUSB0";
const found = (target: string): PrintersFound => ({
  ...{ v: 1, printerId: "hall", target, at: 1 },
  printers: [
    {
      kind: "tcp",
      target: "tcp://10.0.0.7:9100",
      name: "EPSON TM-m30III",
      profile: "epson-tm-m30iii",
    },
    { kind: "usb", target: usb, name: "EPSON TM-T20III", profile: "epson-tm-t20iii" },
    { kind: "serial", target: line, name: "FTDI (ttyUSB0)", profile: null },
  ],
});
const shown = (target: string | null, seen?: PrintersFound) =>
  choicesOf(target, seen).map(({ value, inUse }) => `${value}${inUse ? " *" : ""}`);

describe("where a printer may be", () => {
  it("is as the agent was started, what its machine sees, or the network", () => {
    expect(shown(null, found(usb))).toEqual(["given *", `${usb} *`, line, "network"]);
    expect(shown("tcp://10.0.0.7:9100", found("tcp://10.0.0.7:9100"))).toEqual([
      "given",
      usb,
      line,
      "network *",
    ]);
    expect(choicesOf("tcp://10.0.0.7:9100", found("none")).at(-1)).toMatchObject({
      name: "EPSON TM-m30III",
      model: "epson-tm-m30iii",
    });
  });

  it("keeps a chosen printer that is not seen now, and has no agent's word before it came", () => {
    expect(shown("usb://1504:0006")).toEqual(["given", "usb://1504:0006", "network"]);
    expect(chosenValue("usb://1504:0006")).toBe("usb://1504:0006");
  });

  it("knows a serial line at whatever speed it is set", () => {
    const target = lineTargetOf(line, { baud: "9600", flow: "none" });
    expect(target).toBe("serial:/dev/ttyUSB0?baud=9600&flow=none");
    expect(lineSettingsOf(target)).toEqual({ baud: "9600", flow: "none" });
    expect(lineSettingsOf(line)).toEqual({ baud: "115200", flow: "rtscts" });
    expect(chosenValue(target)).toBe(line);
    expect(shown(target, found(target))).toEqual(["given", usb, `${line} *`, "network"]);
  });

  it.each([
    [{ host: "10.0.0.7", port: "9100" }, "tcp://10.0.0.7:9100"],
    [{ host: " tcp://10.0.0.7:9101 ", port: "9100" }, "tcp://10.0.0.7:9101"],
    [{ host: "[fe80::1]:9101", port: "9100" }, "tcp://[fe80::1]:9101"],
    [{ host: "imprimante.local", port: "" }, "tcp://imprimante.local:9100"],
  ])("takes an address as people type it: %j", (place, target) => {
    expect(networkTargetOf(place)).toBe(target);
    expect(chosenValue(target)).toBe("network");
  });

  it("shows a network target in its two parts", () => {
    expect(networkPlaceOf("tcp://10.0.0.7")).toEqual({ host: "10.0.0.7", port: "9100" });
    expect(networkPlaceOf("tcp://[fe80::1]:9101")).toEqual({ host: "[fe80::1]", port: "9101" });
    expect(networkPlaceOf(null)).toEqual({ host: "", port: "9100" });
  });
});
