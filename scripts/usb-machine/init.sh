#!/bin/busybox sh
# The first program of the virtual machine: loads the modules, takes the host's file system (read-only) for its own,
# and runs the guest's part of the proof. Nothing of the host can be changed but the folder of results.
/bin/busybox mkdir -p /proc /sys /dev /new
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
for module in $(/bin/busybox cat /modules/order); do
  /bin/busybox insmod /modules/$module.ko || echo "no module $module"
done
/bin/busybox mount -t configfs config /sys/kernel/config
/bin/busybox mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose,ro host /new || echo "no host files"
/bin/busybox mount -t tmpfs tmpfs /new/run
/bin/busybox mkdir -p /new/run/results
/bin/busybox mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 results /new/run/results || echo "no results"
for folder in proc sys dev; do /bin/busybox mount --rbind /$folder /new/$folder; done
/bin/busybox ifconfig lo 127.0.0.1 up
. /order
/bin/busybox chroot /new /bin/sh -c "cd '$HOME_DIR' && HOME=/run PATIENCE_USB_ROWS='$ROWS' PATIENCE_USB_MANY='$MANY' '$NODE' scripts/usb-machine/guest.ts" >/dev/console 2>&1
echo "guest ended: $?"
/bin/busybox sync
/bin/busybox poweroff -f
