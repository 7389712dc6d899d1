import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const program = join(import.meta.dirname, "root/usr/lib/patience/clock");
/** What the machine's clock says when the trial begins; programs of the trial stand in for it. */
const present = 1_780_000_000;

/** A machine of folders, with a clock that is a file. */
function machine({ rtc }: { rtc: boolean }) {
  const root = mkdtempSync(join(tmpdir(), "patience-clock-"));
  const place = (name: string) => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const [run, data, keep, inbox, bin] = ["run", "data", "keep", "inbox", "bin"].map(place) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const put = (path: string, text: string) => writeFileSync(path, text);
  const wall = join(root, "wall");
  put(wall, String(present));
  put(join(root, "hctosys"), rtc ? "1\n" : "0\n");
  const stand = (name: string, script: string) => {
    put(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  stand(
    "date",
    `case "$2" in +%s) cat ${wall};; -s) echo "\${3#@}" > ${wall};; *) echo then;; esac`,
  );
  stand("chronyc", "exit 0");
  stand("hwclock", `touch ${root}/hwclock`);
  stand("touch", `for file; do exec /usr/bin/touch -d "@$(cat ${wall})" "$file"; done`);
  const ask = (verb: string) => {
    const env = {
      ...{ PATH: `${bin}:/usr/bin:/bin`, PATIENCE_CLOCK_RUN: run, PATIENCE_CLOCK_DATA: data },
      ...{ PATIENCE_CLOCK_KEEP: keep, PATIENCE_CLOCK_INBOX: inbox },
      PATIENCE_CLOCK_RTC: join(root, "hctosys"),
    };
    const { status, stderr } = spawnSync(program, [verb], { env, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    return readFileSync(join(run, "source"), "utf8").trim();
  };
  const written = (folder: string, name: string, at: number) => {
    put(join(folder, name), "");
    utimesSync(join(folder, name), at, at);
  };
  return {
    root,
    run,
    data,
    keep,
    inbox,
    ask,
    written,
    put,
    now: () => Number(readFileSync(wall, "utf8")),
  };
}

describe("the clock of a machine", () => {
  it("is the battery's, where there is one and the data are older", () => {
    const m = machine({ rtc: true });
    m.written(m.data, "patience.db", present - 3_600);
    expect(m.ask("start")).toBe("rtc");
    expect(m.now()).toBe(present);
  });

  it("is a guess without a battery, on an empty machine as well", () => {
    expect(machine({ rtc: false }).ask("start")).toBe("guess");
  });

  it("goes on from the newest moment of the data when it stands before them, whatever the battery says", () => {
    const m = machine({ rtc: true });
    m.written(m.data, "patience.db-wal", present + 500);
    m.written(m.keep, "last", present + 900);
    expect(m.ask("start")).toBe("guess");
    expect(m.now()).toBe(present + 900);
  });

  it("is the network's once a time server has set it", () => {
    expect(machine({ rtc: false }).ask("network")).toBe("network");
  });

  it("is set by an administrator, with the battery's", () => {
    const m = machine({ rtc: false });
    m.put(join(m.inbox, "clock"), String(present + 86_400));
    expect(m.ask("set")).toBe("set");
    expect(m.now()).toBe(present + 86_400);
    expect(existsSync(join(m.root, "hwclock"))).toBe(true);
    expect(existsSync(join(m.inbox, "clock"))).toBe(false);
  });

  it("is not drawn back to a wrong year that was left", () => {
    const m = machine({ rtc: false });
    m.written(m.data, "patience.db", present + 1_000_000);
    m.put(join(m.inbox, "clock"), String(present + 60));
    m.ask("set");
    expect(statSync(join(m.data, "patience.db")).mtimeMs / 1_000).toBe(present + 60);
    expect(m.ask("start")).toBe("guess");
    expect(m.now()).toBe(present + 60);
  });

  it.each(["", "soon", "-5; reboot", "99999999999999999999"])(
    "takes no «%s» for a command",
    (asked) => {
      const m = machine({ rtc: true });
      m.ask("start");
      m.put(join(m.inbox, "clock"), asked);
      m.ask("set");
      expect(m.now()).toBeLessThan(100_000_000_000);
      expect(existsSync(join(m.inbox, "clock"))).toBe(false);
    },
  );

  it("stays the network's, whatever an administrator's watch says", () => {
    const m = machine({ rtc: true });
    m.ask("network");
    m.put(join(m.inbox, "clock"), "5");
    expect(m.ask("set")).toBe("network");
    expect(m.now()).toBe(present);
  });
});
