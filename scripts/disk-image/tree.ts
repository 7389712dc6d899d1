import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { copyPackages, lockedPackages, nodeProgram } from "./modules.ts";
import type { Architecture } from "./packages.ts";
import { bundlePrograms } from "./programs.ts";
import { run } from "./steps.ts";

const home = join(import.meta.dirname, "../..");

const enabled = [
  ...["patience", "patience-setup", "patience-printer", "patience-display", "patience-health"],
  ...["patience-screen@kiosk", "patience-screen@board", "patience-reset"],
  ...["patience-update.path", "patience-update.timer", "patience-reboot.path"],
  ...["patience-clock", "patience-clock-network", "patience-clock-set.path"],
  "patience-clock-keep.timer",
  ...["mosquitto", "chrony", "nftables", "ssh"],
  ...["systemd-networkd", "systemd-resolved", "systemd-repart"],
];
/** What Debian starts by itself and no box needs. No login waits anywhere. */
const masked = [
  ...[
    "getty@tty1.service",
    "serial-getty@ttyS0.service",
    "console-getty.service",
    "autovt@.service",
  ],
  ...["apt-daily.timer", "apt-daily-upgrade.timer", "e2scrub_all.timer", "e2scrub_reap.service"],
  ...["dpkg-db-backup.timer", "rauc-mark-good.service", "systemd-firstboot.service"],
  ...[
    "ldconfig.service",
    "systemd-networkd-wait-online.service",
    "ssh.socket",
    "sshd-keygen.service",
  ],
  ...["systemd-update-done.service", "getty-static.service", "fstrim.timer", "man-db.timer"],
  ...["systemd-pcrmachine.service", "systemd-hibernate-clear.service"],
];

/** Modules without which the disk is not seen; the rest comes with the kernel's own choice. */
const early = [
  "squashfs",
  "virtio_blk",
  "virtio_pci",
  "nvme",
  "ahci",
  "sd_mod",
  "usb_storage",
  "uas",
  "mmc_block",
  "sdhci_pci",
  "ext4",
  "nls_ascii",
  "nls_cp437",
  "vfat",
];

/** Unpacks Debian's root, and makes its first RAM disk; both stay for the next build. */
export function unpacked(cache: string, tar: string, architecture: Architecture): string {
  const tree = join(cache, `tree-${architecture}`);
  const stamp = join(cache, `tree-${architecture}.from`);
  if (existsSync(join(tree, "boot/initrd")) && run("cat", [stamp]) === tar) return tree;
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  run("tar", ["-C", tree, "-xf", tar]);
  writeFileSync(join(tree, "etc/initramfs-tools/modules"), `${early.join("\n")}\n`);
  writeFileSync(
    join(tree, "etc/initramfs-tools/conf.d/patience"),
    "MODULES=most\nCOMPRESS=zstd\nCOMPRESSLEVEL=9\nRESUME=none\nFSTYPE=squashfs\n",
  );
  inside(tree, (enter) => {
    for (const kernel of run("ls", [join(tree, "lib/modules")])
      .trim()
      .split("\n"))
      enter("mkinitramfs", ["-o", "/boot/initrd", kernel]);
  });
  writeFileSync(stamp, tar);
  return tree;
}

/** Runs programs of the root inside of it, with what they expect to find there. */
function inside(
  tree: string,
  act: (enter: (program: string, args: string[]) => string) => void,
): void {
  run("mount", ["--bind", "/dev", join(tree, "dev")]);
  run("mount", ["-t", "proc", "proc", join(tree, "proc")]);
  try {
    act((program, args) => run("chroot", [tree, program, ...args], { env: { LC_ALL: "C" } }));
  } finally {
    run("umount", [join(tree, "proc"), join(tree, "dev")]);
  }
}

export interface Finish {
  readonly cache: string;
  readonly tree: string;
  readonly architecture: Architecture;
  readonly version: string;
  /** A PEM certificate whose bearer's updates every box of this image takes; null: none is built in. */
  readonly updateKey: string | null;
  /** A program that is made not to work (`appliance`, `screen`), for trials; null: none is. */
  readonly broken: string | null;
}

/** Lays Patience into the root: programs, pages, units, configuration, users. Answers npm's packages by name. */
export async function finish(made: Finish): Promise<readonly string[]> {
  const { tree, architecture, cache } = made;
  const own = join(tree, "usr/lib/patience");
  rmSync(own, { recursive: true, force: true });
  cpSync(join(home, "systemd/root"), tree, { recursive: true });
  await bundlePrograms(join(cache, "programs"));
  cpSync(join(cache, "programs"), own, { recursive: true });
  cpSync(join(home, "dist/pages"), join(own, "pages"), { recursive: true });
  const locked = lockedPackages(cache, architecture);
  const packages = copyPackages(locked, own);
  const node = join(own, "node");
  cpSync(nodeProgram(locked, architecture), node);
  if (architecture === "amd64") run("strip", ["--strip-unneeded", node]);
  chmodSync(node, 0o755);
  writeFileSync(join(own, "package.json"), '{"type":"module"}\n');
  writeFileSync(join(own, "version"), `${made.version}\n`);
  writeFileSync(
    join(own, "packages"),
    run("dpkg-query", [`--admindir=${tree}/var/lib/dpkg`, "-W"]),
  );
  if (made.updateKey !== null) cpSync(made.updateKey, join(own, "update-key.pem"));
  rmSync(join(own, "mosquitto_dynamic_security.so"), { force: true });
  const libraries = architecture === "amd64" ? "x86_64-linux-gnu" : "aarch64-linux-gnu";
  symlinkSync(
    `../${libraries}/mosquitto_dynamic_security.so`,
    join(own, "mosquitto_dynamic_security.so"),
  );
  if (made.broken !== null) {
    const program = join(own, `${made.broken}.js`);
    if (!existsSync(program)) throw new Error(`there is no program ${made.broken} to break`);
    writeFileSync(program, 'throw new Error("broken on purpose, for a trial");\n');
  }
  system(made);
  return packages;
}

function system({ tree }: Finish): void {
  // Which pages the screens may show comes from the installer's file.
  const policy = join(tree, "etc/chromium/policies/managed/pages.json");
  rmSync(policy, { force: true });
  symlinkSync("/run/patience/browser-policy.json", policy);
  for (const folder of ["efi", "setup"]) mkdirSync(join(tree, folder), { recursive: true });
  // The name comes from the installer's file; the machine's id from its firmware, or is made at each start.
  rmSync(join(tree, "etc/hostname"), { force: true });
  writeFileSync(join(tree, "etc/machine-id"), "");
  writeFileSync(join(tree, "etc/hosts"), "127.0.0.1 localhost\n::1 localhost\n");
  rmSync(join(tree, "var/lib/dbus/machine-id"), { force: true });
  rmSync(join(tree, "etc/resolv.conf"), { force: true });
  symlinkSync("../run/systemd/resolve/stub-resolv.conf", join(tree, "etc/resolv.conf"));
  // Looks for a virtual socket that no box has, and fails.
  mkdirSync(join(tree, "etc/systemd/system-generators"), { recursive: true });
  const generator = join(tree, "etc/systemd/system-generators/systemd-ssh-generator");
  rmSync(generator, { force: true });
  symlinkSync("/dev/null", generator);
  rmSync(join(tree, "etc/localtime"), { force: true });
  symlinkSync("../usr/share/zoneinfo/UTC", join(tree, "etc/localtime"));
  inside(tree, (enter) => {
    enter("systemd-sysusers", []);
    enter("usermod", ["-p", "!*", "root"]);
    enter("systemctl", ["-q", "enable", ...enabled]);
    enter("systemctl", ["-q", "mask", ...masked]);
    enter("systemctl", ["-q", "set-default", "multi-user.target"]);
  });
  for (const left of ["etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-", "etc/.pwd.lock"])
    rmSync(join(tree, left), { force: true });
  for (const key of ["ecdsa", "ed25519", "rsa"])
    for (const end of ["", ".pub"])
      rmSync(join(tree, `etc/ssh/ssh_host_${key}_key${end}`), { force: true });
}
