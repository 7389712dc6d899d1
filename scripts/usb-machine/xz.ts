import { execFileSync } from "node:child_process";

const largestModule = 64 * 1024 * 1024;

/** A module as newer Debian kernels carry it. */
export function xzBytes(path: string): Uint8Array {
  return execFileSync("xz", ["-dc", path], { maxBuffer: largestModule });
}
