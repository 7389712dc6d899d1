import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { discover, maxFound, profileOfName } from "./discovery.ts";

let root = "";
const places = () => ({ sys: join(root, "sys"), dev: join(root, "dev") });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "discovery-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
}

function usbDevice(name: string, facts: Readonly<Record<string, string>>, interfaceClass = "07") {
  const folder = `sys/bus/usb/devices/${name}`;
  put(Object.fromEntries(Object.entries(facts).map(([fact, text]) => [`${folder}/${fact}`, text])));
  put({ [`${folder}:1.0/bInterfaceClass`]: interfaceClass });
}

describe("what printers a machine sees", () => {
  it("is nothing where there are none", () => {
    expect(discover(places())).toEqual([]);
  });

  it("is a USB printer by its own name, with the model that it is", () => {
    const facts = {
      idVendor: "04b8",
      idProduct: "0e28",
      manufacturer: "EPSON",
      product: "TM-m30III",
      serial: "X5A1",
    };
    usbDevice("1-1", facts);
    usbDevice("1-2", { idVendor: "046d", idProduct: "c31c", product: "Keyboard" }, "03");
    expect(discover(places())).toEqual([
      {
        kind: "usb",
        target: "usb://04b8:0e28/X5A1",
        name: "EPSON TM-m30III",
        profile: "epson-tm-m30iii",
      },
    ]);
  });

  it("is a USB printer that says nothing of itself", () => {
    usbDevice("1-1", { idVendor: "0416", idProduct: "5011", serial: "a/b" });
    usbDevice("1-2", { idVendor: "nonsense", idProduct: "5011" });
    expect(discover(places())).toEqual([
      { kind: "usb", target: "usb://0416:5011", name: "USB", profile: null },
    ]);
  });

  it("is a serial line by its stable name, or by its own where it has none", () => {
    put({
      "sys/devices/usb1/product": "USB-Serial Controller",
      "sys/devices/usb1/manufacturer": "Prolific",
      "sys/devices/usb1/1.0/ttyUSB0/here": "",
      "sys/class/tty/ttyS0/type": "4",
      "sys/class/tty/ttyS0/device/here": "",
      "sys/class/tty/ttyS1/type": "0",
      "sys/class/tty/ttyS1/device/here": "",
      "sys/class/tty/tty1/dev": "",
      "dev/ttyUSB0": "",
    });
    mkdirSync(join(root, "sys/class/tty/ttyUSB0"), { recursive: true });
    symlinkSync(
      join(root, "sys/devices/usb1/1.0/ttyUSB0"),
      join(root, "sys/class/tty/ttyUSB0/device"),
    );
    mkdirSync(join(root, "dev/serial/by-id"), { recursive: true });
    symlinkSync("../../ttyUSB0", join(root, "dev/serial/by-id/usb-Prolific-if00"));
    expect(discover(places())).toEqual([
      { kind: "serial", target: `serial:${root}/dev/ttyS0`, name: "ttyS0", profile: null },
      {
        kind: "serial",
        target: `serial:${root}/dev/serial/by-id/usb-Prolific-if00`,
        name: "Prolific USB-Serial Controller (ttyUSB0)",
        profile: null,
      },
    ]);
  });

  it("is bounded, and no printer is told twice", () => {
    for (let index = 0; index < 20; index += 1)
      usbDevice(`1-${index}`, { idVendor: "04b8", idProduct: `0e${10 + Math.floor(index / 2)}` });
    const found = discover(places());
    expect(found).toHaveLength(maxFound);
    expect(new Set(found.map(({ target }) => target)).size).toBe(maxFound);
  });
});

describe("a model", () => {
  it.each([
    ["EPSON TM-T20III", "epson-tm-t20iii"],
    ["EPSON TM-T20II", "epson-tm-t20ii"],
    ["Star TSP800", "star-tsp800"],
    ["Generic printer", null],
  ])("of %s is %s", (name, profile) => {
    expect(profileOfName(name)).toBe(profile);
  });
});
