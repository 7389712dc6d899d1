import { spawnSync } from "node:child_process";
import type { Machine } from "./machine.ts";
import type { Report } from "./report.ts";

const httpSeconds = 90;
const paintedSeconds = 180;
const memoryMB = 600;
const textSeconds = 120;
/** TCP 80 and, of the broker, its loopback port; UDP for the name and the time. Nothing else listens to anybody else. */
const portsAllowed = /^(tcp 80|udp 5353|udp 123|udp 323|udp 68|udp 546)$/;

/** The first start of a new disk: how long it takes, what it needs, and that nothing is wrong. */
export async function bootPart(machine: Machine, report: Report): Promise<void> {
  machine.newDisk();
  await machine.on();
  report.within("HTTP answers", await machine.untilHttp(400), httpSeconds, "s");
  report.within("kiosk painted", await machine.untilPainted("kiosk", 500), paintedSeconds, "s");
  const { shell } = machine;
  if (!shell) throw new Error("no shell");
  const text = await shell.must("cat /run/patience/screens/kiosk.json");
  console.log(`  ${text}`);
  const picture = await pictureWithText(machine, report, "kiosk");
  report.note("picture of the kiosk, to be looked at", true, picture);
  const free = await shell.must(
    "awk '/MemTotal/{t=$2}/MemAvailable/{a=$2}END{print (t-a)/1024}' /proc/meminfo",
  );
  report.within("memory in use", Number(free), memoryMB, "MB");
  const failed = (await shell.must("systemctl --failed --no-legend --plain; true")).trim();
  report.note("no failed unit", failed === "", failed);
  const route = (
    await shell.must(
      "ip route show default; ping -c1 -W2 1.1.1.1 >/dev/null 2>&1 && echo out; true",
    )
  ).trim();
  report.note("no network at all", !route.includes("out"), "the network card has no way out");
  const readOnly = await shell.run("touch /usr/x /etc/x /x");
  report.note("the root is read-only", readOnly?.code !== 0);
  await ports(machine, report);
  const packages = await shell.must("cat /usr/lib/patience/packages | wc -l");
  report.note("Debian packages", true, packages.trim());
  const slow = await shell.must("systemd-analyze time; systemd-analyze blame | head -12");
  console.log(slow);
}

async function ports({ shell }: Machine, report: Report): Promise<void> {
  const text = (await shell?.must("ss -H -tuln")) ?? "";
  const open = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , at = ""]) => !/^(127\.|\[::1\]|127.0.0.53|\[?fe80)/.test(at))
    .map(([kind = "", , , , at = ""]) => `${kind} ${at.slice(at.lastIndexOf(":") + 1)}`);
  const all = [...new Set(open)].sort();
  report.note(
    "only documented ports listen",
    all.every((one) => portsAllowed.test(one)),
    all.join(", "),
  );
}

/** The browser says that it painted; the letters are on the screen's own picture a while later. */
export async function pictureWithText(
  machine: Machine,
  report: Report,
  name: string,
): Promise<string> {
  const seconds = await machine
    .until(
      `text in the picture of the ${name}`,
      machine.seconds + textSeconds,
      async () => hasText(await machine.picture(name)),
      3_000,
    )
    .catch(() => null);
  const figure = seconds === null ? "only a ground" : `${seconds.toFixed(1)} s after power-on`;
  report.note("text in the picture", seconds !== null, figure);
  return machine.picture(name);
}

/** Letters make many edges; a page that is one colour, or a colour with a pointer, has none. */
function hasText(png: string): boolean {
  const { stdout } = spawnSync(
    "ffmpeg",
    [
      ...[
        "-loglevel",
        "error",
        "-i",
        png,
        "-vf",
        "format=gray,sobel,signalstats,metadata=print:file=-",
      ],
      ...["-f", "null", "-"],
    ],
    { encoding: "utf8" },
  );
  const average = Number(/YAVG=([\d.]+)/.exec(stdout)?.[1] ?? 0);
  return average > 0.5;
}
