import { lpTransport } from "./lp.ts";
import type { FlowControl } from "./serial.ts";
import { flowControls, serialTransport } from "./serial.ts";
import { tcpTransport } from "./tcp.ts";
import type { Transport } from "./transport.ts";
import { usbTransport } from "./usb.ts";

/** The raw port that network printers listen on. */
const defaultTcpPort = 9100;
/** What serial printers are set to when they leave the factory, mostly. */
const defaultBaud = 115_200;
const bauds: readonly number[] = [9_600, 19_200, 38_400, 57_600, 115_200];

/** The forms of a target, as usage texts and errors show them. */
export const targetForms = `tcp://HOST:PORT, usb:, usb://VVVV:PPPP[/SERIAL], lp:/dev/usb/lp0 or
         serial:/dev/serial/by-id/NAME[?baud=115200&flow=rtscts|xonxoff|none]`;

/** The transport to a target such as `tcp://10.0.0.7:9100`; a target of another form throws. */
export function transportTo(target: string): Transport {
  const transport = networkOf(target) ?? usbOf(target) ?? fileOf(target);
  if (transport) return transport;
  throw new Error(`a printer's target has one of the forms ${targetForms}, not "${target}"`);
}

function networkOf(target: string): Transport | undefined {
  const url = URL.parse(target);
  if (url?.protocol !== "tcp:" || url.hostname === "") return undefined;
  const port = url.port === "" ? defaultTcpPort : Number(url.port);
  return tcpTransport(url.hostname.replace(/^\[|\]$/g, ""), port);
}

function usbOf(target: string): Transport | undefined {
  if (target === "usb:") return usbTransport({});
  const found = /^usb:\/\/([0-9a-f]{4}):([0-9a-f]{4})(?:\/([^/]{1,126}))?$/i.exec(target);
  if (!found) return undefined;
  const [, vendor = "", product = "", serialNumber] = found;
  return usbTransport({
    vendorId: Number.parseInt(vendor, 16),
    productId: Number.parseInt(product, 16),
    ...(serialNumber === undefined ? {} : { serialNumber }),
  });
}

function fileOf(target: string): Transport | undefined {
  const found = /^(lp|serial):(\/[^?]+)(?:\?(.*))?$/.exec(target);
  if (!found) return undefined;
  const [, kind, path = "", query = ""] = found;
  if (kind === "lp") return query === "" ? lpTransport(path) : undefined;
  const options = new URLSearchParams(query);
  const baud = Number(options.get("baud") ?? defaultBaud);
  const flow = options.get("flow") ?? "rtscts";
  return bauds.includes(baud) && isFlow(flow) ? serialTransport({ path, baud, flow }) : undefined;
}

function isFlow(text: string): text is FlowControl {
  return flowControls.some((flow) => flow === text);
}
