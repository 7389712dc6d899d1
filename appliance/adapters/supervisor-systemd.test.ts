import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemdSupervisor } from "./supervisor-systemd.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const env = { NOTIFY_SOCKET: "/run/systemd/notify", WATCHDOG_USEC: "30000000" };

describe("systemd's watch over the box", () => {
  it("is told nothing where systemd did not start the process", () => {
    const sent: string[] = [];
    systemdSupervisor(
      {},
      () => true,
      (state) => sent.push(state),
    ).ready();
    vi.advanceTimersByTime(60_000);
    expect(sent).toEqual([]);
  });

  it("hears that the box serves, then a sign of life each third of the time, then that it goes", () => {
    const sent: string[] = [];
    const supervisor = systemdSupervisor(
      env,
      () => true,
      (state) => sent.push(state),
    );
    supervisor.ready();
    vi.advanceTimersByTime(25_000);
    supervisor.stopping();
    vi.advanceTimersByTime(60_000);
    expect(sent).toEqual(["READY=1", "WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"]);
  });

  it("hears no sign of life of a box that says it is stuck", () => {
    const sent: string[] = [];
    systemdSupervisor(
      env,
      () => false,
      (state) => sent.push(state),
    ).ready();
    vi.advanceTimersByTime(60_000);
    expect(sent).toEqual(["READY=1"]);
  });

  it("asks for no signs of life where the unit has no watchdog", () => {
    const sent: string[] = [];
    systemdSupervisor(
      { NOTIFY_SOCKET: "x" },
      () => true,
      (state) => sent.push(state),
    ).ready();
    vi.advanceTimersByTime(60_000);
    expect(sent).toEqual(["READY=1"]);
  });
});
