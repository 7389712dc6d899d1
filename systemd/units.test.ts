import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it, vi } from "vitest";

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, "root");
const units = globSync(`${root}/{usr/lib,etc}/systemd/system/*.service`);
const tool = "systemd-analyze";
const hasTool = spawnSync(tool, ["--version"]).status === 0;

/** The most that `systemd-analyze security` may say (0 is shut in, 10 is open). One-shot programs of the system that run
 * for a moment, and by nobody's input, have no bound: they change what all others are forbidden to change. */
const most: Readonly<Record<string, number>> = {
  "patience.service": 2.0,
  "patience-printer.service": 2.0,
  "patience-setup.service": 2.0,
  "patience-health.service": 2.0,
  "patience-update.service": 2.0,
  "patience-clock.service": 2.0,
  "patience-clock-network.service": 2.0,
  "patience-clock-set.service": 2.0,
  "patience-clock-keep.service": 2.0,
  "mosquitto.service": 3.0,
  "patience-display.service": 6.0,
  "patience-screen@.service": 6.0,
};

function score(path: string): number {
  const { stdout } = spawnSync(tool, ["security", "--offline=true", path], { encoding: "utf8" });
  return Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
}

const read = (path: string) => readFileSync(path, "utf8");

describe("the units", () => {
  it.runIf(hasTool).each(Object.entries(most))("%s is shut in to %s or better", (name, limit) => {
    const path = units.find((one) => basename(one) === name) ?? "";
    expect(score(path)).toBeLessThanOrEqual(limit);
  });

  it.each(
    units.filter((path) => /Restart=always/.test(read(path))).map((path) => [basename(path), path]),
  )("%s is started again for ever", (_name, path) => {
    expect(read(path)).toContain("StartLimitIntervalSec=0");
  });

  it("wait for no network", () => {
    for (const path of units) expect(read(path)).not.toMatch(/network-online|time-sync|time-wait/);
  });

  it("have users of their own, except those that change the system for a moment", () => {
    const asRoot = units
      .filter((path) => !/^User=/m.test(read(path)))
      .map((path) => basename(path));
    expect(asRoot.sort()).toEqual([
      "patience-media@.service",
      "patience-reboot.service",
      "patience-reset.service",
      "patience-setup.service",
      "patience-stick@.service",
    ]);
  });

  it("start programs that the image bundles", () => {
    const programs = readFileSync(
      join(import.meta.dirname, "../scripts/disk-image/programs.ts"),
      "utf8",
    );
    for (const path of units)
      for (const [, name = ""] of read(path).matchAll(/\/usr\/lib\/patience\/([a-z-]+)\.js/g))
        expect(programs, `${basename(path)}: ${name}`).toMatch(
          new RegExp(
            `/${name === "appliance" ? "appliance/main" : name}\\.ts"`.replace("/appliance/", ""),
          ),
        );
  });
});
