import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Monitor } from "./monitor.ts";
import { Shell, shellCredentials } from "./shell.ts";

/*
 * A virtual machine with a disk of the image: UEFI, one screen, no way out to any network; its port 80 is reached from
 * the loopback of the host. The disk is a layer over the image, which stays as it was built.
 */

export interface MachineOptions {
  readonly image: string;
  readonly folder: string;
  /** The host's port for the box's port 80. */
  readonly port: number;
  readonly cpus: number;
  readonly width: number;
  readonly height: number;
  /** Everything is waited for so many times longer. */
  readonly stretch: number;
  /** More of QEMU's arguments: sticks, sound, a second card. */
  readonly more?: readonly string[];
}

const firmware = "/usr/share/OVMF";
const memoryMB = 2048;
const diskGB = 8;

/** How the machine computes: by the processor itself where that works, else emulated. */
export function accelerator(): readonly string[] {
  const kvm = existsSync("/dev/kvm") && process.env["PATIENCE_VM_KVM"] !== "off" && kvmWorks();
  return kvm
    ? ["-accel", "kvm", "-cpu", "host"]
    : ["-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max"];
}

/** Software virtualisation has the device and cannot start firmware: the firmware is tried for a moment. */
function kvmWorks(): boolean {
  const args = [
    "-accel",
    "kvm",
    "-cpu",
    "host",
    "-m",
    "64",
    "-display",
    "none",
    "-no-reboot",
    "-net",
    "none",
  ];
  const tried = spawnSync("qemu-system-x86_64", args, { timeout: 4_000, encoding: "utf8" });
  return !/KVM internal error|failed|could not/i.test(`${tried.stderr}${tried.stdout}`);
}

export class Machine {
  readonly options: MachineOptions;
  #process: ChildProcess | null = null;
  #startedAt = 0;
  monitor: Monitor | null = null;
  shell: Shell | null = null;

  constructor(options: MachineOptions) {
    this.options = options;
    mkdirSync(options.folder, { recursive: true });
  }

  get disk(): string {
    return join(this.options.folder, "disk.qcow2");
  }

  get running(): boolean {
    return this.#process !== null;
  }

  /** Seconds since the power came. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  /** A disk as it comes from the image. */
  newDisk(): void {
    const { image, folder } = this.options;
    rmSync(this.disk, { force: true });
    must("qemu-img", [
      "create",
      "-q",
      "-f",
      "qcow2",
      "-F",
      "raw",
      "-b",
      image,
      this.disk,
      `${diskGB}G`,
    ]);
    copyFileSync(join(firmware, "OVMF_VARS_4M.fd"), join(folder, "vars.fd"));
  }

  async on(): Promise<void> {
    const { folder } = this.options;
    const log = openSync(join(folder, "qemu.log"), "a");
    for (const name of ["monitor", "shell"]) rmSync(join(folder, name), { force: true });
    this.#startedAt = performance.now();
    // Emulation takes all that it gets: whoever else works here comes first.
    const child = spawn("nice", ["-n", "5", "qemu-system-x86_64", ...this.#arguments()], {
      stdio: ["ignore", log, log],
    });
    this.#process = child;
    child.once("exit", () => {
      if (this.#process === child) this.#process = null;
    });
    this.monitor = await Monitor.open(join(folder, "monitor"));
    this.shell = await Shell.open(join(folder, "shell"), this.options.stretch);
  }

  /** The plug is pulled: no program of the machine hears of it. */
  async cut(): Promise<void> {
    const child = this.#process;
    if (!child) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    this.shell?.close();
    this.monitor?.close();
  }

  #arguments(): string[] {
    const { folder, cpus, width, height, port, more = [] } = this.options;
    return [
      ...["-machine", "q35", ...accelerator(), "-smp", String(cpus), "-m", String(memoryMB)],
      ...["-drive", `if=pflash,format=raw,readonly=on,file=${join(firmware, "OVMF_CODE_4M.fd")}`],
      ...["-drive", `if=pflash,format=raw,file=${join(folder, "vars.fd")}`],
      ...["-drive", `if=virtio,format=qcow2,file=${this.disk},cache=writeback,discard=unmap`],
      ...["-netdev", `user,id=lan,restrict=on,hostfwd=tcp:127.0.0.1:${port}-:80`],
      ...["-device", "virtio-net-pci,netdev=lan"],
      ...["-vga", "none", "-device", `virtio-vga,xres=${width},yres=${height}`, "-display", "none"],
      ...["-device", "virtio-rng-pci", "-device", "i6300esb", "-device", "qemu-xhci"],
      ...["-uuid", "6b5e0f0a-0b3c-4f3e-9f6d-5a7a70617469", "-rtc", "base=utc"],
      ...["-qmp", `unix:${join(folder, "monitor")},server=on,wait=off`],
      ...["-serial", `file:${join(folder, "console.log")}`],
      ...[
        "-device",
        "virtio-serial",
        "-chardev",
        `socket,id=shell,path=${join(folder, "shell")},server=on,wait=off`,
      ],
      ...["-device", "virtserialport,chardev=shell,name=patience-trial"],
      ...shellCredentials(),
      ...more,
    ];
  }

  /** Waits until the box answers on its port; the seconds since the power came. */
  async untilHttp(withinSeconds: number): Promise<number> {
    const url = `http://127.0.0.1:${this.options.port}/v1/health`;
    return this.until(`answer of ${url}`, withinSeconds, async () => {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      await answer?.text();
      return answer?.ok ?? false;
    });
  }

  /**
   * Waits until the screen's own watch says that the page has text; the seconds since the power came, by the machine's
   * clock and what its firmware took before. It is asked seldom: each question is work for an emulated processor.
   */
  async untilPainted(kind: "kiosk" | "board", withinSeconds: number): Promise<number> {
    let painted = 0;
    const check = async () => {
      const asked = `cut -d' ' -f1 /proc/uptime; cat /run/patience/screens/${kind}.json`;
      const text = (await this.shell?.tryRun(asked, 20_000)) ?? "";
      const [now, state] = text.split("\n");
      if (!state?.includes('"painted":true')) return false;
      const { uptime } = JSON.parse(state) as { uptime: number };
      painted = this.seconds - (Number(now) - uptime);
      return true;
    };
    await this.until(`painted ${kind}`, withinSeconds, check, 3_000);
    return painted;
  }

  async until(
    what: string,
    withinSeconds: number,
    check: () => Promise<boolean>,
    everyMs = 500,
  ): Promise<number> {
    while (this.seconds < withinSeconds * this.options.stretch) {
      if (!this.running) throw new Error(`the machine ended while it was waited for: ${what}`);
      if (await check()) return this.seconds;
      await delay(everyMs);
    }
    throw new Error(`no ${what} within ${withinSeconds} s of the start`);
  }

  async picture(name: string): Promise<string> {
    const file = join(this.options.folder, `${name}.png`);
    await this.monitor?.ask("screendump", { filename: file, format: "png" });
    return file;
  }
}

function must(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
