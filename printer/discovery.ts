import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import type { FoundPrinter } from "../protocol/print.ts";
import { profiles } from "./profiles.ts";

/*
 * What printers this machine could print on, from what the kernel says of its buses. Nothing is opened and nothing is
 * sent: a printer that another program uses is not disturbed.
 */

/** Where the kernel's files are; tests have folders of their own. */
export interface Places {
  readonly sys: string;
  readonly dev: string;
}

export const usualPlaces: Places = { sys: "/sys", dev: "/dev" };

/** Printers that are told at most: a machine has one or two. */
export const maxFound = 8;
const maxName = 80;
/** USB interface class of printers. */
const printerClass = "07";
/** Devices of ttyS0 and the like that have no chip behind them are of type 0. */
const noChip = "0";

/** USB printers first, then serial lines; those are only lines, on which a printer may hang. */
export function discover(places: Places = usualPlaces): FoundPrinter[] {
  const found = [...usbPrinters(places), ...serialLines(places)];
  const targets = new Set<string>();
  return found
    .filter(({ target }) => !targets.has(target) && targets.add(target))
    .slice(0, maxFound);
}

function usbPrinters({ sys }: Places): FoundPrinter[] {
  const bus = join(sys, "bus/usb/devices");
  return entriesOf(bus)
    .filter(
      (name) => name.includes(":") && read(join(bus, name, "bInterfaceClass")) === printerClass,
    )
    .flatMap((name) => {
      const device = join(bus, name.slice(0, name.indexOf(":")));
      const ids = [read(join(device, "idVendor")), read(join(device, "idProduct"))];
      if (ids.some((id) => !/^[0-9a-f]{4}$/.test(id))) return [];
      const serial = read(join(device, "serial"));
      const path = /^[^/\s]{1,60}$/.test(serial) ? `/${serial}` : "";
      const title = nameOf(
        read(join(device, "manufacturer")),
        read(join(device, "product")),
        "USB",
      );
      return [printer("usb", `usb://${ids.join(":")}${path}`, title)];
    });
}

function serialLines({ sys, dev }: Places): FoundPrinter[] {
  const byId = join(dev, "serial/by-id");
  const stable = new Map(
    entriesOf(byId).map((name) => [basename(linkOf(join(byId, name))), join(byId, name)]),
  );
  return entriesOf(join(sys, "class/tty"))
    .filter((tty) => isLine(join(sys, "class/tty", tty)))
    .map((tty) => {
      const product = usbProductOf(realOf(join(sys, "class/tty", tty, "device")));
      const path = stable.get(tty) ?? join(dev, tty);
      return printer("serial", `serial:${path}`, product === "" ? tty : `${product} (${tty})`);
    });
}

/** A line with a chip behind it: an adapter on USB, or a port of the board itself. */
function isLine(path: string): boolean {
  const tty = basename(path);
  if (/^tty(USB|ACM)\d+$/.test(tty)) return true;
  return (
    /^tty(S|AMA)\d+$/.test(tty) &&
    existsSync(join(path, "device")) &&
    read(join(path, "type")) !== noChip
  );
}

/** The adapter's own name: it stands one or two folders above the line. */
function usbProductOf(device: string): string {
  for (const above of ["..", "../.."]) {
    const product = read(join(device, above, "product"));
    if (product !== "") return nameOf(read(join(device, above, "manufacturer")), product, "");
  }
  return "";
}

function printer(kind: FoundPrinter["kind"], target: string, name: string): FoundPrinter {
  return { kind, target, name, profile: kind === "usb" ? profileOfName(name) : null };
}

/** The model whose own name stands in what the printer calls itself; the longest one, as T20 stands in T20III too. */
export function profileOfName(name: string): string | null {
  const said = plainly(name);
  const fits = [...profiles.values()]
    .filter(({ label }) => said.includes(plainly(label.split(" ").slice(1).join(" "))))
    .sort((a, b) => b.label.length - a.label.length);
  return fits[0]?.name ?? null;
}

const plainly = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

function nameOf(maker: string, product: string, otherwise: string): string {
  const words = product.toLowerCase().startsWith(maker.toLowerCase())
    ? product
    : `${maker} ${product}`;
  const clean = words.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return (clean === "" ? otherwise : clean).slice(0, maxName);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    // A device that has no such fact, or that has just gone.
    return "";
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return path;
  }
}
