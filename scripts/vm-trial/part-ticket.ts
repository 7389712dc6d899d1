import { join } from "node:path";
import type { Machine } from "./machine.ts";
import { codeOf } from "./part-cuts.ts";
import type { Report } from "./report.ts";
import { Visitor } from "./site.ts";

const home = join(import.meta.dirname, "../..");
const printedMs = 120_000;

/** QEMU's arguments that show the machine this repository (the emulated printer's program), and take its sound down. */
export function ticketArguments(folder: string): string[] {
  return [
    ...["-fsdev", `local,id=home,path=${home},security_model=none,readonly=on`],
    ...["-device", "virtio-9p-pci,fsdev=home,mount_tag=home"],
    ...["-audiodev", `wav,id=sound,path=${join(folder, "sound.wav")}`],
    ...["-device", "intel-hda", "-device", "hda-output,audiodev=sound"],
  ];
}

/** A first run, a ticket through the real port, on the paper of a USB printer that the machine's own kernel plays. */
export async function ticketPart(machine: Machine, report: Report): Promise<void> {
  const { shell } = machine;
  if (!shell) throw new Error("no shell");
  const visitor = new Visitor(machine.options.port);
  await visitor.begin(await codeOf(machine));
  report.note("first run with the code of the screen", true);
  await shell.must(
    "mkdir -p /run/home && mount -t 9p -o trans=virtio,version=9p2000.L,ro home /run/home && modprobe dummy_hcd && modprobe usb_f_printer && mountpoint -q /sys/kernel/config || mount -t configfs config /sys/kernel/config",
  );
  await shell.must(
    "systemd-run -q --unit=paper --setenv=HOME=/run /usr/lib/patience/node /run/home/scripts/vm-trial/usb-paper.ts",
  );
  const startedAt = performance.now();
  const ticket = await visitor.ticket();
  report.note("ticket issued", true, ticket.number);
  let printed = "";
  while (performance.now() - startedAt < printedMs && printed === "") {
    const view = await visitor.ask<{ print?: { state: string } }>(
      "GET",
      `/v1/tickets/${ticket.token}`,
    );
    const paper = (await shell.tryRun("cat /run/paper.txt")) ?? "";
    if (paper.includes(ticket.number))
      printed = `${JSON.stringify(view.print ?? {})} ${paper.slice(0, 200)}`;
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  report.note(
    "printed by the USB printer",
    printed !== "",
    `${seconds} s; ${printed.replace(/\s+/g, " ")}`,
  );
}
