import { setTimeout as delay } from "node:timers/promises";
import { startAgent } from "../printer/agent.ts";
import { defaultLimits } from "../printer/limits.ts";
import { jsonLog } from "../printer/log.ts";
import { defaultProfile, profileNamed } from "../printer/profiles.ts";
import { transportTo } from "../printer/transport/target.ts";

/*
 * The print agent of an image: asks its box for a pass to the bus, and serves the printer that the installer's file
 * names. A box that does not know this printer yet is asked again; one that has other keys now (it was wiped, or
 * restored) ends this process, which systemd starts again.
 */

const box = process.env["PATIENCE_BOX"] ?? "http://127.0.0.1";
const printerId = process.env["PATIENCE_PRINTER_ID"] ?? "printer-1";
const target = process.env["PATIENCE_PRINTER_TARGET"] ?? "usb:";
const profile = process.env["PATIENCE_PRINTER_PROFILE"] ?? defaultProfile;
const journalDirectory = process.env["STATE_DIRECTORY"] ?? "/var/lib/patience-printer";
const checkMs = 5_000;
const askMs = 3_000;
const askAgainMs = 30_000;

interface Access {
  readonly root: string;
  readonly username: string;
  readonly password: string;
}

async function access(): Promise<Access | null> {
  const answer = await fetch(`${box}/v1/bus?device=printer/${printerId}`, {
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  if (!answer?.ok) {
    await answer?.arrayBuffer();
    return null;
  }
  return (await answer.json()) as Access;
}

async function firstAccess(): Promise<Access> {
  for (;;) {
    const found = await access();
    if (found) return found;
    await delay(askMs);
  }
}

/** A pass with an end differs each time; of the others, a different one says that the box has new keys. */
function isOther(was: Access, now: Access): boolean {
  const fixed = was.password.startsWith("fixed.");
  return was.root !== now.root || (fixed && was.password !== now.password);
}

const log = jsonLog((line) => process.stderr.write(line), Date.now);
const own = await firstAccess();
const url = new URL("/mqtt", box);
url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
const agent = startAgent({
  ...{ url: url.href, username: own.username, password: own.password },
  ...{ clientId: printerId, site: own.root.split("/").at(-1) ?? "", printerId },
  ...{ transport: transportTo(target), profile: profileNamed(profile), journalDirectory },
  ...{ limits: defaultLimits, checkMs, now: Date.now, log },
});
const end = async (code: number) => {
  await agent.stop();
  process.exit(code);
};
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(0));
for (;;) {
  await delay(askAgainMs);
  const now = await access();
  if (now && isOther(own, now)) await end(1);
}
