import { describe, expect, it } from "vitest";
import { isDark } from "./schedule.ts";
import { grown, judge, type Look, limits, type Watch, watchFrom } from "./watch.ts";

const home = "http://127.0.0.1/kiosk/kiosk-1";
const well: Look = { alive: true, painted: true, dark: false, url: home, tookMs: 30 };
const white: Look = { ...well, painted: false };
const silent: Look = { ...white, alive: false };

/** Looks every two seconds, from a moment; answers what was done, and when. */
function through(watch: Watch, look: Look, from: number, seconds: number) {
  let state = watch;
  const acts: [string, number][] = [];
  for (let at = from; at <= from + seconds * 1000; at += 2000) {
    const judged = judge(state, look, at);
    state = judged.watch;
    if (judged.act !== "none") acts.push([judged.act, (at - from) / 1000]);
    if (judged.act === "restart") break;
  }
  return { acts, state };
}
const painted = judge(watchFrom(home, 0), well, 0).watch;

describe("the watch over a screen", () => {
  it("leaves a screen alone that paints", () => {
    expect(through(painted, well, 2000, 3600).acts).toEqual([]);
  });

  it("starts a browser anew that does not answer, within ten seconds", () => {
    expect(through(painted, silent, 0, 60).acts).toEqual([["restart", 4]]);
  });

  it("loads a white page anew, and starts the browser anew when it stays white", () => {
    expect(through(painted, white, 0, 60).acts).toEqual([
      ["reload", 4],
      ["restart", 8],
    ]);
  });

  it("waits a minute for a first page, and begins again then", () => {
    const { acts } = through(watchFrom(home, 0), white, 0, 120);
    expect(acts).toEqual([["restart", limits.firstPaintMs / 1000]]);
  });

  it("waits longer after each start that came to nothing, and not for ever", () => {
    const { acts } = through(watchFrom(home, 0, 2), white, 0, 600);
    expect(acts).toEqual([["restart", (4 * limits.firstPaintMs) / 1000]]);
    expect([0, 1, 2, 3, 50].map((tries) => grown(10, tries))).toEqual([10, 20, 40, 80, 80]);
  });

  it("gives a slow machine as much longer as its answers take", () => {
    const slow = { ...well, tookMs: 1_500 };
    const used = judge(watchFrom(home, 0), slow, 0).watch;
    expect(through(used, silent, 0, 60).acts).toEqual([["restart", 12]]);
  });

  it("asks nothing of a screen that is dark by its schedule", () => {
    expect(through(painted, { ...white, dark: true }, 0, 3600).acts).toEqual([]);
  });

  it("leads a browser back that stands elsewhere", () => {
    const away = { ...well, url: "chrome-error://chromewebdata/", painted: false };
    expect(through(painted, away, 0, 1).acts[0]).toEqual(["reload", 0]);
    expect(judge(painted, { ...well, url: "http://127.0.0.1/admin" }, 1).act).toBe("reload");
  });

  it("lets a screen move to another one of its box", () => {
    expect(judge(painted, { ...well, url: "http://127.0.0.1/board/hall" }, 1).act).toBe("none");
  });
});

describe("the hours of a screen", () => {
  const at = (hours: number, minutes = 0) => ({ getHours: () => hours, getMinutes: () => minutes });
  it("pass midnight", () => {
    const night = { from: "20:00", to: "07:00" };
    expect([19, 20, 23, 0, 6, 7].map((hour) => isDark(night, at(hour)))).toEqual([
      ...[false, true, true, true, true, false],
    ]);
  });
  it("may lie within a day, or be none", () => {
    expect(isDark({ from: "12:00", to: "13:30" }, at(13, 29))).toBe(true);
    expect(isDark({ from: "12:00", to: "13:30" }, at(13, 30))).toBe(false);
    expect(isDark(null, at(3))).toBe(false);
  });
});
