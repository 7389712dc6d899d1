import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A USB printer that this kernel plays itself, on a USB bus that it plays too (dummy_hcd, usb_f_printer). */
export interface Gadget {
  plug(): void;
  unplug(): void;
}

export const gadgetIds = { vendorId: 0x04b8, productId: 0x0e15, serialNumber: "ESSAI1" } as const;

const root = "/sys/kernel/config/usb_gadget/paper";
const bus = "dummy_udc.0";
const english = "strings/0x409";

/** Describes the printer to the kernel; it hangs on no bus yet. */
export function makeGadget(): Gadget {
  const put = (path: string, text: string) => writeFileSync(join(root, path), text);
  for (const folder of ["", english, "configs/c.1", "functions/printer.usb0"])
    mkdirSync(join(root, folder), { recursive: true });
  put("idVendor", `0x${gadgetIds.vendorId.toString(16)}`);
  put("idProduct", `0x${gadgetIds.productId.toString(16)}`);
  put(`${english}/manufacturer`, "Patience");
  put(`${english}/product`, "Imprimante d'essai");
  put(`${english}/serialnumber`, gadgetIds.serialNumber);
  put("functions/printer.usb0/pnp_string", "MFG:Patience;MDL:Essai;CLS:PRINTER;CMD:ESC/POS;");
  put("functions/printer.usb0/q_len", "10");
  symlinkSync(join(root, "functions/printer.usb0"), join(root, "configs/c.1/printer.usb0"));
  return { plug: () => put("UDC", bus), unplug: () => put("UDC", "\n") };
}
