import { BlockList, isIP, isIPv4 } from "node:net";
import type { FaultCode } from "./installation.ts";

/*
 * What a value of the installer's file may be. Each reader answers the value, or says what is wrong with it.
 */

export type Read<T> = { readonly value: T } | { readonly fault: FaultCode; readonly hint?: string };
export type Reader<T> = (given: unknown) => Read<T>;

const no = (fault: FaultCode, hint = ""): { fault: FaultCode; hint: string } => ({ fault, hint });

function words(check: (text: string) => Read<string>): Reader<string> {
  return (given) => (typeof given === "string" ? check(given.trim()) : no("wrongType", "text"));
}

function form(pattern: RegExp, fault: FaultCode): Reader<string> {
  return words((text) => (pattern.test(text) ? { value: text } : no(fault)));
}

/** RFC 1123, section 2.1, in small letters: one label. */
export const hostname = form(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "badHostname");
/** The ids of the box's configuration. */
export const slug = form(/^[a-z0-9][a-z0-9-]{0,31}$/, "badId");
export const timeOfDay = form(/^([01]\d|2[0-3]):[0-5]\d$/, "badTime");
/** A name that DRM gives its connectors. */
export const output = form(/^[A-Za-z]+(-[A-Z])?-\d{1,2}$/, "wrongChoice");
/** What the print agent takes, `printer/transport/target.ts`. */
export const target = form(/^(usb:(\/\/\S+)?|tcp:\/\/\S+|lp:\/\S+|serial:\/\S+)$/, "badTarget");
export const fileName = form(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "noSuchFile");
export const profile = form(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/, "wrongChoice");

/** Eight letters and digits that nobody mistakes for another (`app/setup-code.ts`), as people write them. */
export const code = words((text) => {
  const plain = text.toUpperCase().replace(/[\s-]/g, "");
  if (!/^[A-HJKMNP-Z2-9]{8}$/.test(plain)) return no("badCode");
  return { value: `${plain.slice(0, 4)}-${plain.slice(4)}` };
});

export const timeZone = words((text) => {
  const known = Intl.supportedValuesOf("timeZone");
  if (text === "UTC" || known.includes(text)) return { value: text };
  const near = known.find((zone) => zone.toLowerCase() === text.toLowerCase().replaceAll(" ", "_"));
  const city = known.find((zone) => zone.toLowerCase().endsWith(`/${text.toLowerCase()}`));
  return no("badTimeZone", near ?? city ?? "Europe/Paris");
});

/** An address alone: of a gateway or a server of names. */
export const address = words((text) => (isIP(text) > 0 ? { value: text } : no("badAddress")));

/** A time server has a name or an address. */
export const server = form(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/, "badAddress");

/** `192.168.1.20/24`: an address that a machine can have, with its prefix length. */
export const addressWithPrefix = words((text) => {
  const [host = "", prefix, ...rest] = text.split("/");
  if (isIP(host) === 0 || rest.length > 0) return no("badAddress");
  if (prefix === undefined) return no("badPrefix", `${host}/24`);
  const longest = isIPv4(host) ? 32 : 128;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) < 1 || Number(prefix) > longest)
    return no("badPrefix", `${host}/${isIPv4(host) ? 24 : 64}`);
  return isNobodys(host, Number(prefix)) ? no("badAddress") : { value: text };
});

/** Loopback, multicast, the network's own address and its broadcast are no machine's. */
function isNobodys(host: string, prefix: number): boolean {
  if (!isIPv4(host)) return host === "::" || host === "::1" || /^ff/i.test(host);
  const bits = host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const inside = bits % 2 ** (32 - prefix);
  const ends = prefix < 31 && (inside === 0 || inside === 2 ** (32 - prefix) - 1);
  return ends || bits >= 0xe0000000 || bits < 0x01000000 || Math.floor(bits / 2 ** 24) === 127;
}

/** True when a machine of this address reaches the gateway without another one's help. */
export function sameNetwork(own: string, gateway: string): boolean {
  const [host = "", prefix = ""] = own.split("/");
  if (isIP(host) !== isIP(gateway)) return false;
  const family = isIPv4(host) ? "ipv4" : "ipv6";
  if (family === "ipv6" && /^fe80:/i.test(gateway)) return true;
  const network = new BlockList();
  network.addSubnet(host, Number(prefix), family);
  return network.check(gateway, family) && gateway !== host;
}

export const boxAddress = words((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && ["http:", "https:"].includes(url.protocol) && url.pathname === "/";
  return plain ? { value: url.origin } : no("badUrl", "http://192.168.1.20");
});

/** One line as `ssh-keygen` writes it into a `.pub` file. */
export const sshKey = form(
  /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\.com) [A-Za-z0-9+/]{40,1000}={0,2}( [^\r\n]{0,100})?$/,
  "badSshKey",
);

/** One of a few words or numbers. */
export function choice<const T extends string | number>(all: readonly T[]): Reader<T> {
  return (given) => {
    const found = all.find((one) => one === given);
    return found === undefined ? no("wrongChoice", all.join(", ")) : { value: found };
  };
}

/** A list of at most eight. */
export function listOf<T>(reader: Reader<T>): Reader<T[]> {
  return (given) => {
    if (!Array.isArray(given) || given.length > 8) return no("wrongType", "list");
    const values: T[] = [];
    for (const one of given as unknown[]) {
      const read = reader(one);
      if ("fault" in read) return read;
      values.push(read.value);
    }
    return { value: values };
  };
}

/** `20:00-07:00`: from one time of day to another, past midnight too. */
export const span: Reader<{ from: string; to: string }> = (given) => {
  const found = typeof given === "string" ? /^(\S+?)\s*[-–]\s*(\S+)$/.exec(given.trim()) : null;
  const [from, to] = [timeOfDay(found?.[1]), timeOfDay(found?.[2])];
  if ("fault" in from || "fault" in to) return no("badTime", "20:00-07:00");
  return from.value === to.value ? no("badTime") : { value: { from: from.value, to: to.value } };
};
