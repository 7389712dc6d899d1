import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";
import { pictureWithText } from "./part-boot.ts";
import type { Report } from "./report.ts";

/** The installer's file as it may be: none, a correct one, and twelve wrong ones. */
const files: readonly (readonly [name: string, text: string | null, faults: number])[] = [
  ["none", null, 0],
  ["correct", 'language = "fr"\ntimezone = "Europe/Paris"\n[network]\nhostname = "mairie"\n', 0],
  ["bad syntax", 'language = "fr"\ncode = ABCD\n', 1],
  ["unknown key", '[network]\nadress = "192.168.1.20/24"\n', 1],
  ["impossible address", '[network]\naddress = "192.168.1.300/24"\n', 1],
  ["address without prefix", '[network]\naddress = "192.168.1.20"\n', 1],
  ["gateway elsewhere", '[network]\naddress = "192.168.1.20/24"\ngateway = "10.0.0.1"\n', 1],
  ["time zone", 'timezone = "Paris"\n', 1],
  ["hostname", '[network]\nhostname = "Ma Mairie"\n', 1],
  ["code", 'code = "ABC"\n', 1],
  ["rotation", "[kiosk]\nrotation = 45\n", 1],
  ["key without file", '[update]\nkey = "cles.pem"\n', 1],
  ["screen of no box", 'roles = ["kiosk"]\n', 1],
  ["printer", '[printer]\ntarget = "LPT1"\n', 1],
];

const drawnMs = 8_000;

/** Tried by whole starts. */
const starts: readonly (readonly [name: string, text: string])[] = [
  ["values", '[network]\naddress = "192.168.1.300/24"\nhostnme = "mairie"\n'],
  ["syntax", 'language = "fr"\ncode = ABCD\n'],
];

/** Each file is read by the machine's own unit; two more by whole starts, with pictures of what the screen shows. */
export async function filesPart(machine: Machine, report: Report): Promise<void> {
  const { shell } = machine;
  if (!shell) throw new Error("no shell");
  for (const [name, text, faults] of files) {
    await put(machine, text);
    await shell.must("systemctl restart patience-setup");
    const told = JSON.parse(await shell.must("cat /run/patience/report.json")) as {
      faults: string[];
    };
    report.note(`file: ${name}`, told.faults.length === faults, told.faults.join(" | "));
  }
  for (const [name, text] of starts) await wholeStart(machine, report, name, text);
  await put(machine, null);
  await machine.shell?.must("sync");
}

/** A start with a wrong file: the screen says what is wrong, and the box answers all the same. */
async function wholeStart(
  machine: Machine,
  report: Report,
  name: string,
  text: string,
): Promise<void> {
  await put(machine, text);
  await machine.shell?.must("sync");
  await machine.cut();
  await machine.on();
  const http = await machine.untilHttp(300);
  const shown = async () => {
    const words =
      "journalctl -b -q --no-pager -o cat -u patience-screen@kiosk | grep 'faults shown'";
    return (await machine.shell?.tryRun(words)) !== null;
  };
  await machine.until("page of the faults", 400, shown, 2_000);
  // The watcher says so when it leads the browser there; the page is painted a moment later.
  await delay(drawnMs);
  const picture = await pictureWithText(machine, report, `faults-${name}`);
  report.note(
    "a start with a wrong file answers all the same",
    true,
    `HTTP ${http.toFixed(0)} s; ${picture}`,
  );
}

async function put({ shell }: Machine, text: string | null): Promise<void> {
  const write =
    text === null
      ? "rm -f /setup/patience.toml"
      : `echo ${Buffer.from(text).toString("base64")} | base64 -d > /setup/patience.toml`;
  await shell?.must(`mount -o remount,rw /setup && ${write} && mount -o remount,ro /setup`);
}
