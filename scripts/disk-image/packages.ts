/** The processors that an image is made for, by Debian's names. */
export type Architecture = "amd64" | "arm64";

/** Every Debian package that the image asks for by name; what they depend on comes with them, recommendations do not. */
const common = [
  // The system.
  ...["systemd", "systemd-sysv", "systemd-resolved", "systemd-repart", "udev", "dbus"],
  ...["libpam-systemd", "libnss-myhostname", "libnss-resolve", "kmod", "procps", "iproute2"],
  ...["initramfs-tools", "zstd", "e2fsprogs", "dosfstools", "fdisk", "tzdata", "ca-certificates"],
  // The screen: a compositor that knows outputs, rotation and touch, and a browser.
  ...["sway", "chromium", "libgl1-mesa-dri", "libegl1", "fonts-dejavu-core"],
  // The voice and the bus.
  ...["espeak-ng", "alsa-utils", "mosquitto"],
  // The clock, the wall, the updates, and a way in for whoever has a key.
  ...["chrony", "nftables", "rauc", "rauc-service", "squashfs-tools", "openssh-server"],
  ...["usbutils"],
] as const;

const own: Readonly<Record<Architecture, readonly string[]>> = {
  amd64: ["linux-image-amd64", "grub-common", "intel-microcode", "amd64-microcode"],
  arm64: ["linux-image-arm64", "raspi-firmware"],
};

/** The packages of one architecture, sorted. */
export function packagesFor(architecture: Architecture): string[] {
  return [...common, ...own[architecture]].sort();
}
