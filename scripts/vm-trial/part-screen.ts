import { setTimeout as delay } from "node:timers/promises";
import type { Machine } from "./machine.ts";
import type { Report } from "./report.ts";

/** Outside of emulation a person waits no longer (issue 7); emulated, starting a browser alone takes longer. */
const backSeconds = 10;
const waitSeconds = 240;

/** What can go wrong with a browser, done to the processes of the kiosk's. `[r]`: the shell that asks is not meant. */
const ills: readonly (readonly [name: string, command: string])[] = [
  ["the page crashes", "pkill -KILL -f -- --type=[r]enderer"],
  ["the page hangs", "pkill -STOP -f -- --type=[r]enderer"],
  ["nothing is drawn any more", "pkill -STOP -f -- --type=[g]pu-process"],
  ["the browser crashes", "pkill -KILL -o -f [u]sr/lib/chromium/chromium"],
  ["the compositor crashes", "pkill -KILL -x sway"],
];

interface State {
  readonly painted: boolean;
  readonly uptime: number;
}

/** Each ill is done to the kiosk's browser; how long until it has painted again, by the machine's own clock. */
export async function screenPart(machine: Machine, report: Report): Promise<void> {
  const { shell } = machine;
  if (!shell) throw new Error("no shell");
  const stateNow = async () =>
    JSON.parse(await shell.must("cat /run/patience/screens/kiosk.json")) as State;
  for (const [name, command] of ills) {
    await machine.untilPainted("kiosk", machine.seconds + waitSeconds);
    await delay(10_000);
    const before = await stateNow();
    const ill = await shell.must(`cut -d' ' -f1 /proc/uptime; ${command}; echo $?`);
    const [at = "0", code] = ill.trim().split("\n");
    if (code !== "0") {
      report.note(name, false, "there was no such process");
      continue;
    }
    const until = performance.now() + waitSeconds * 1000;
    let after = before;
    while (performance.now() < until && !(after.painted && after.uptime > Number(at))) {
      await delay(500);
      after = await stateNow();
    }
    const found = await shell.tryRun(
      `journalctl -b -q --no-pager -o cat -u patience-screen@kiosk | grep -E 'begins again|painted' | tail -2`,
    );
    const seconds = after.painted ? after.uptime - Number(at) : Number.POSITIVE_INFINITY;
    const figure = `${seconds.toFixed(1)} s (wanted outside of emulation: ${backSeconds}); ${(found ?? "").trim().replace(/\n/g, "; ")}`;
    report.note(`${name}: painted again`, after.painted && after.uptime > Number(at), figure);
  }
}
