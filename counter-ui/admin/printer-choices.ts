import type { PrintersFound } from "../../protocol/print.ts";

/** A way to a printer that an administrator may choose; the values are targets but for "given" and "network". */
export interface PrinterChoice {
  readonly value: string;
  readonly kind: "given" | "usb" | "serial" | "network" | "notSeen";
  /** What the printer calls itself. */
  readonly name: string;
  readonly target: string | null;
  readonly inUse: boolean;
  /** Its model in the table of printers, where its name tells. */
  readonly model: string | null;
}

/** Where an edit came from the network: no port is the usual one. */
export interface NetworkPlace {
  readonly host: string;
  readonly port: string;
}

const usualPort = "9100";
const networkTarget = /^tcp:\/\/(.+?)(?::(\d+))?$/;

/** A target without a serial line's speed: the same line at another speed is the same printer. */
export function lineOf(target: string): string {
  return target.replace(/\?.*$/, "");
}

/** Every way that there is: as the agent was started, what its machine sees, the network, and the chosen one. */
export function choicesOf(
  target: string | null,
  found: PrintersFound | undefined,
): PrinterChoice[] {
  const uses = (one: string) => found !== undefined && lineOf(found.target) === lineOf(one);
  const seen = (found?.printers ?? []).flatMap(({ kind, name, target: at, profile }) =>
    kind === "tcp"
      ? []
      : [{ value: at, kind, name, target: at, inUse: uses(at), model: profile } as const],
  );
  const network = target !== null && networkTarget.test(target);
  const named = found?.printers.find((one) => one.kind === "tcp" && one.target === target);
  const known = target === null || network || seen.some(({ value }) => value === lineOf(target));
  return [
    choice("given", { inUse: target === null && found !== undefined && found.target !== "none" }),
    ...seen,
    ...(known ? [] : [choice("notSeen", { value: lineOf(target), name: target, target })]),
    choice("network", {
      name: named?.name ?? "",
      target: network ? target : null,
      inUse: network && uses(target),
      model: named?.profile ?? null,
    }),
  ];
}

function choice(kind: PrinterChoice["kind"], more: Partial<PrinterChoice>): PrinterChoice {
  return { value: kind, kind, name: "", target: null, inUse: false, model: null, ...more };
}

/** Which of the choices a target is. */
export function chosenValue(target: string | null): string {
  if (target === null) return "given";
  return networkTarget.test(target) ? "network" : lineOf(target);
}

export function networkPlaceOf(target: string | null): NetworkPlace {
  const [, host = "", port = usualPort] = networkTarget.exec(target ?? "") ?? [];
  return { host, port };
}

/** What was typed, as a target; a whole `host:port` may stand in the field of the host. */
export function networkTargetOf({ host, port }: NetworkPlace): string {
  const typed = host.trim().replace(/^tcp:\/\//, "");
  const [, name = typed, own] = /^(\[.*\]|[^:[\]]+):(\d+)$/.exec(typed) ?? [];
  return `tcp://${name}:${own ?? (port.trim() || usualPort)}`;
}

/** A serial line's speed and flow control. */
export interface LineSettings {
  readonly baud: string;
  readonly flow: string;
}

export function lineSettingsOf(target: string): LineSettings {
  const options = new URLSearchParams(/\?(.*)$/.exec(target)?.[1] ?? "");
  return { baud: options.get("baud") ?? "115200", flow: options.get("flow") ?? "rtscts" };
}

export function lineTargetOf(target: string, { baud, flow }: LineSettings): string {
  return `${lineOf(target)}?baud=${baud}&flow=${flow}`;
}
