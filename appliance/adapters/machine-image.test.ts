import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { imageMachine } from "./machine-image.ts";

function made() {
  const root = mkdtempSync(join(tmpdir(), "patience-machine-"));
  const place = (name: string) => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const places = {
    ...{ run: place("run"), update: place("update"), inbox: place("inbox") },
    clock: place("clock"),
  };
  writeFileSync(join(places.run, "slot"), "B");
  writeFileSync(join(places.run, "report.json"), '{"faults":["Ligne 2 : …"]}');
  return { places, machine: imageMachine(places, "0.1.0") };
}

async function* bytes(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

describe("the machine under the box", () => {
  it("is nobody's image outside of one, and has no updates", async () => {
    const machine = imageMachine(null, "0.1.0");
    expect(machine.view()).toMatchObject({ image: false, version: "0.1.0" });
    expect(machine.startUpdate()).toBe(false);
    expect(machine.setClock(1)).toBe(false);
    await expect(machine.takeUpdate(bytes("x"), false)).rejects.toThrow();
  });

  it("says its slot, and what is wrong with the installer's file", () => {
    const { machine } = made();
    expect(machine.view()).toMatchObject({
      ...{ image: true, slot: "B", faults: ["Ligne 2 : …"] },
      update: { step: "none" },
    });
  });

  it("takes an update whole, for the machine's own programs to read", async () => {
    const { machine, places } = made();
    await machine.takeUpdate(bytes("one ", "two"), false);
    const file = join(places.inbox, "update.raucb");
    expect(readFileSync(file, "utf8")).toBe("one two");
    expect(statSync(file).mode & 0o777).toBe(0o660);
    expect(existsSync(join(places.inbox, "allow-older"))).toBe(false);
  });

  it("says beside it that an older one is wanted, only when it is", async () => {
    const { machine, places } = made();
    await machine.takeUpdate(bytes("x"), true);
    expect(existsSync(join(places.inbox, "allow-older"))).toBe(true);
  });

  it("leaves nothing of an update whose sending broke off", async () => {
    const { machine, places } = made();
    const broken = (async function* () {
      yield Buffer.from("x");
      throw new Error("gone");
    })();
    await expect(machine.takeUpdate(broken, false)).rejects.toThrow("gone");
    expect(existsSync(join(places.inbox, "update.raucb"))).toBe(false);
    expect(existsSync(join(places.inbox, ".upload"))).toBe(false);
  });

  it("asks for a start only when an update is written", () => {
    const { machine, places } = made();
    expect(machine.startUpdate()).toBe(false);
    writeFileSync(join(places.update, "state.json"), '{"step":"ready","to":"0.2.0"}');
    expect(machine.startUpdate()).toBe(true);
    expect(existsSync(join(places.inbox, "restart-now"))).toBe(true);
  });

  it("says who set the clock, and of no other word that it did", () => {
    const { machine, places } = made();
    expect(machine.view().clock).toBe("unknown");
    for (const source of ["network", "rtc", "set", "guess"] as const) {
      writeFileSync(join(places.clock, "source"), `${source}\n`);
      expect(machine.view().clock).toBe(source);
    }
    writeFileSync(join(places.clock, "source"), "sundial\n");
    expect(machine.view().clock).toBe("unknown");
  });

  it("asks for another time in whole seconds, but not where a server keeps it", () => {
    const { machine, places } = made();
    writeFileSync(join(places.clock, "source"), "guess\n");
    expect(machine.setClock(1_780_000_000_400)).toBe(true);
    expect(readFileSync(join(places.inbox, "clock"), "utf8")).toBe("1780000000");
    writeFileSync(join(places.clock, "source"), "network\n");
    expect(machine.setClock(1_790_000_000_000)).toBe(false);
    expect(readFileSync(join(places.inbox, "clock"), "utf8")).toBe("1780000000");
  });
});
