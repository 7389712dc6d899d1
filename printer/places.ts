import { reader } from "../protocol/parse.ts";
import type { FoundPrinter } from "../protocol/print.ts";
import { PrinterConfig } from "../protocol/printer-target.ts";
import { discover } from "./discovery.ts";
import type { Log } from "./log.ts";
import type { PrinterProfile } from "./profiles.ts";
import { defaultProfile, profileNamed, profiles } from "./profiles.ts";
import type { Place, PrinterSeat } from "./seat.ts";
import { transportTo } from "./transport/target.ts";
import type { Transport } from "./transport/transport.ts";

/** What the agent was started with, which holds where the administration says nothing. */
export interface Given {
  readonly transport?: Transport;
  readonly profile?: PrinterProfile;
  readonly find?: () => FoundPrinter[];
  readonly log: Log;
}

/** An agent that was told of no printer: nothing is reachable, and nothing is lost. */
const nowhere: Transport = {
  address: "none",
  open: () => Promise.resolve({ ok: false, why: "noTarget" }),
};

const readConfig = reader(PrinterConfig);

export function firstPlace(given: Given): Place {
  return placeOf(given, { target: null, model: null });
}

/** Takes what the administration says of the printer; true where it is another one than before. */
export function follow(given: Given, seat: PrinterSeat, payload: Uint8Array): boolean {
  const config = payload.length > 0 ? readConfig(payload) : undefined;
  if (!config) {
    if (payload.length > 0) given.log("warn", "configInvalid", { bytes: payload.length });
    return false;
  }
  return seat.move(placeOf(given, config));
}

function placeOf(given: Given, { target, model }: Pick<PrinterConfig, "target" | "model">): Place {
  const transport = target === null ? (given.transport ?? nowhere) : transportTo(target);
  const usual = given.profile ?? profileNamed(defaultProfile);
  // A target of the administration's is another printer than that of the command line, whose model says nothing of it.
  const said = target === null ? undefined : modelAt(target, given.find ?? discover);
  return { transport, profile: profiles.get(model ?? said ?? "") ?? usual };
}

/** The model that a printer calls itself, where the bus tells. */
function modelAt(target: string, find: () => FoundPrinter[]): string | undefined {
  if (!target.startsWith("usb:")) return undefined;
  const seen = find().filter(({ kind }) => kind === "usb");
  const found = target === "usb:" ? seen[0] : seen.find((one) => one.target === target);
  return found?.profile ?? undefined;
}
