import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fatFile, type Made, sizes } from "./slot.ts";
import { run } from "./steps.ts";

const types = {
  /** Windows shows the first partition of this kind of a removable disk: the installer's. */
  basicData: "EBD0A0A2-B9E5-4433-87C0-68B6B72699C7",
  esp: "C12A7328-F81F-11D2-BA4B-00A0C93EC93B",
  linux: "0FC63DAF-8483-4772-8E79-3D69D8477DE4",
};

const early = `search --no-floppy --file --set=root /patience/grubenv
set prefix=($root)/patience
configfile ($root)/patience/grub.cfg
`;
const modules = [
  "part_gpt",
  "fat",
  "search",
  "search_fs_file",
  "configfile",
  "loadenv",
  "test",
  "regexp",
  "linux",
  "echo",
  "normal",
  "boot",
  "all_video",
  "sleep",
  "reboot",
  "serial",
];

interface Partition {
  readonly label: string;
  readonly type: string;
  readonly megabytes: number;
  readonly content: string | null;
}

/** GRUB for UEFI, its rules and its state, as the ESP. */
function espFile(made: Made): string {
  const { folder } = made;
  const file = (name: string) => join(folder, name);
  writeFileSync(file("early.cfg"), early);
  copyFileSync(join(import.meta.dirname, "grub.cfg"), file("grub.cfg"));
  run("grub-script-check", [file("grub.cfg")]);
  rmSync(file("grubenv"), { force: true });
  run("grub-editenv", [file("grubenv"), "create"]);
  run("grub-editenv", [
    file("grubenv"),
    "set",
    "ORDER=A B",
    "A_STATE=good",
    "A_TRY=0",
    "B_STATE=bad",
    "B_TRY=0",
  ]);
  run("grub-mkimage", [
    "-O",
    "x86_64-efi",
    "-o",
    file("grub.efi"),
    "-c",
    file("early.cfg"),
    "-p",
    "/patience",
    ...modules,
  ]);
  return fatFile(made, {
    name: "ESP",
    megabytes: sizes.esp,
    files: {
      "EFI/BOOT/BOOTX64.EFI": file("grub.efi"),
      "patience/grub.cfg": file("grub.cfg"),
      "patience/grubenv": file("grubenv"),
    },
  });
}

/** The whole disk as one file: partitions beside each other, the second slot empty, data made at the first start. */
export function diskFile(
  made: Made,
  slot: { readonly root: string; readonly boot: string },
  files: Readonly<Record<string, string>>,
): string {
  const setup = fatFile(made, { name: "PATIENCE", megabytes: sizes.setup, files });
  const { linux } = types;
  const partitions: Partition[] = [
    { label: "patience-setup", type: types.basicData, megabytes: sizes.setup, content: setup },
    { label: "patience-esp", type: types.esp, megabytes: sizes.esp, content: espFile(made) },
    { label: "patience-boot-a", type: linux, megabytes: sizes.boot, content: slot.boot },
    { label: "patience-root-a", type: linux, megabytes: sizes.root, content: slot.root },
    { label: "patience-boot-b", type: linux, megabytes: sizes.boot, content: null },
    { label: "patience-root-b", type: linux, megabytes: sizes.root, content: null },
  ];
  const disk = join(made.folder, "patience.img");
  rmSync(disk, { force: true });
  const total = 2 + partitions.reduce((sum, { megabytes }) => sum + megabytes, 0);
  writeFileSync(disk, "");
  truncateSync(disk, total * 1024 * 1024);
  run("sfdisk", ["--quiet", disk], { input: table(partitions) });
  let at = 1;
  for (const { content, megabytes } of partitions) {
    if (content !== null) place(disk, content, at, megabytes);
    at += megabytes;
  }
  return disk;
}

/** Ids come from the labels, so that two builds are the same; a disk of this image is known by them. */
function table(partitions: readonly Partition[]): string {
  let at = 1;
  const rows = partitions.map(({ label, type, megabytes }) => {
    const row = `start=${at}MiB, size=${megabytes}MiB, type=${type}, uuid=${idOf(label)}, name="${label}"`;
    at += megabytes;
    return row;
  });
  return `label: gpt\nlabel-id: ${idOf("patience")}\n${rows.join("\n")}\n`;
}

function idOf(label: string): string {
  const hex = createHash("sha256").update(`patience:${label}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Copies a file into the disk; blocks of zeros are left as holes. */
function place(disk: string, content: string, atMegabytes: number, roomMegabytes: number): void {
  const megabyte = 1024 * 1024;
  const size = statSync(content).size;
  if (size > roomMegabytes * megabyte)
    throw new Error(
      `${content} has ${Math.ceil(size / megabyte)} MB, and its partition ${roomMegabytes}`,
    );
  const [from, to] = [openSync(content, "r"), openSync(disk, "r+")];
  const block = Buffer.alloc(megabyte);
  const zeros = Buffer.alloc(megabyte);
  for (let done = 0; done < size; ) {
    const length = readSync(from, block, 0, megabyte, done);
    const piece = block.subarray(0, length);
    if (!piece.equals(zeros.subarray(0, length)))
      writeSync(to, piece, 0, length, atMegabytes * megabyte + done);
    done += length;
  }
  closeSync(from);
  closeSync(to);
}
