import type { Static } from "typebox";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { document } from "./envelope.ts";
import { printerModels } from "./printer-models.ts";
import { nullable, Slug } from "./schema.ts";

/** A host of a LAN: a name, an IPv4 address, or an IPv6 address in brackets. */
const host = "([A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?|\\[[0-9A-Fa-f:]{2,39}\\])";
/** 1 to 65535. */
const port =
  "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})";
const device = "/dev(/[A-Za-z0-9_][A-Za-z0-9_.:+-]{0,99}){1,4}";
const line = "(\\?baud=(9600|19200|38400|57600|115200)(&flow=(rtscts|xonxoff|none))?)?";

/**
 * Where a print agent finds its printer: `tcp://10.0.0.7:9100`, `usb:` (the first one), `usb://04b8:0e15/SERIAL`,
 * `lp:/dev/usb/lp0` or `serial:/dev/serial/by-id/NAME?baud=115200&flow=rtscts`. No other file than a device's.
 */
export const PrinterTarget = Type.String({
  maxLength: 160,
  pattern: `^(tcp://${host}(:${port})?|usb:|usb://[0-9a-f]{4}:[0-9a-f]{4}(/[^/\\s]{1,60})?|lp:${device}|serial:${device}${line})$`,
  description: "tcp://HOST:PORT, usb:, usb://VVVV:PPPP/SERIAL, lp:/dev/… or serial:/dev/…?baud=…",
});

/** True for what a print agent can follow. */
export function isPrinterTarget(text: string): boolean {
  return Check(PrinterTarget, text);
}

/** A model of the table of printers, by its name. */
export const PrinterModel = Type.Union(printerModels.map(({ name }) => Type.Literal(name)));

/** What the administration says of a printer, for its agent. */
export const PrinterConfig = document(
  {
    id: Slug,
    name: Type.String({ maxLength: 60 }),
    target: nullable(PrinterTarget),
    model: nullable(Type.String({ maxLength: 60 })),
  },
  "A printer's settings: its agent follows a change without a restart.",
);
export type PrinterConfig = Static<typeof PrinterConfig>;
