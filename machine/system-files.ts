import type { Installation, Screen } from "./installation.ts";

/** A file by its absolute path. `mode` in octal; `group` where not root. */
export interface SystemFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

/** Where everything that is made anew at each start lies. */
export const runFolder = "/run/patience";
const ownAddress = "http://127.0.0.1";

/**
 * What the rest of the system reads, made of what the installer said: networkd's file, the environment of each unit,
 * and one empty file for each role, on whose presence the units' conditions stand. Nothing of it outlives a start, so
 * that no wrong value needs a second flash.
 */
export function systemFiles(installation: Installation): SystemFile[] {
  const { roles, sshKey } = installation;
  return [
    file("/run/systemd/network/10-patience.network", networkFile(installation), 0o644),
    ...(installation.ntp.length === 0
      ? []
      : [file(`${runFolder}/chrony.d/site.sources`, timeServers(installation.ntp), 0o644)]),
    file(`${runFolder}/box.env`, boxEnvironment(installation), 0o600),
    file(`${runFolder}/printer.env`, printerEnvironment(installation), 0o644),
    file(`${runFolder}/screens.json`, screens(installation), 0o644),
    file(`${runFolder}/browser-policy.json`, allowed(installation), 0o644),
    file(`${runFolder}/update.json`, JSON.stringify({ at: installation.updateAt }), 0o644),
    ...roles.map((role) => file(`${runFolder}/roles/${role}`, "", 0o644)),
    ...(sshKey === null
      ? []
      : [
          file(`${runFolder}/ssh/authorized_keys`, `${sshKey}\n`, 0o644),
          file(`${runFolder}/roles/ssh`, "", 0o644),
        ]),
  ];
}

function file(path: string, text: string, mode: number): SystemFile {
  return { path, text, mode };
}

/** systemd.network(5). A link-local address besides: two machines on one cable find each other. */
function networkFile({ fixed, dns }: Installation): string {
  const names = dns.map((address) => `DNS=${address}\n`).join("");
  const common = `MulticastDNS=yes\nLLMNR=no\nLinkLocalAddressing=yes\nIPv6AcceptRA=yes\n${names}`;
  const own =
    fixed === null
      ? "DHCP=yes\n"
      : `Address=${fixed.address}\n${fixed.gateway === null ? "" : `Gateway=${fixed.gateway}\n`}`;
  return `[Match]\nName=en* eth*\n\n[Link]\nRequiredForOnline=no\n\n[Network]\n${own}${common}
[DHCPv4]\nUseNTP=yes\nUseHostname=no\nUseTimezone=no\n`;
}

function timeServers(servers: readonly string[]): string {
  return servers.map((server) => `server ${server} iburst\n`).join("");
}

function boxEnvironment({ hostname, timeZone, code }: Installation): string {
  return environment({
    PATIENCE_MDNS_NAME: `${hostname}.local`,
    TZ: timeZone,
    ...(code === null ? {} : { PATIENCE_SETUP_CODE: code }),
  });
}

function printerEnvironment({ box, printer }: Installation): string {
  return environment({
    PATIENCE_BOX: box ?? ownAddress,
    PATIENCE_PRINTER_ID: printer.id,
    PATIENCE_PRINTER_TARGET: printer.target,
    ...(printer.profile === null ? {} : { PATIENCE_PRINTER_PROFILE: printer.profile }),
  });
}

/** For the screen's program: which page, on which output, how turned, when dark. */
function screens({ roles, box, kiosk, board, language }: Installation): string {
  const one = (kind: "kiosk" | "board", place: Screen) =>
    roles.includes(kind)
      ? { [kind]: { ...place, url: `${box ?? ownAddress}/${kind}/${place.id}`, language } }
      : {};
  return JSON.stringify({ ...one("kiosk", kiosk), ...one("board", board) });
}

/** Chromium's policy: these pages and no others. A filter's path is the beginning of a path, without stars. */
function allowed({ box }: Installation): string {
  const home = box ?? ownAddress;
  const pages = [`${home}/kiosk/`, `${home}/board/`, `file://${runFolder}/`];
  return JSON.stringify({ URLAllowlist: pages });
}

/** systemd.exec(5), EnvironmentFile: values in double quotes, with what stands for itself escaped. */
function environment(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value.replace(/[\\"$`]/g, "\\$&")}"\n`)
    .join("");
}
