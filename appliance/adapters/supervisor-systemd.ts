import { execFile } from "node:child_process";

/** Whoever started this process and watches over it: told when it serves, that it lives, and that it goes. */
export interface Supervisor {
  /** It serves now. From here on a sign of life follows, as often as was asked for. */
  ready(): Supervisor;
  /** It goes because it was asked to. */
  stopping(): void;
}

type Env = Readonly<Record<string, string | undefined>>;
type Send = (state: string) => void;

/** A word to systemd (sd_notify(3)) needs a datagram socket, which Node does not have: its own tool sends it. */
const tool = "/usr/bin/systemd-notify";
const sendMs = 10_000;

/**
 * systemd's watch over a service (`Type=notify`, `WatchdogSec=`), of what it put into the environment; outside of systemd
 * it does nothing. The signs of life come from the event loop: a loop that hangs sends none, and the unit is started
 * again. `alive` may say that there is none to send.
 */
export function systemdSupervisor(
  env: Env,
  alive: () => boolean = () => true,
  send: Send = sendBySystemd,
): Supervisor {
  if (!env["NOTIFY_SOCKET"]) return nobody;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    ready() {
      send("READY=1");
      const watchdogMs = Number(env["WATCHDOG_USEC"] ?? 0) / 1000;
      if (!(watchdogMs > 0)) return this;
      // A third of the time, so that one late sign is not the end (sd_watchdog_enabled(3) asks for a half).
      timer = setInterval(() => {
        if (alive()) send("WATCHDOG=1");
      }, watchdogMs / 3);
      timer.unref();
      return this;
    },
    stopping() {
      clearInterval(timer);
      send("STOPPING=1");
    },
  };
}

const nobody: Supervisor = { ready: () => nobody, stopping: () => undefined };

function sendBySystemd(state: string): void {
  execFile(tool, [state], { timeout: sendMs }, () => undefined);
}
