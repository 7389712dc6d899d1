import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { archiveOf, fileEntry } from "./archive.ts";
import { stockKernel } from "./kernel.ts";

/*
 * USB for real: starts Debian's stock kernel in a virtual machine whose kernel plays both a USB bus and a USB printer,
 * and runs the contract of faults there. Emulated throughout (`-accel tcg`), so that it needs no rights and no host
 * kernel of its own; about a minute.
 */

const { values } = parseArgs({
  options: {
    /** Only the rows whose kind and name this expression fits. */
    row: { type: "string", default: "" },
    /** Where the kernel is kept. */
    cache: { type: "string", default: join(homedir(), ".cache/patience/usb-kernel") },
    /** Tickets of the row that prints many; emulated, each takes a second. */
    many: { type: "string", default: "20" },
    verbose: { type: "boolean", default: false },
    /** A file for the lines of the table. */
    out: { type: "string" },
  },
});

const home = join(import.meta.dirname, "../..");
const emulators: Readonly<Record<string, string>> = {
  x64: "qemu-system-x86_64",
  arm64: "qemu-system-aarch64",
};
const emulator = emulators[process.arch] ?? "";
const longestMs = 600_000;
const busybox = ["/bin/busybox", "/usr/bin/busybox"].find((path) => existsSync(path));
const modules = ["virtio_pci", "9pnet_virtio", "9p", "dummy_hcd", "usb_f_printer", "usblp"];

if (spawnSync(emulator, ["--version"]).status !== 0 || busybox === undefined) {
  console.log(
    "skipped: USB in a virtual machine needs the Debian packages qemu-system and busybox-static",
  );
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "usb-machine-"));
const results = join(folder, "results");
mkdirSync(results);
const kernel = stockKernel(values.cache);
writeFileSync(join(folder, "initrd"), firstFiles(busybox));

const startedAt = performance.now();
const machine = spawn(emulator, machineArgs(), { stdio: ["ignore", "pipe", "inherit"] });
const timer = setTimeout(() => machine.kill("SIGKILL"), longestMs);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => machine.kill("SIGKILL"));
let unfinished = "";
machine.stdout.setEncoding("utf8").on("data", (text: string) => show(text));
machine.once("exit", () => {
  clearTimeout(timer);
  process.exit(report());
});

/** The kernel's own words are shown only on demand; the guest's lines always. A console comes in pieces of lines. */
function show(text: string): void {
  const lines = (unfinished + text).split(/\r?\n/);
  unfinished = lines.pop() ?? "";
  for (const line of lines)
    if (line !== "" && (values.verbose || /^[✓✗]|guest ended|Error|no /.test(line)))
      console.log(`  ${line}`);
}

function firstFiles(shell: string): Buffer {
  const loaded = kernel.modules(modules);
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const order = [
    `HOME_DIR=${quoted(home)}`,
    `NODE=${quoted(process.execPath)}`,
    `ROWS=${quoted(values.row)}`,
    `MANY=${quoted(values.many)}`,
  ].join("\n");
  return archiveOf([
    { path: "bin" },
    { ...fileEntry("bin/busybox", shell), executable: true },
    { ...fileEntry("init", join(import.meta.dirname, "init.sh")), executable: true },
    { path: "order", bytes: Buffer.from(`${order}\n`) },
    { path: "modules" },
    { path: "modules/order", bytes: Buffer.from(loaded.map(({ name }) => name).join("\n")) },
    ...loaded.map(({ name, bytes }) => ({ path: `modules/${name}.ko`, bytes })),
  ]);
}

function machineArgs(): string[] {
  const arm = process.arch === "arm64";
  const share = (name: string, path: string, more: string) => [
    ...["-fsdev", `local,id=${name},path=${path},security_model=none,multidevs=remap${more}`],
    ...["-device", `virtio-9p-pci,fsdev=${name},mount_tag=${name}`],
  ];
  return [
    ...(arm ? ["-machine", "virt"] : []),
    ...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "1024"],
    ...["-kernel", kernel.image, "-initrd", join(folder, "initrd")],
    ...["-append", `console=${arm ? "ttyAMA0" : "ttyS0"} quiet panic=-1 no_timer_check`],
    ...["-nographic", "-no-reboot", "-net", "none"],
    ...share("host", "/", ",readonly=on"),
    ...share("results", results, ""),
  ];
}

interface Line {
  readonly kind?: string;
  readonly row?: string;
  readonly passed?: boolean;
  readonly error?: string;
  readonly speed?: { readonly tickets: number; readonly p50: number; readonly worst: number };
  readonly ended?: boolean;
}

/** Says what was proved; 0 where all of it was. */
function report(): number {
  const path = join(results, "results.jsonl");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const rows = lines.filter(({ row }) => row !== undefined);
  const failed = rows.filter(({ passed }) => passed !== true);
  for (const { kind, speed } of lines)
    if (speed)
      console.log(
        `  ${kind}: job -> last byte at the printer, p50 ${speed.p50} ms, worst ${speed.worst} ms of ${speed.tickets} (emulated processor)`,
      );
  for (const { kind, row, error } of failed) console.error(`✗ ${kind}: ${row}\n  ${error}`);
  if (values.out !== undefined) writeFileSync(values.out, text);
  rmSync(folder, { recursive: true, force: true });
  const whole = lines.some(({ ended }) => ended === true);
  if (!whole) console.error("✗ the virtual machine ended too soon (--verbose shows its console)");
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(
    `USB: ${rows.length - failed.length} passed, ${failed.length} failed (Linux ${kernel.version}, ${seconds} s)`,
  );
  return whole && failed.length === 0 ? 0 : 1;
}
