import { networkInterfaces } from "node:os";

/** An address of this machine that another one can use; the wildcard is none. */
export function reachable(host: string): string {
  if (host !== "0.0.0.0" && host !== "::") return host.includes(":") ? `[${host}]` : host;
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === "IPv4");
  return outside?.address ?? "127.0.0.1";
}

/** What the console says at a start: the addresses, and the passwords that were made, this once. */
export function welcome(
  place: { readonly address: string; readonly port: number; readonly host: string },
  {
    people,
    setupCode,
  }: {
    readonly people: readonly { readonly login: string; readonly password: string }[];
    readonly setupCode: string | null;
  },
): string {
  const at = `http://${place.address}:${place.port}`;
  const pages = [
    ["Guichet (page des agents)", `${at}/guichet`],
    ["Borne de tickets", `http://127.0.0.1:${place.port}/kiosk/kiosk-1`],
    ["Écran d’appel", `http://127.0.0.1:${place.port}/board/board-1`],
    ["Tout le reste", `${at}/`],
  ] as const;
  const lines = ["", "  Patience est prête · Patience is ready", ""];
  if (setupCode === null)
    for (const [name, address] of pages) lines.push(`    ${name.padEnd(28)}${address}`);
  else
    lines.push(
      `    Mise en service · First run   ${at}/admin`,
      `    Code                          ${setupCode}`,
    );
  if (people.length > 0) {
    lines.push("", "  Mots de passe de ce site de démonstration, affichés cette fois seulement :");
    lines.push("  (passwords of this demonstration site, shown this once)", "");
    for (const { login, password } of people) lines.push(`    ${login.padEnd(28)}${password}`);
  }
  if (place.host === "127.0.0.1")
    lines.push(
      "",
      "  Ouverte à cette machine seulement ; --host 0.0.0.0 l’ouvre au réseau du site.",
    );
  return [...lines, ""].join("\n");
}
